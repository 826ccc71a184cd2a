"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "goldthread.report"
    label = "report"
    default_auto_field = "django.db.models.BigAutoField"
