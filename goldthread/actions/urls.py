"""Addresses of actions, what is told of them, recommendations and sources."""

from django.urls import path

from goldthread.actions.views import actions, evidence, recommendations, told

app_name = "actions"
urlpatterns = [
    path("actions/", actions.ActionIndex.as_view(), name="actions"),
    path("actions/add/", actions.AddAction.as_view(), name="add"),
    path("actions/<int:pk>/", actions.ActionPage.as_view(), name="action"),
    path("actions/<int:pk>/change/", actions.ChangeAction.as_view(), name="change"),
    path("actions/<int:pk>/leads/", actions.ChangeLeads.as_view(), name="leads"),
    path("actions/<int:pk>/due/", actions.ChangeDue.as_view(), name="due"),
    path("actions/<int:pk>/changes/", actions.ActionChanges.as_view(), name="changes"),
    path("actions/<int:pk>/answers/", actions.ChangeAnswers.as_view(), name="answers"),
    path("actions/<int:pk>/rating/", actions.SetRating.as_view(), name="rating"),
    path("actions/<int:pk>/rating/lift/", actions.LiftRating.as_view(), name="lift"),
    path("actions/<int:pk>/step/<slug:step>/", actions.ActionStep.as_view(), name="step"),
    path("actions/<int:pk>/progress/", told.ReportProgress.as_view(), name="progress"),
    path("actions/<int:pk>/done/", told.ClaimDone.as_view(), name="claim"),
    path("actions/<int:pk>/evidence/", told.AddEvidence.as_view(), name="evidence"),
    path("actions/<int:pk>/impact/", told.RecordImpact.as_view(), name="impact"),
    path("claims/<int:pk>/", told.DecideClaim.as_view(), name="decide-claim"),
    path("impacts/<int:pk>/", told.DecideImpact.as_view(), name="decide-impact"),
    path("impacts/<int:pk>/complete/", told.CompleteImpact.as_view(), name="complete-impact"),
    path("evidence/", evidence.EvidenceIndex.as_view(), name="evidence-list"),
    path("evidence/add/", evidence.BringEvidence.as_view(), name="bring-evidence"),
    path("evidence/several/", evidence.several, name="evidence-several"),
    path("evidence/<int:pk>/", evidence.EvidencePage.as_view(), name="evidence-page"),
    path("evidence/<int:pk>/change/", evidence.ChangeEvidence.as_view(), name="change-evidence"),
    path("evidence/<int:pk>/newer/", evidence.ReviseEvidence.as_view(), name="revise-evidence"),
    path("evidence/<int:pk>/remove/", evidence.RemoveEvidence.as_view(), name="remove-evidence"),
    path("evidence/<int:pk>/files/<int:number>/", evidence.Download.as_view(), name="evidence-file"),
    path("evidence/<int:pk>/files/<int:number>/clear/", evidence.ClearFile.as_view(), name="clear-file"),
    path("evidence/<int:pk>/files/<int:number>/away/", evidence.TakeFileAway.as_view(), name="take-file-away"),
    path("recommendations/", recommendations.RecommendationIndex.as_view(), name="recommendations"),
    path("recommendations/add/", recommendations.AddRecommendation.as_view(), name="add-recommendation"),
    path("recommendations/<int:pk>/", recommendations.RecommendationPage.as_view(), name="recommendation"),
    path(
        "recommendations/<int:pk>/change/",
        recommendations.ChangeRecommendation.as_view(),
        name="change-recommendation",
    ),
    path("recommendations/<int:pk>/action/", actions.AddAnswering.as_view(), name="add-answering"),
    path("recommendations/<int:pk>/<slug:step>/", recommendations.AnswerRecommendation.as_view(), name="answer"),
    path("sources/", recommendations.SourceIndex.as_view(), name="sources"),
    path("sources/add/", recommendations.AddSource.as_view(), name="add-source"),
    path("sources/<int:pk>/", recommendations.SourcePage.as_view(), name="source"),
    path("sources/<int:pk>/change/", recommendations.ChangeSource.as_view(), name="change-source"),
]
