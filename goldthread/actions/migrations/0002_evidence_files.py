"""Evidence as files, with its owner and its last day."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actions", "0001_initial")]

    operations = []
