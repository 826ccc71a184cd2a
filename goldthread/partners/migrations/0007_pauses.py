"""Give each group that is paused a pause whose first day is not known, so that its history has it."""

from django.db import migrations


def pauses_of_paused(apps, schema_editor):
    Group, GroupPause = apps.get_model("partners", "Group"), apps.get_model("partners", "GroupPause")
    paused = Group.objects.filter(is_paused=True, pauses=None)
    GroupPause.objects.bulk_create(GroupPause(group=group, why=group.paused_why) for group in paused)


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_groups"),
    ]

    operations = [migrations.RunPython(pauses_of_paused, migrations.RunPython.noop)]
