"""Sections assigned to an agency or a seat."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0005_imports"),
        ("report", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="section",
            name="assigned_agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.agency",
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="assigned_due",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="section",
            name="assigned_seat",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.seat"
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="assigned_words",
            field=models.CharField(blank=True, help_text="What is asked of them, or why it is back.", max_length=300),
        ),
        migrations.AddField(
            model_name="section",
            name="status",
            field=models.CharField(
                choices=[
                    ("ours", "With the writing team"),
                    ("assigned", "Assigned"),
                    ("ready", "Ready to be agreed"),
                    ("agreed", "Agreed"),
                ],
                default="ours",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assigned_agency", None), ("assigned_seat", None), ("status", "ours")),
                    models.Q(
                        models.Q(("status", "ours"), _negated=True),
                        ("assigned_agency__isnull", False),
                        ("assigned_seat", None),
                    ),
                    models.Q(
                        models.Q(("status", "ours"), _negated=True),
                        ("assigned_agency", None),
                        ("assigned_seat__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="section_assigned_to_one",
                violation_error_message="Assign the section to one agency or to one seat.",
            ),
        ),
    ]
