"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "goldthread.risks"
    label = "risks"
    default_auto_field = "django.db.models.BigAutoField"
