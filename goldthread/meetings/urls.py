"""Addresses of meetings."""

from django.urls import path

from goldthread.meetings.views import attendance, meetings

app_name = "meetings"

PLANNING = [
    path("meetings/", meetings.MeetingIndex.as_view(), name="meetings"),
    path("meetings/plan/", meetings.PlanMeeting.as_view(), name="plan"),
    path("meetings/series/", meetings.PlanSeries.as_view(), name="series"),
    path("meetings/<int:pk>/", meetings.MeetingPage.as_view(), name="meeting"),
    path("meetings/<int:pk>/change/", meetings.ChangeMeeting.as_view(), name="change"),
    path("meetings/<int:pk>/move/", meetings.MoveMeeting.as_view(), name="move"),
    path("meetings/<int:pk>/step/<slug:step>/", meetings.MeetingStep.as_view(), name="step"),
]

ATTENDANCE = [
    path("meetings/attendance/", attendance.attendance, name="attendance"),
    path("meetings/attendance/meetings/", attendance.attended, name="attended"),
]

urlpatterns = [*PLANNING, *ATTENDANCE]
