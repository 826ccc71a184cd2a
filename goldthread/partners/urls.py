"""Addresses of partnerships, groups and agencies."""

from django.urls import path

from goldthread.partners.views import accounts, partnerships, way_in

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
    path("cannot-get-in/", way_in.cannot_get_in, name="cannot-get-in"),
    path("way-in/", way_in.told_code, name="told-code"),
    path("way-in/password/", way_in.choose_password, name="choose-password"),
    path("way-in/<str:link>/", way_in.way_in, name="way-in"),
    path("password/", way_in.change_password, name="change-password"),
    path("people/<int:pk>/account/", accounts.AccountPage.as_view(), name="account"),
    path("people/<int:pk>/account/send/", accounts.send_way_in, name="send-way-in"),
    path("people/<int:pk>/account/code/", accounts.give_code, name="give-code"),
    path("people/<int:pk>/account/lift/", accounts.lift_stop, name="lift-stop"),
]
