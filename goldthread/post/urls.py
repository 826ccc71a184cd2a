"""Addresses of the post."""

from django.urls import path

from goldthread.post import views

app_name = "post"
urlpatterns = [path("what-you-typed/", views.typed, name="typed")]
