"""The council's own Word templates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0005_imports"),
        ("post", "0005_sent_once"),
        ("report", "0002_assigned"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(choices=[("paper", "Committee papers"), ("report", "Reports")], max_length=8),
                ),
                ("name", models.CharField(help_text="Whose it is, such as the council's name.", max_length=120)),
                (
                    "uses",
                    models.JSONField(
                        blank=True, default=list, help_text="Its placeholders, where each stands, what is wrong."
                    ),
                ),
                (
                    "left_empty",
                    models.JSONField(blank=True, default=list, help_text="Unknown names that are to be left empty."),
                ),
                ("retired_on", models.DateField(blank=True, null=True)),
                ("added_on", models.DateField()),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="post.storedfile"
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("home", "key"), name="template_key_once")],
            },
        ),
    ]
