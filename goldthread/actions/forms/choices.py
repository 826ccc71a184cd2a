"""Choices that depend on who is asked: readers of a record, those who may lead, themes, and kinds from the library."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.kit.choosing import SeveralField
from goldthread.kit.library import library
from goldthread.partners.around import Around
from goldthread.partners.models import Circle, Group, Partnership, Person, Seat, Theme
from goldthread.partners.queries import agencies_of, groups_beside
from goldthread.partners.standing import standing_of

Bodies = list[tuple[str, list[Any]]]
NAMED_ROLES = ("manager", "business unit", "chair", "lead partner", "delegated partner", "scrutineer")


class BodiesField(forms.MultipleChoiceField):
    """Agencies, groups, roles and partnerships, ticked in one list and returned as records."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, lists: Bodies, kept: Iterable[Any] = ()) -> None:
        """Set the choices: bodies by kind, and those on the record already."""
        known = {each for _, bodies in lists for each in bodies}
        rest = [each for each in kept if each not in known]
        lists = [*lists, ("No longer in the partnership", rest)] if rest else lists
        self.bodies = {_key(each): each for _, bodies in lists for each in bodies}
        self.choices = [(name, [(_key(each), str(each)) for each in bodies]) for name, bodies in lists if bodies]

    def prepare_value(self, value: Any) -> Any:
        return [each if isinstance(each, str) else _key(each) for each in value or ()]

    def clean(self, value: Any) -> list[Any]:
        return [self.bodies[key] for key in super().clean(value)]


def _key(body: Any) -> str:
    return f"{body._meta.model_name}-{body.pk}"


def groups_seen(person: Person) -> list[Group]:
    """Return the groups and panels a reader may see, for a form that offers them more than once."""
    return list(Group.objects.visible_to(person).order_by("name"))


def bodies_of(partnership: Partnership, person: Person, on: Any, seen: list[Group] | None = None) -> Bodies:
    """Return everybody who may lead or support, by kind, as far as the reader may see them."""
    groups = groups_seen(person) if seen is None else seen
    going_on = [group for group in groups if group.kind != Group.Kind.PANEL and group.ends_last is None]
    seats = Seat.objects.visible_to(person).filter(partnership=partnership, role__in=NAMED_ROLES, ends_on=None)
    others = Partnership.objects.visible_to(person).exclude(pk=partnership.pk)
    return [
        ("Agencies", list(agencies_of(partnership, on))),
        ("Groups", going_on),
        ("Roles", list(seats.order_by("title"))),
        ("Other partnerships", list(others.order_by("name"))),
    ]


def bodies_around(found: Around) -> Bodies:
    """Return the same, from what was read around the partnership."""
    return [
        ("Agencies", found.inside),
        ("Groups", found.going_on),
        ("Roles", found.seats_for(NAMED_ROLES)),
        ("Other partnerships", found.partnerships),
    ]


def readers_fields() -> tuple[forms.ChoiceField, forms.ModelChoiceField]:
    """Who may read a record: everyone in the partnership, or fewer."""
    return (
        forms.ChoiceField(label="Who may read it?", widget=forms.RadioSelect, initial=Circle.PARTNERSHIP),
        forms.ModelChoiceField(
            label="Which group or panel?", queryset=Group.objects.none(), required=False,
            empty_label="No group in particular", help_text="Only when one group or one case panel may read it.",
        ),
    )  # fmt: skip


def offer_readers(form: forms.Form, person: Person, seen: list[Group] | None = None) -> None:
    """Set who may be chosen to read a record: a group or panel only among those the reader may see."""
    form.fields["circle"].choices = Circle.choices
    field = form.fields["circle_group"]
    field.queryset = Group.objects.visible_to(person).order_by("name")
    if seen is not None:
        _offer_groups(field, seen)


def _offer_groups(field: Any, groups: list[Group]) -> None:
    field.choices = [("", field.empty_label), *((group.pk, str(group)) for group in groups)]


def offer_readers_of(form: forms.Form, person: Person, record: Any, seen: list[Group] | None = None) -> None:
    """Offer readers for what hangs on a record, those of the record itself first; with the groups that the reader may
    see, where a form has read them already."""
    offer_readers(form, person)
    field, keeper = form.fields["circle_group"], record.circle_group_id
    field.queryset = groups_beside(person, keeper)
    if seen is not None:
        beside = [] if keeper is None or keeper in {group.pk for group in seen} else [record.circle_group]
        _offer_groups(field, sorted([*seen, *beside], key=str))
    form.initial |= {"circle": record.circle, "circle_group": record.circle_group_id}


def checked_readers(form: forms.Form) -> None:
    """Refuse a record for one group or panel that does not say which, and forget a group that is not asked for."""
    narrow = form.cleaned_data.get("circle") in (Circle.GROUP, Circle.PANEL)
    if narrow and not form.cleaned_data.get("circle_group"):
        form.add_error("circle_group", "Choose the group or panel that may read it.")
    elif not narrow:
        form.cleaned_data["circle_group"] = None


def checked_own_readers(form: Any) -> None:
    """Refuse readers among whom its author is not, too: saved, it would be gone from their sight."""
    checked_readers(form)
    group, standing = form.cleaned_data.get("circle_group"), standing_of(form.person)
    overseen = form.cleaned_data.get("circle") == Circle.GROUP and standing.oversees
    if group and group.pk not in standing.groups and not overseen:
        remedy = "Choose readers who take you in, or ask somebody who sits there to write it."
        form.add_error("circle_group", f"You do not sit on {group}, so you could not open this again. {remedy}")


def themes_field() -> SeveralField:
    return SeveralField(
        label="Themes", queryset=Theme.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )


def offer_themes(form: forms.Form, person: Person, partnership: Partnership) -> None:
    """Set the themes of a partnership, or leave the question out when it has none."""
    themes = Theme.objects.visible_to(person).filter(partnership=partnership).order_by("name")
    form.fields["themes"].queryset = themes
    form.fields["themes"].choices = [(theme.pk, theme.name) for theme in themes]
    if not themes:
        del form.fields["themes"]


def kinds(shelf: str, empty: str = "Choose a kind") -> list[tuple[str, str]]:
    """The kinds on a shelf of the library, as choices."""
    entries = getattr(library(), shelf).values()
    return [("", empty), *((entry.key, entry.name) for entry in entries)]


def agency_kinds() -> list[tuple[str, str]]:
    """Kinds of agency in the plural, for asking every agency of one."""
    entries = library().agency_kinds.values()
    return [
        ("", "Nobody by kind"),
        *((entry.key, f"Every one of: {(entry.plural or entry.name).lower()}") for entry in entries),
    ]
