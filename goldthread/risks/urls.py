"""Addresses of risks and of changes the partnership lives through."""

from django.urls import path

from goldthread.risks.views import changes, register, risks, scale, sharing

app_name = "risks"
urlpatterns = [
    path("risks/", register.RiskIndex.as_view(), name="risks"),
    path("risks/add/", risks.AddRisk.as_view(), name="add"),
    path("risks/matrix/", register.matrix, name="matrix"),
    path("risks/scale/", scale.scale, name="scale"),
    path("risks/scale/set/", scale.SetScale.as_view(), name="set-scale"),
    path("risks/<int:pk>/", register.RiskPage.as_view(), name="risk"),
    path("risks/<int:pk>/change/", risks.ChangeRisk.as_view(), name="change"),
    path("risks/<int:pk>/rate/", risks.RateRisk.as_view(), name="rate"),
    path("risks/<int:pk>/review/", risks.ReviewRisk.as_view(), name="review"),
    path("risks/<int:pk>/revisit/", risks.RevisitRisk.as_view(), name="revisit"),
    path("risks/<int:pk>/happened/", risks.RiskHappened.as_view(), name="happened"),
    path("risks/<int:pk>/escalate/", risks.EscalateRisk.as_view(), name="escalate"),
    path("risks/<int:pk>/share/", sharing.ShareRisk.as_view(), name="share"),
    path("risks/<int:pk>/action/", sharing.AddRiskAction.as_view(), name="add-action"),
    path("risks/<int:pk>/tie/", sharing.TieActions.as_view(), name="tie"),
    path("risks/<int:pk>/step/<slug:step>/", risks.RiskStep.as_view(), name="step"),
    path("risk-shares/<int:pk>/change/", sharing.ChangeShare.as_view(), name="change-share"),
    path("risk-shares/<int:pk>/action/", sharing.AddAreaAction.as_view(), name="share-action"),
    path("risk-shares/<int:pk>/stop/", sharing.StopSharing.as_view(), name="stop-sharing"),
    path("changes/", changes.ChangeIndex.as_view(), name="changes"),
    path("changes/add/", changes.AddChange.as_view(), name="add-change"),
    path("changes/<int:pk>/", changes.ChangePage.as_view(), name="outside-change"),
    path("changes/<int:pk>/change/", changes.CorrectChange.as_view(), name="correct"),
    path("changes/<int:pk>/milestone/", changes.AddMilestone.as_view(), name="add-milestone"),
    path("changes/<int:pk>/step/<slug:step>/", changes.ChangeStep.as_view(), name="change-step"),
    path("milestones/<int:pk>/done/", changes.SettleMilestone.as_view(), name="settle"),
]
