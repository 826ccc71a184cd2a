"""Choices for a challenge: whom it is put to, from which seat it is raised, and the stages it can be taken to."""

from typing import Any

from django import forms
from django.utils import timezone

from goldthread.challenges.queries import inside_first
from goldthread.kit.library import library
from goldthread.partners.around import Around
from goldthread.partners.models import Group, Partnership, Person, Seat
from goldthread.partners.models.record import lasting
from goldthread.partners.standing import standing_of

Choices = list[tuple[str, list[tuple[str, str]]]]
NOBODY = ("", "Nobody in the list")


def key_of(body: Any) -> str:
    """How a form names an agency, a group or a partnership."""
    return f"{body._meta.model_name}-{body.pk}"


class BodyField(forms.ChoiceField):
    """One agency, group or partnership from a list by kind, returned as the record."""

    def offer(self, lists: list[tuple[str, list[Any]]], kept: Any = None) -> None:
        """Set the choices: bodies by kind, and the one on the record already."""
        known = {each for _, bodies in lists for each in bodies}
        lists = [*lists, ("On the record now", [kept])] if kept and kept not in known else lists
        self.bodies = {key_of(each): each for _, bodies in lists for each in bodies}
        grouped = [(name, [(key_of(each), str(each)) for each in bodies]) for name, bodies in lists if bodies]
        self.choices = [NOBODY, *grouped]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else key_of(value)

    def clean(self, value: Any) -> Any:
        return self.bodies.get(super().clean(value))


def bodies_for(home: Partnership, person: Person, on: Any, seen: list[Group]) -> list[tuple[str, list[Any]]]:
    """Return everybody a challenge may be put to, by kind, as far as the reader may see them: agencies outside the
    partnership, too, whether or not anybody answers for them in here."""
    others = Partnership.objects.visible_to(person).exclude(pk=home.pk).order_by("name")
    return _by_kind(home, inside_first(home, person, on), seen, list(others))


def bodies_around(home: Partnership, found: Around) -> list[tuple[str, list[Any]]]:
    """Return the same, from what was read around the partnership."""
    return _by_kind(home, found.agencies, found.groups, found.partnerships)


def _by_kind(home: Partnership, agencies: Any, seen: list[Group], others: list[Partnership]) -> Any:
    groups = [each for each in seen if each.kind != Group.Kind.PANEL and each.ends_last is None]
    return [
        ("Agencies", [each for each in agencies if each.is_inside]),
        ("Groups", groups),
        ("The partnership as a whole", [home]),
        ("Agencies outside the partnership", [each for each in agencies if not each.is_inside]),
        ("Other partnerships", others),
    ]


def own_seats(home: Partnership, person: Person) -> Any:
    """Return the seats of a partnership that somebody holds now."""
    return Seat.objects.visible_to(person).filter(partnership=home, pk__in=standing_of(person).seats).order_by("title")


def seats_of(home: Partnership, person: Person) -> Any:
    """Return the seats of a partnership as they are today."""
    return Seat.objects.visible_to(person).filter(lasting(timezone.localdate()), partnership=home).order_by("title")


def stages_after(stage: int) -> list[tuple[str, str]]:
    """Return the stages that come after one, as choices that say who decides there."""
    later = [each for each in library().escalation_stages.values() if int(each.key) > stage]
    return [(each.key, f"{each.key}. {each.name}: {each.to}") for each in later]
