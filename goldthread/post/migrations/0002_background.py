"""Jobs in the background, and letters that go out."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("post", "0001_initial")]

    operations = []
