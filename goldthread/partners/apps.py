"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "goldthread.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
