"""Invitations, people whose account is closed, and briefings that were given."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="holding",
            name="briefed_on",
            field=models.DateField(blank=True, help_text="The day its briefing was given to the holder.", null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="closed_on",
            field=models.DateField(
                blank=True, help_text="The day the account was closed; the number stays.", null=True
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("invitation", "Invitation"),
                            ("reset", "New password, asked for by themselves"),
                            ("unlock", "Way back in, given by somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "link_hash",
                    models.CharField(
                        help_text="None when it is told by telephone.", max_length=64, null=True, unique=True
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "proved_at",
                    models.DateTimeField(blank=True, help_text="When the right code was typed.", null=True),
                ),
                (
                    "used_at",
                    models.DateTimeField(blank=True, help_text="When a password was chosen with it.", null=True),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, help_text="When a later one took its place.", null=True),
                ),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "made_at"], name="invitation_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))), name="invitation_ends_later"
                    )
                ],
            },
        ),
    ]
