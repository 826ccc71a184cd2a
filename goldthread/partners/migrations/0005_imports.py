"""Spreadsheets brought in, and how their columns were read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0004_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="A key of what the chapters let be brought.", max_length=40)),
                ("file", models.CharField(max_length=160, verbose_name="file name")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "Its columns are to be checked"),
                            ("previewed", "Looked through, not loaded yet"),
                            ("loading", "Being loaded"),
                            ("loaded", "Loaded"),
                            ("undone", "Undone"),
                            ("discarded", "Thrown away"),
                        ],
                        default="read",
                        max_length=10,
                    ),
                ),
                (
                    "sheets",
                    models.JSONField(default=list, help_text="The rows as they were read, until they are loaded."),
                ),
                ("wanted", models.JSONField(default=list, help_text="The names of the sheets to bring in.")),
                ("columns", models.JSONField(default=dict, help_text="What each column is about, by its heading.")),
                ("counts", models.JSONField(default=dict, help_text="How many rows become what.")),
                ("brought_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.partnership"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("sheet", models.CharField(max_length=120)),
                ("number", models.PositiveIntegerField(help_text="The number that the spreadsheet shows beside it.")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changes", "Changes"),
                            ("same", "The same"),
                            ("refused", "Held back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_flagged", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True)),
                ("problems", models.JSONField(default=list, help_text="Column, value and sentence of each.")),
                (
                    "record_kind",
                    models.CharField(blank=True, help_text="The table of the record it is about.", max_length=60),
                ),
                ("record_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "made",
                    models.JSONField(
                        default=list, help_text="Table and number of each record it became, and what was before."
                    ),
                ),
                (
                    "stays",
                    models.CharField(blank=True, help_text="Why it stayed when the import was undone.", max_length=300),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="partners.import"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("imported", "position"), name="imported_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("headings", models.CharField(help_text="A fingerprint of the headings.", max_length=64)),
                ("columns", models.JSONField(default=dict)),
                ("used_on", models.DateField()),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partners.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("home", "kind", "headings"), name="mapping_once")],
            },
        ),
    ]
