"""Tells Django that this chapter exists."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    name = "goldthread.challenges"
    label = "challenges"
    default_auto_field = "django.db.models.BigAutoField"
