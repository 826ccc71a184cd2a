"""Sign-in: people are let in by the partnership, nobody signs up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django import forms
from django.http import HttpRequest

LAST_HERE = "last here"
MISMATCH = "That e-mail address and that password do not belong together. Check both and try again."
WAIT = "There were several wrong passwords for this e-mail address. Wait five minutes, then try again."


class Doorkeeper(DefaultAccountAdapter):
    """Closes sign-up, says in our words why somebody is not let in, and remembers when they were last here."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave the user name alone: people are known by their e-mail address."""

    def login(self, request: HttpRequest, user: Any) -> None:
        before = user.last_login
        super().login(request, user)
        if before:
            request.session[LAST_HERE] = before.isoformat()


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, login.widget = "E-mail address", forms.EmailInput({"autocomplete": "email"})
        password.label, password.widget = "Password", forms.PasswordInput({"autocomplete": "current-password"})
        login.error_messages["required"] = "Enter your e-mail address."
        password.error_messages["required"] = "Enter your password."
