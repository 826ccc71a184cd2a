"""Addresses of the desk."""

from django.urls import path

from goldthread.desk.views import agency, asked, briefing, chasing, gathered, leaving, partners, readers

app_name = "desk"
urlpatterns = [
    path("", gathered.home, name="home"),
    path("owed/", gathered.what_you_owe, name="owed"),
    path("gaps/", gathered.gap_counts, name="gaps"),
    path("gaps/<slug:key>/", gathered.gap_records, name="gap-records"),
    path("search/", gathered.search_page, name="search"),
    path("thread/<slug:kind>/<int:pk>/", gathered.thread, name="thread"),
    path("people/<int:pk>/leaving/", leaving.leaving, name="leaving"),
    path("people/<int:pk>/sees/", readers.what_they_see, name="what-they-see"),
    path("who-sees/<slug:kind>/<int:pk>/", readers.who_sees, name="who-sees"),
    path("seats/<int:pk>/briefing/", briefing.briefing, name="briefing"),
    path("asked/", asked.asked_of_you, name="asked-of-you"),
    path("asked/<str:link>/", asked.asked, name="asked"),
    path("reminders/", chasing.chasing, name="chasing"),
    path("reminders/change/", chasing.SetChasing.as_view(), name="set-chasing"),
    path("agencies/<int:pk>/owes/", agency.agency, name="agency"),
    path("for-partners/", partners.partners, name="partners"),
    path("for-partners/<slug:key>/", partners.partners_part, name="partners-part"),
    path("equal-voice/", partners.equal_voice, name="equal-voice"),
    path("equal-voice/<slug:key>/<int:pk>/", partners.voice, name="voice"),
    path("hand/", agency.HandOn.as_view(), name="hand"),
    path("handed/<int:pk>/back/", agency.take_back, name="take-back"),
    path("briefings/<int:pk>/given/", briefing.given, name="give-briefing"),
]
