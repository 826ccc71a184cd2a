"""Addresses of inspections and sharing."""

from django.urls import URLPattern

app_name = "sources"
urlpatterns: list[URLPattern] = []
