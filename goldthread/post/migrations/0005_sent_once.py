"""Forms that were sent, each saved once."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("post", "0004_search")]

    operations = []
