"""Files that people bring."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("post", "0002_background")]

    operations = []
