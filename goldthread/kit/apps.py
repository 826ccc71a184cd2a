"""Tells Django that this chapter exists."""

from django.apps import AppConfig
from django.core.checks import register

from goldthread.kit.library import check_library


class KitConfig(AppConfig):
    name = "goldthread.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(check_library)
