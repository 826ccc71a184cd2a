"""The day on which each lead's own part was done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actions", "0003_see_at_once")]

    operations = [
        migrations.AddField("line", "done_first", models.DateField(blank=True, null=True)),
        migrations.AddField("line", "done_last", models.DateField(blank=True, null=True)),
        migrations.AddField("line", "done_words", models.CharField(blank=True, default="", max_length=120)),
    ]
