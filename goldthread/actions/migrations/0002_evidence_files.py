"""Evidence as files, with its owner and its last day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actions", "0001_initial"),
        ("partners", "0001_initial"),
        ("post", "0003_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="evidence", name="evidence_has_something_in_it"),
        migrations.AddField(
            model_name="evidence",
            name="expires_on",
            field=models.DateField(blank=True, help_text="Its last day: afterwards it has to be renewed.", null=True),
        ),
        migrations.AddField(
            model_name="evidence",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.seat",
            ),
        ),
        migrations.AddField(model_name="evidence", name="removed_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(
            model_name="evidence",
            name="shows",
            field=models.TextField(blank=True, help_text="What it shows, for whoever looks for it later."),
        ),
        migrations.AlterField(
            model_name="evidence",
            name="kind",
            field=models.CharField(
                choices=[("link", "Link"), ("note", "Note"), ("file", "File")], default="note", max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "link"), models.Q(("link", ""), _negated=True)),
                    models.Q(("kind", "note"), models.Q(("note", ""), _negated=True)),
                    ("kind", "file"),
                    _connector="OR",
                ),
                name="evidence_has_something_in_it",
                violation_error_message="Give a link, or a note of what you saw.",
            ),
        ),
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("added_on", models.DateField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="actions.evidence"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="post.storedfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "number"), name="evidence_file_number_once")
                ],
            },
        ),
    ]
