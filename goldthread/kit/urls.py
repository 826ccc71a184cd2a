"""The gallery's address."""

from django.urls import path

from goldthread.kit import views

app_name = "kit"
urlpatterns = [path("gallery/", views.gallery, name="gallery")]
