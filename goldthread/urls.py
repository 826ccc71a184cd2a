"""Every address of the site: one line a chapter."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from goldthread.partners.views.beginning import or_begin

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", or_begin(account.login), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account-closed/", account.account_inactive, name="account_inactive"),
    path("", include("goldthread.kit.urls")),
    path("", include("goldthread.post.urls")),
    path("", include("goldthread.partners.urls")),
    path("", include("goldthread.plan.urls")),
    path("", include("goldthread.actions.urls")),
    path("", include("goldthread.clocks.urls")),
    path("", include("goldthread.challenges.urls")),
    path("", include("goldthread.risks.urls")),
    path("", include("goldthread.sources.urls")),
    path("", include("goldthread.meetings.urls")),
    path("", include("goldthread.scrutiny.urls")),
    path("", include("goldthread.report.urls")),
    path("", include("goldthread.desk.urls")),
]
