"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
