"""Files that people bring."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0002_background")]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("partnership_id", models.BigIntegerField()),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(help_text="As it was called by whoever brought it.", max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "digest",
                    models.CharField(blank=True, db_index=True, help_text="SHA-256 of its bytes.", max_length=64),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being checked"),
                            ("checked", "Checked"),
                            ("held", "Held back"),
                            ("refused", "Refused"),
                            ("erased", "Erased"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("why", models.TextField(blank=True, help_text="Why it was refused or is held back, and what to do.")),
                (
                    "scan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not yet scanned"),
                            ("clean", "Scanned, nothing found"),
                            ("not scanned", "Not scanned for viruses: there is no scanner"),
                            ("found", "A virus was found"),
                        ],
                        default="",
                        max_length=11,
                    ),
                ),
                ("text", models.TextField(blank=True, help_text="What was read of it, for search.")),
                ("pages", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "found",
                    models.JSONField(blank=True, default=list, help_text="Kind and place of what may name a child."),
                ),
                ("cleared_by_id", models.BigIntegerField(blank=True, null=True)),
                ("cleared_why", models.CharField(blank=True, max_length=300)),
                ("added_by_id", models.BigIntegerField(blank=True, null=True)),
                ("added_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "file",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("refused", "held")), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stored_file_refused_says_why",
                        violation_error_message="Say why it is refused or held back.",
                    )
                ],
            },
        ),
    ]
