"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "goldthread.clocks"
    label = "clocks"
    default_auto_field = "django.db.models.BigAutoField"
