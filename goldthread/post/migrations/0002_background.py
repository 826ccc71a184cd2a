"""Jobs in the background, letters that go out, and the workers that see to both."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=80)),
                ("arguments", models.JSONField(default=dict)),
                ("asked_by_id", models.BigIntegerField(blank=True, null=True)),
                ("partnership_id", models.BigIntegerField(blank=True, null=True)),
                ("on", models.DateField(help_text="The day it was asked for, which is the day it works with.")),
                (
                    "once",
                    models.CharField(blank=True, help_text="Of the same name only one waits or runs.", max_length=160),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Under way"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("says", models.CharField(blank=True, max_length=300)),
                ("result_url", models.CharField(blank=True, max_length=300)),
                (
                    "fault",
                    models.CharField(
                        blank=True, help_text="Where in the software it failed, without a word.", max_length=300
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "beat_at",
                    models.DateTimeField(blank=True, help_text="When whoever runs it was last heard of.", null=True),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160, unique=True)),
                ("to", models.EmailField(max_length=254)),
                ("person_id", models.BigIntegerField(blank=True, null=True)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("message_id", models.CharField(max_length=200, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("claimed", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("says", models.CharField(blank=True, help_text="Why it did not go out.", max_length=300)),
                ("written_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(help_text="Not to be tried before this.")),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("started_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(fields=["asked_by_id", "-asked_at"], name="job_asked_by"),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(fields=["state", "beat_at"], name="job_in_state"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("once", ""), _negated=True), ("state__in", ("waiting", "running"))),
                fields=("once",),
                name="job_once_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["state", "due_at"], name="letter_to_send"),
        ),
    ]
