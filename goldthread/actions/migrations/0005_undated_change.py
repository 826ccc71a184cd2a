"""Mark actions of which a lead, a supporter or the due date changed on a day that nobody noted."""

from django.db import migrations, models
from django.db.models import Q


def mark(apps, schema_editor):
    undated = Q(lines__has_ended=True, lines__ends_first=None) | Q(slipped__isnull=False, slipped__on_first=None)
    rows = apps.get_model("actions", "Action").objects
    rows.filter(pk__in=rows.filter(undated).values("pk")).update(is_change_undated=True)


class Migration(migrations.Migration):
    dependencies = [("actions", "0004_line_done")]

    operations = [
        migrations.AddField(
            "action",
            "is_change_undated",
            models.BooleanField(
                default=False, help_text="A lead, a supporter or the due date changed on a day not known."
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
