"""Addresses of closed days and terms."""

from django.urls import path

from goldthread.clocks import views

app_name = "clocks"
urlpatterns = [
    path("closed-days/", views.days, name="days"),
    path("closed-days/close/", views.CloseDays.as_view(), name="close-days"),
    path("closed-days/open/", views.WorkOnHoliday.as_view(), name="work-on-holiday"),
    path("closed-days/<int:pk>/take-out/", views.TakeOutDay.as_view(), name="take-out-day"),
    path("terms/add/", views.AddTerm.as_view(), name="add-term"),
    path("terms/<int:pk>/take-out/", views.TakeOutTerm.as_view(), name="take-out-term"),
]
