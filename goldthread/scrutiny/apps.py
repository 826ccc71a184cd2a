"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "goldthread.scrutiny"
    label = "scrutiny"
    default_auto_field = "django.db.models.BigAutoField"
