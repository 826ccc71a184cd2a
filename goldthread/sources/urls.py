"""Addresses of inspections, and of what was shared with other boards."""

from django.urls import path

from goldthread.sources.views import inspections, sharing

app_name = "sources"
urlpatterns = [
    path("inspections/", inspections.InspectionIndex.as_view(), name="inspections"),
    path("inspections/add/", inspections.AddInspection.as_view(), name="add-inspection"),
    path("inspections/<int:pk>/", inspections.InspectionPage.as_view(), name="inspection"),
    path("inspections/<int:pk>/change/", inspections.ChangeInspection.as_view(), name="change-inspection"),
    path("inspections/<int:pk>/brought/", inspections.BringToPartners.as_view(), name="brought"),
    path("inspections/<int:pk>/grades/", inspections.GradeAgencies.as_view(), name="grades"),
    path("inspections/<int:pk>/recommendation/", inspections.AddRecommended.as_view(), name="recommended"),
    path("shared/", sharing.SharingIndex.as_view(), name="sharings"),
    path("shared/add/", sharing.Share.as_view(), name="share"),
    path("shared/<int:pk>/", sharing.SharingPage.as_view(), name="sharing"),
    path("shared/<int:pk>/change/", sharing.ChangeSharing.as_view(), name="change-sharing"),
    path("shared/<int:pk>/answer/", sharing.AnswerSharing.as_view(), name="answer-sharing"),
    path("shared/<int:pk>/action/", sharing.AddJoint.as_view(), name="add-joint"),
    path("shared/<int:pk>/actions/", sharing.TieJoint.as_view(), name="joint"),
]
