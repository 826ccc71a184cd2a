"""Addresses of the post."""

from django.urls import path

from goldthread.post.views import health, jobs, typed

app_name = "post"
urlpatterns = [
    path("what-you-typed/", typed.typed, name="typed"),
    path("background/<int:pk>/", jobs.job, name="job"),
    path("background/<int:pk>/again/", jobs.try_again, name="try-again"),
    path("letters/<int:pk>/again/", jobs.letter_again, name="letter-again"),
    path("health/", health.health, name="health"),
    path("alive/", health.alive, name="alive"),
]
