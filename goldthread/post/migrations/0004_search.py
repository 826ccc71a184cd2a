"""What can be found."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("post", "0003_files")]

    operations = []
