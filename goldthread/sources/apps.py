"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "goldthread.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
