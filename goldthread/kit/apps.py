"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "goldthread.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"
