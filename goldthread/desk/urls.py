"""Addresses of the desk."""

from django.urls import path

from goldthread.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("owed/", views.what_you_owe, name="owed"),
    path("gaps/", views.gap_counts, name="gaps"),
    path("gaps/<slug:key>/", views.gap_records, name="gap-records"),
    path("search/", views.search_page, name="search"),
    path("thread/<slug:kind>/<int:pk>/", views.thread, name="thread"),
]
