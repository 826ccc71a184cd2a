"""What a list of actions reads to say how many there are, together in one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actions", "0002_evidence_files")]

    operations = [
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["home", "circle", "circle_group", "due_last"], name="action_may_see"),
        ),
    ]
