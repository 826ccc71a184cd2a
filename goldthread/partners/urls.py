"""Addresses of partnerships, groups and agencies."""

from django.urls import path

from goldthread.partners import views

app_name = "partners"
urlpatterns = [
    path("partnerships/", views.PartnershipIndex.as_view(), name="partnerships"),
    path("partnerships/<int:pk>/", views.PartnershipPage.as_view(), name="partnership"),
    path("partnerships/<int:pk>/choose/", views.choose_partnership, name="choose"),
    path("partnerships/<int:pk>/settings/", views.ChangeSettings.as_view(), name="settings"),
    path("partnerships/<int:pk>/name/", views.RenamePartnership.as_view(), name="rename"),
    path("partnerships/<int:pk>/became/", views.SucceedPartnership.as_view(), name="succeed"),
    path("groups/<int:pk>/", views.GroupPage.as_view(), name="group"),
    path("agencies/<int:pk>/", views.AgencyPage.as_view(), name="agency"),
]
