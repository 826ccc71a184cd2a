"""Where a form asks for files: one or several, each looked at before anything else happens."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldthread.kit.caught import Caught
from goldthread.kit.files.checks import Brought, bring, shown_name
from goldthread.kit.files.limits import endings_taken, limit, taken_in_words
from goldthread.kit.identifiers import Found, find, kind_of
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined

NAMING = "“{}” has a name that may say who a child is: it may hold {}. Rename the file, and choose it again."


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, answered as what was brought; everything that is wrong with any of them is told at once. A name goes into
    titles and histories before the file is read, so it is checked here, unless it is not kept (`keeps_name`)."""

    widget = SeveralFiles
    named: Caught | None = None

    def __init__(self, *, kinds: Collection[str] = (), keeps_name: bool = True, **kwargs: Any) -> None:
        self.kinds, self.keeps_name = kinds, keeps_name
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
        self.named = self._caught([each for each in given if self.keeps_name])
        for each in given:
            try:
                brought.append(self._brought(each))
            except Refusal as refusal:
                wrong.append(refusal.sentence)
        if wrong:
            rest = ["None of the files was kept. Choose them again."] if len(given) > 1 else []
            raise ValidationError([*wrong, *rest])
        return brought

    def _brought(self, file: Any) -> Brought:
        found = _in_name(file) if self.keeps_name else ()
        if found:
            what = joined([kind_of(kind).one for kind in dict.fromkeys(each.kind for each in found)])
            raise Refusal(NAMING.format(shown_name(file.name), what))
        return bring(file.name, file, self.kinds)

    def _caught(self, files: Collection[Any]) -> Caught | None:
        """What the names of files may say of a child, to be recorded as stopped; such a name cannot be cleared."""
        found = tuple(each for file in files for each in _in_name(file))
        about: dict[str, Any] = {"seen": frozenset(), "is_ticked": False, "because": "", "may_clear": False}
        return Caught(name="", label=str(self.label), found=found, **about) if found else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


def _in_name(file: Any) -> tuple[Found, ...]:
    return find(file.name.replace("_", " "))


class OneFileField(FilesField):
    """One file, answered as what was brought."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        return found[0] if found else None
