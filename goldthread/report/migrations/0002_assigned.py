"""Sections given to somebody, and the council's own templates."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("report", "0001_initial")]

    operations = []
