"""What is asked of somebody who cannot get in yet: an address, a code, a new password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldthread.kit.forms import Form

REMEDIES = {
    "password_too_short": "Use at least 12 characters. Three or four words one after another are easy to remember.",
    "password_too_common": "Many people use this password, so it is quickly guessed. Choose another.",
    "password_too_similar": "This is too close to your name or your e-mail address. Choose another.",
}
ADVICE = "At least 12 characters. Three or four words one after another are easy to remember."
CODE_HINT = "Eight letters and figures, such as BCDF-2345. Capitals, spaces and the dash make no difference."


def address_field() -> forms.EmailField:
    return forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "class": "govuk-input--width-20"}),
    )


def code_field() -> forms.CharField:
    return forms.CharField(
        label="Code",
        max_length=40,
        help_text=CODE_HINT,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "spellcheck": "false", "class": "govuk-input--width-10"}
        ),
    )


def password_field(label: str, help_text: str = "", autocomplete: str = "new-password") -> forms.CharField:
    box = forms.PasswordInput({"autocomplete": autocomplete, "class": "govuk-input--width-20"})
    return forms.CharField(label=label, help_text=help_text, strip=False, max_length=200, widget=box)


class CannotGetInForm(Form):
    email = address_field()


class CodeForm(Form):
    code = code_field()


class ToldCodeForm(Form):
    email = address_field()
    code = code_field()


class NewPasswordForm(Form):
    password = password_field("New password", ADVICE)
    password_again = password_field("The same password again")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        password, again = typed.get("password"), typed.get("password_again")
        if password and again and password != again:
            self.add_error("password_again", "The two passwords differ. Type the same one twice.")
        elif password:
            self.check_strength(password)
        return typed

    def check_strength(self, password: str) -> None:
        try:
            validate_password(password, self.person)
        except ValidationError as weak:
            for each in weak.error_list:
                self.add_error("password", REMEDIES.get(str(each.code), str(each.message)))


class ChangePasswordForm(NewPasswordForm):
    password_now = password_field("Your password now", autocomplete="current-password")

    field_order = ("password_now", "password", "password_again")

    def clean_password_now(self) -> str:
        typed = str(self.cleaned_data["password_now"])
        if not self.person.check_password(typed):
            raise ValidationError("This is not your password. Type the one you signed in with.")
        return typed
