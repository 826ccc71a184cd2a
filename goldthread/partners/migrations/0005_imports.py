"""Spreadsheets brought in, and how their columns were read."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("partners", "0004_comments")]

    operations = []
