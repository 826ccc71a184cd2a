"""Sign-in: people are let in by the partnership, nobody signs up by themselves."""

from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.core.internal import ratelimit
from django import forms
from django.core.cache import cache
from django.http import HttpRequest

LAST_HERE = "last here"
STOP = {"app": "allauth.account", "action": "login_failed"}
# By e-mail address, never by network address: how often a new way in is sent, and how many codes may be tried.
TRIES = {"ask": "3/h/key", "code": "10/h/key"}
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

    def lift_stop(self, request: HttpRequest, email: str) -> None:
        """Forget the wrong passwords typed for an e-mail address, so that the right one is taken at once."""
        ratelimit.clear(request, **STOP, key=self._get_login_attempts_cache_key(request, email=email))

    def is_stopped(self, request: HttpRequest, email: str) -> bool:
        """Say whether wrong passwords have stopped an e-mail address just now."""
        key = self._get_login_attempts_cache_key(request, email=email)
        rates = ratelimit.get_rates(app=STOP["app"], action=STOP["action"])
        return any(_is_used_up(request, rate, key) for rate in rates)

    def login(self, request: HttpRequest, user: Any) -> None:
        before = user.last_login
        super().login(request, user)
        if before:
            request.session[LAST_HERE] = before.isoformat()


def _is_used_up(request: HttpRequest, rate: ratelimit.Rate, key: str) -> bool:
    history = cache.get(ratelimit.get_cache_key(request, **STOP, rate=rate, key=key), [])
    return not ratelimit.apply_rate(history, time(), rate, dry_run=True)[0]


def may_try(request: HttpRequest, what: str, email: str) -> bool:
    """Say whether somebody may ask for a way in, or try a code, once more for an e-mail address, and count it."""
    key = email.strip().lower()
    used = ratelimit.consume(request, app="goldthread.partners", action=what, config=TRIES, key=key)
    return used is not None


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, login.widget = "E-mail address", forms.EmailInput({"autocomplete": "email"})
        password.label, password.widget = "Password", forms.PasswordInput({"autocomplete": "current-password"})
        login.error_messages["required"] = "Enter your e-mail address."
        password.error_messages["required"] = "Enter your password."
