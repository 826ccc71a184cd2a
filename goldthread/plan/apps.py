"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "goldthread.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"
