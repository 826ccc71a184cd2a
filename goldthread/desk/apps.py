"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "goldthread.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
