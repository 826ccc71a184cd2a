"""Sign-in: people are let in by the partnership, nobody signs up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

LAST_HERE = "last here"


class Doorkeeper(DefaultAccountAdapter):
    """Closes sign-up, and remembers when a person was last here, so that home can say what changed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave the user name alone: people are known by their e-mail address."""

    def login(self, request: HttpRequest, user: Any) -> None:
        before = user.last_login
        super().login(request, user)
        if before:
            request.session[LAST_HERE] = before.isoformat()
