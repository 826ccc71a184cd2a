"""Addresses of risks and changes."""

from django.urls import URLPattern

app_name = "risks"
urlpatterns: list[URLPattern] = []
