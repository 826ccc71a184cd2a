"""Addresses of partnerships, groups and agencies."""

from django.urls import path

from goldthread.partners.views import partnerships

app_name = "partners"
urlpatterns = [
    path("partnerships/", partnerships.PartnershipIndex.as_view(), name="partnerships"),
    path("partnerships/<int:pk>/", partnerships.PartnershipPage.as_view(), name="partnership"),
    path("partnerships/<int:pk>/choose/", partnerships.choose_partnership, name="choose"),
    path("partnerships/<int:pk>/settings/", partnerships.ChangeSettings.as_view(), name="settings"),
    path("partnerships/<int:pk>/name/", partnerships.RenamePartnership.as_view(), name="rename"),
    path("partnerships/<int:pk>/became/", partnerships.SucceedPartnership.as_view(), name="succeed"),
    path("groups/<int:pk>/", partnerships.GroupPage.as_view(), name="group"),
    path("agencies/<int:pk>/", partnerships.AgencyPage.as_view(), name="agency"),
]
