"""Where a form asks for files: one or several, each looked at before anything else happens."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldthread.kit.files.checks import Brought, bring
from goldthread.kit.files.limits import endings_taken, limit, taken_in_words
from goldthread.kit.refusal import Refusal


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, answered as what was brought; everything that is wrong with any of them is told at once."""

    widget = SeveralFiles

    def __init__(self, *, kinds: Collection[str] = (), **kwargs: Any) -> None:
        self.kinds = kinds
        kwargs.setdefault("help_text", taken_in_words)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": endings_taken()}

    def clean(self, data: Any, initial: Any = None) -> list[Brought]:
        given = [each for each in (data if isinstance(data, list) else [data]) if each]
        if self.required and not given:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(given) > limit("at once"):
            raise ValidationError(f"Choose at most {limit('at once')} files at once, and bring the rest afterwards.")
        brought, wrong = [], []
        for each in given:
            try:
                brought.append(bring(each.name, each, self.kinds))
            except Refusal as refusal:
                wrong.append(refusal.sentence)
        if wrong:
            rest = ["None of the files was kept. Choose them again."] if len(given) > 1 else []
            raise ValidationError([*wrong, *rest])
        return brought

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class OneFileField(FilesField):
    """One file, answered as what was brought."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        return found[0] if found else None
