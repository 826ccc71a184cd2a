"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "goldthread.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"
