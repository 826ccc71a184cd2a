"""Comments beside a record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0003_catches"),
    ]

    operations = [
        migrations.CreateModel(
            name="Addressed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addressed",
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_kind", models.SlugField(db_index=False, max_length=80)),
                ("record_id", models.BigIntegerField()),
                (
                    "passage",
                    models.SlugField(
                        blank=True,
                        db_index=False,
                        help_text="The paragraph: a print of its words, and its place.",
                        max_length=20,
                    ),
                ),
                ("beginning", models.CharField(blank=True, help_text="How that paragraph began.", max_length=160)),
                ("words", models.TextField(max_length=4000)),
                ("is_internal", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("resolved_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.partnership"
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ManyToManyField(related_name="+", through="partners.Addressed", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="partners.comment",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="addressed",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="addressed", to="partners.comment"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["record_kind", "record_id"], name="comment_beside"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="comment_says_something",
                violation_error_message="Write the comment.",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("resolved_on", None),
                    models.Q(("resolved_on__gte", models.F("on")), ("under", None)),
                    _connector="OR",
                ),
                name="comment_is_resolved_whole",
                violation_error_message="A comment is resolved with its answers, from the day it was written.",
            ),
        ),
        migrations.AddConstraint(
            model_name="addressed",
            constraint=models.UniqueConstraint(fields=("comment", "person"), name="addressed_once"),
        ),
    ]
