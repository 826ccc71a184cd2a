"""What a form says of a text that may say who a child is: shown in place, and cleared only with a reason."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django import forms

from goldthread.kit.identifiers import Found, find, kind_of
from goldthread.kit.library.shapes import Identifier
from goldthread.kit.words import joined

SEEN, TICKED, BECAUSE = "seen", "clear", "because"
LONGEST_REASON = 300
SAY_WHY = "Say why this does not identify a child, or change the words."
REASON_TOO = "The reason may itself say who a child is. Say it without {}."


@dataclass(frozen=True)
class Caught:
    """What was found in the text of one box, and what the person says of it."""

    name: str
    label: str
    found: tuple[Found, ...]
    seen: frozenset[str]
    is_ticked: bool
    because: str
    may_clear: bool

    @property
    def kinds(self) -> list[Identifier]:
        """Each kind that was found, once, in the order of the text."""
        return [kind_of(key) for key in dict.fromkeys(each.kind for each in self.found)]

    @property
    def quoted(self) -> list[tuple[Identifier, list[str]]]:
        """Each kind with the words that were typed, for the page that they were typed into and nowhere else."""
        return [(kind, [each.words for each in self.found if each.kind == kind.key]) for kind in self.kinds]

    @property
    def prints(self) -> str:
        """The fingerprints of what is shown, so that a clearing is of that and of nothing typed afterwards."""
        return " ".join(sorted({_fingerprint(each) for each in self.found}))

    @cached_property
    def in_reason(self) -> tuple[Found, ...]:
        return find(self.because)

    @property
    def is_cleared(self) -> bool:
        """Whether the person has said of all that was found, and shown, why it does not identify a child."""
        is_told = self.is_ticked and bool(self.because) and not self.in_reason
        return self.may_clear and is_told and {_fingerprint(each) for each in self.found} <= self.seen

    @property
    def problem(self) -> str:
        """What is wrong, for the list above the form and the line above the box; never with the words themselves."""
        what = joined([kind.one for kind in self.kinds])
        if self.is_ticked and self.in_reason:
            return REASON_TOO.format(joined([kind_of(each.kind).one for each in self.in_reason]))
        if self.is_ticked and not self.because:
            return SAY_WHY
        return f"“{self.label}” may hold {what}, so it is not saved. See beneath the box what to do."


def caught_in(field: forms.BoundField, may_clear: bool) -> Caught | None:
    """What was found in the text typed into a box; None when there is nothing, or it stood there before."""
    typed = field.data if isinstance(field.field, forms.CharField) and not _is_secret(field) else None
    found = find(typed) if isinstance(typed, str) else ()
    standing = _standing(field) if found else ""
    found = tuple(each for each in found if each.words not in standing)
    if not found:
        return None
    data = field.form.data
    return Caught(
        name=field.html_name,
        label=str(field.label),
        found=found,
        seen=frozenset(str(data.get(f"{field.html_name}-{SEEN}", "")).split()),
        is_ticked=bool(data.get(f"{field.html_name}-{TICKED}")),
        because=str(data.get(f"{field.html_name}-{BECAUSE}", "")).strip()[:LONGEST_REASON],
        may_clear=may_clear,
    )


def _is_secret(field: forms.BoundField) -> bool:
    return isinstance(field.field.widget, forms.PasswordInput)


def _standing(field: forms.BoundField) -> str:
    """What the record says already, which was checked when it was saved."""
    value: Any = field.form.get_initial_for_field(field.field, field.name)
    return str(field.field.prepare_value(value) or "")


def _fingerprint(found: Found) -> str:
    return sha256(f"{found.kind}\0{found.words}".encode()).hexdigest()[:16]
