"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "goldthread.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"
