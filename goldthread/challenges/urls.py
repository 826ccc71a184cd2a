"""Addresses of challenges, and of counts of practitioners' escalations."""

from django.urls import path

from goldthread.challenges.views import challenges, counting, escalating

app_name = "challenges"
urlpatterns = [
    path("challenges/", challenges.ChallengeIndex.as_view(), name="challenges"),
    path("challenges/raise/", challenges.RaiseChallenge.as_view(), name="raise"),
    path("challenges/counts/", counting.counts, name="counts"),
    path("challenges/<int:pk>/", challenges.ChallengePage.as_view(), name="challenge"),
    path("challenges/<int:pk>/change/", challenges.ChangeChallenge.as_view(), name="change"),
    path("challenges/<int:pk>/answer/", challenges.AnswerChallenge.as_view(), name="answer"),
    path("challenges/<int:pk>/again/", challenges.RaiseAgain.as_view(), name="again"),
    path("challenges/<int:pk>/close/", challenges.CloseChallenge.as_view(), name="close"),
    path("challenges/<int:pk>/changed/", challenges.RecordChange.as_view(), name="changed"),
    path("challenges/<int:pk>/action/", challenges.AddFollowing.as_view(), name="action"),
    path("challenges/<int:pk>/actions/", challenges.TieActions.as_view(), name="actions"),
    path("challenges/<int:pk>/escalate/", escalating.Escalate.as_view(), name="escalate"),
    path("challenges/<int:pk>/step/<slug:step>/", challenges.ChallengeStep.as_view(), name="step"),
    path("stages/<int:pk>/view/", escalating.ViewStage.as_view(), name="view-stage"),
    path("stages/<int:pk>/settle/", escalating.SettleStage.as_view(), name="settle-stage"),
    path("disagreements/", counting.DisagreementsIndex.as_view(), name="disagreements"),
    path("disagreements/add/", counting.CountDisagreements.as_view(), name="count"),
    path("disagreements/<int:pk>/", counting.DisagreementsPage.as_view(), name="disagreement"),
    path("disagreements/<int:pk>/change/", counting.ChangeDisagreements.as_view(), name="change-count"),
]
