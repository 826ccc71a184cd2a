"""Addresses of meetings."""

from django.urls import path

from goldthread.meetings.views import (
    attendance,
    decisions,
    feeds,
    highlights,
    interests,
    meetings,
    minutes,
    packs,
    papers,
    prepare,
    room,
)

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

PREPARING = [
    path("meetings/<int:pk>/prepare/", prepare.prepare, name="prepare"),
    path("meetings/<int:pk>/propose/", prepare.Propose.as_view(), name="propose"),
    path("meetings/<int:pk>/agenda/", prepare.SetAgenda.as_view(), name="agenda"),
    path("meetings/<int:pk>/interests/", prepare.AskInterests.as_view(), name="interests"),
    path("meetings/<int:pk>/interest/", interests.DeclareInterest.as_view(), name="interest"),
    path("meetings/<int:pk>/chase/", prepare.Chase.as_view(), name="chase"),
    path("meetings/<int:pk>/invite/", prepare.Invite.as_view(), name="invite"),
    path("meetings/<int:pk>/send/", prepare.SendPapers.as_view(), name="send"),
    path("meetings/<int:pk>/papers/", papers.AskPaper.as_view(), name="ask-paper"),
    path("meetings/papers/<int:pk>/", papers.PaperPage.as_view(), name="paper"),
    path("meetings/papers/<int:pk>/attach/", papers.Attach.as_view(), name="attach"),
    path("meetings/papers/<int:pk>/settle/", papers.Settle.as_view(), name="settle"),
    path("meetings/papers/<int:pk>/change/", papers.ChangePaper.as_view(), name="change-paper"),
    path("meetings/papers/<int:pk>/withdraw/", papers.Withdraw.as_view(), name="withdraw"),
    path("meetings/<int:pk>/reports/<int:group>/", highlights.DraftHighlight.as_view(), name="draft-highlight"),
    path("meetings/reports/<int:pk>/", highlights.HighlightPage.as_view(), name="highlight"),
    path("meetings/reports/<int:pk>/word/", highlights.WordHighlight.as_view(), name="word-highlight"),
    path("meetings/reports/<int:pk>/file.<slug:kind>", highlights.download, name="highlight-file"),
    path("meetings/<int:pk>/pack/make/", packs.MakePack.as_view(), name="make-pack"),
    path("meetings/<int:pk>/pack/", packs.PackPage.as_view(), name="pack"),
    path("meetings/<int:pk>/pack/<slug:which>.pdf", packs.pack_file, name="pack-file"),
    path("calendar/", feeds.your_calendar, name="calendar"),
    path("calendar/make/", feeds.make, name="make-feed"),
    path("calendar/end/", feeds.end, name="end-feed"),
    path("calendar/<slug:key>.ics", feeds.feed, name="feed"),
]

ATTENDANCE = [
    path("meetings/attendance/", attendance.attendance, name="attendance"),
    path("meetings/attendance/meetings/", attendance.attended, name="attended"),
]

ROOM = [
    path("meetings/<int:pk>/room/", room.room, name="room"),
    path("meetings/<int:pk>/room/mark/", room.mark, name="mark"),
    path("meetings/<int:pk>/room/guest/", room.AddGuest.as_view(), name="add-guest"),
    path("meetings/<int:pk>/room/chair/", room.Chair.as_view(), name="chair"),
    path("meetings/guests/<int:pk>/", room.guest, name="guest"),
    path("meetings/<int:pk>/minutes/", minutes.Minutes.as_view(), name="minutes"),
    path("meetings/<int:pk>/minutes/step/<slug:step>/", minutes.MinutesStep.as_view(), name="minutes-step"),
    path("meetings/<int:pk>/files/<slug:what>.<slug:kind>", minutes.download, name="download"),
    path("meetings/<int:pk>/minutes/came-up/", minutes.CameUp.as_view(), name="came-up"),
    path("meetings/items/<int:pk>/", minutes.WriteItem.as_view(), name="item"),
]

DECISIONS = [
    path("decisions/", decisions.DecisionIndex.as_view(), name="decisions"),
    path("decisions/add/", decisions.RecordDecision.as_view(), name="add-decision"),
    path("decisions/round/", decisions.PutRound.as_view(), name="put-round"),
    path("decisions/<int:pk>/", decisions.DecisionPage.as_view(), name="decision"),
    path("decisions/<int:pk>/change/", decisions.ChangeDecision.as_view(), name="change-decision"),
    path("decisions/<int:pk>/step/<slug:step>/", decisions.DecisionStep.as_view(), name="decision-step"),
    path("decisions/<int:pk>/ratify/", decisions.Ratify.as_view(), name="ratify"),
    path("decisions/<int:pk>/again/", decisions.LookAgain.as_view(), name="look-again"),
    path("decisions/<int:pk>/tell/", decisions.Tell.as_view(), name="tell"),
    path("decisions/<int:pk>/action/", decisions.ActionOfDecision.as_view(), name="decision-action"),
    path("decisions/<int:pk>/evidence/", decisions.TieEvidence.as_view(), name="decision-evidence"),
    path("decisions/<int:pk>/reply/", decisions.ReplyTo.as_view(), name="reply"),
    path("decisions/told/<int:pk>/", decisions.MarkTold.as_view(), name="told"),
    path("decisions/told/<int:pk>/done/", decisions.CarryOut.as_view(), name="carry-out"),
    path("decisions/told/<int:pk>/out/", decisions.TakeTold.as_view(), name="take-told"),
]

urlpatterns = [*PLANNING, *PREPARING, *ATTENDANCE, *ROOM, *DECISIONS]
