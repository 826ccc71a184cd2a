"""Addresses of the post."""

from django.urls import path

from goldthread.post.views import drafts, health, jobs, typed

app_name = "post"
urlpatterns = [
    path("what-you-typed/", typed.typed, name="typed"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/keep/", drafts.keep, name="keep"),
    path("stay/", drafts.stay, name="stay"),
    path("device/", drafts.device, name="device"),
    path("drafts/give-up/", drafts.give_up, name="give-up"),
    path("background/<int:pk>/", jobs.job, name="job"),
    path("background/<int:pk>/again/", jobs.try_again, name="try-again"),
    path("letters/<int:pk>/again/", jobs.letter_again, name="letter-again"),
    path("health/", health.health, name="health"),
    path("alive/", health.alive, name="alive"),
]
