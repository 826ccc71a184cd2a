"""What was stopped because it may identify a child, and what was erased."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_accounts")]

    operations = []
