"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "goldthread.actions"
    label = "actions"
    default_auto_field = "django.db.models.BigAutoField"
