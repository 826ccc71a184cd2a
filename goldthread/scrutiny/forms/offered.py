"""Choices that the chapter's forms share: functions of the guidance, partnerships served, bodies and seats."""

from typing import Any

from django import forms

from goldthread.actions.forms.asked import ReferencesField
from goldthread.actions.models import Evidence
from goldthread.kit.choosing import SeveralField
from goldthread.partners.models import Agency, Group, Partnership, Seat
from goldthread.scrutiny.authors import served_by
from goldthread.scrutiny.library import functions_of


def functions_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Which functions of independent scrutiny does it serve?", required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Leave them empty if you like: none is asked for.",
    )  # fmt: skip


def offer_functions(form: forms.Form, edition: str) -> None:
    """Set the functions of an edition; the question goes where the library names none for it."""
    found = functions_of(edition)
    form.fields["functions"].choices = [(each.key, f"{each.number} {each.name}") for each in found]
    if not found:
        del form.fields["functions"]


def offer_served(form: forms.Form, person: Any) -> None:
    """Set the partnerships that somebody scrutinises; with a single one there is nothing to choose."""
    served = Partnership.objects.of(person).order_by("name")
    field, mine = form.fields["counts_for"], served_by(person)
    field.queryset = served
    field.choices = [(each.pk, each.name) for each in served if each.pk in mine]
    if len(field.choices) < 2:
        del form.fields["counts_for"]


def bodies_fields() -> tuple[SeveralField, SeveralField]:
    """Whose work was looked at: groups and agencies."""
    return (
        SeveralField(
            label="Which groups' work did you look at?", queryset=Group.objects.none(), required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
        SeveralField(
            label="Which agencies' work?", queryset=Agency.objects.none(), required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
    )  # fmt: skip


def groups_seen(person: Any) -> list[Group]:
    """Return the groups that the reader may see, by name, for a form that asks of them more than once."""
    return list(Group.objects.visible_to(person).order_by("name"))


def offer_bodies(form: forms.Form, person: Any, home: int, seen: list[Group]) -> None:
    """Set the groups and agencies of a partnership, as far as the reader may see them."""
    groups = Group.objects.visible_to(person).filter(home=home)
    agencies = Agency.objects.visible_to(person).filter(memberships__partnership=home).distinct().order_by("name")
    mine = [each for each in seen if each.home_id == home]
    for name, rows, listed in (("groups", groups, mine), ("agencies", agencies, agencies)):
        form.fields[name].queryset = rows
        form.fields[name].choices = [(each.pk, str(each)) for each in listed]
        if not form.fields[name].choices:
            del form.fields[name]


def one_body(form: forms.Form, person: Any, home: Any) -> None:
    """Set one agency and one group of a partnership to choose from."""
    form.fields["agency"].queryset = (
        Agency.objects.visible_to(person).filter(memberships__partnership=home).distinct().order_by("name")
    )
    form.fields["group"].queryset = Group.objects.visible_to(person).filter(home=home).order_by("name")


def seats_of(person: Any, home: Any) -> Any:
    """The seats of a partnership that may own something, as far as the reader may see them."""
    return Seat.objects.visible_to(person).filter(partnership=home, ends_on=None).exclude(role="respondent")


def evidence_field() -> ReferencesField:
    return ReferencesField(
        label="What evidence is there?", required=False,
        help_text='References from the library of evidence, such as "EV-3, EV-12".',
    )  # fmt: skip


def offer_evidence(form: forms.Form, person: Any, home: Any) -> None:
    """Set the evidence of a partnership from which to name some."""
    form.fields["evidence"].offer(Evidence.objects.visible_to(person).filter(home=home))
