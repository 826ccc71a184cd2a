"""What every record of a partnership has: a home, a circle of readers, a key and a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldthread.kit.prepared import plain
from goldthread.kit.sealed import is_untouched, sealed
from goldthread.partners.standing import Standing, standing_of

if TYPE_CHECKING:
    from goldthread.partners.models.person import Person


class Circle(models.TextChoices):
    """Who may read a record, from widest to narrowest."""

    PUBLIC = "public", "Anyone"
    RESPONDENTS = "respondents", "The partnership, with schools and others who answer its returns"
    PARTNERSHIP = "partnership", "The partnership: its groups and agency leads"
    GROUP = "group", "One group, the business unit and the scrutineer"
    PANEL = "panel", "One case panel and nobody else"


WIDE = (Circle.PUBLIC, Circle.RESPONDENTS, Circle.PARTNERSHIP)


def is_for_few(record: Any) -> bool:
    """Say whether only a group or a panel may read a record."""
    return record.circle not in WIDE


def within_circle(standing: Standing, prefix: str = "") -> Q:
    """Return the condition that a record's circle takes in this reader, for the partnerships where the reader sits."""
    at_home = Q(**{f"{prefix}home__in": standing.insider_of})
    answering = Q(**{f"{prefix}home__in": standing.partnerships, f"{prefix}circle": plain(Circle.RESPONDENTS)})
    in_group = Q(**{f"{prefix}circle_group__in": standing.groups})
    oversees = Q(**{f"{prefix}home__in": standing.oversees, f"{prefix}circle": plain(Circle.GROUP)})
    wide = Q(**{f"{prefix}circle__in": [plain(each) for each in WIDE]})
    public = Q(**{f"{prefix}circle": plain(Circle.PUBLIC)}) if standing.seats else Q(pk__in=())
    return public | (at_home & wide) | answering | in_group | oversees


def among(records: models.QuerySet, column: str) -> Exists:
    """Return the condition that what a column names is among these records. It is asked of each row in hand: a list of
    all that a reader may see, made first, costs a second on a big record."""
    return Exists(records.filter(pk=OuterRef(column)))


def lasting(day: date, prefix: str = "") -> Q:
    """Return the condition that something dated, whose first and last days may be empty, holds on a day."""
    begun = Q(**{f"{prefix}starts_on__isnull": True}) | Q(**{f"{prefix}starts_on__lte": day})
    return begun & (Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day}))


Door = TypeVar("Door", bound=Callable[..., Any])


def kept_door(door: Door) -> Door:
    """Have a door put together once for whoever stands there, and asked anew each time. It may look at nothing but
    where they stand, their number and the day."""

    @wraps(door)
    def visible_to(records: Any, person: Any) -> Any:
        if not is_untouched(records):
            return door(records, person)
        doors, name = standing_of(person).doors, (type(records), records.model, person.pk)
        if name not in doors:
            doors[name] = sealed(door(records, person))
        return doors[name].all()

    return cast(Door, visible_to)


@dataclass(frozen=True)
class Beyond:
    """Who sees one record beyond its circle, as rows: those it asks something of, each of which can say whether it
    `is_of` a standing; the partnerships that share it, with whether only those who see their whole record do; who
    brought it, by number; and whether it is closed to all, or to all but who brought it."""

    asked: tuple[Any, ...] = ()
    shared: tuple[tuple[Any, bool], ...] = ()
    brought_by: int | None = None
    is_unchecked: bool = False
    is_removed: bool = False


class RecordQuerySet(models.QuerySet):
    """Records with one door: what this person may see."""

    def visible_to(self, person: Person) -> Self:
        """Keep what the reader's seats let them see: by circle, by sharing, or because it asks something of them."""
        standing = standing_of(person)
        if not self.is_whole():
            return self.filter(self.readable_by(standing))
        if (type(self), self.model) not in standing.doors:
            standing.doors[type(self), self.model] = sealed(self.filter(self.readable_by(standing)))
        return standing.doors[type(self), self.model].all()

    def is_whole(self) -> bool:
        """Return whether nothing is asked of these records yet, so that all that a reader may see of them can be put
        together once and asked again and again: a page asks up to ten times, and each time costs a millisecond."""
        return is_untouched(self)

    def readable_by(self, standing: Standing) -> Q:
        """Return the condition that a reader who stands there may see a record."""
        return within_circle(standing) | self.shared_with(standing) | self.asking(standing)

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that another partnership shares the record with the reader's own; none by default."""
        return Q(pk__in=())

    def asking(self, standing: Standing) -> Q:
        """Return the condition that it asks something of the reader's agency, seat or group; none by default."""
        return Q(pk__in=())

    def beyond(self, record: Any) -> Beyond:
        """Return, of one record, what `shared_with` and `asking` look for: the same rule, told from its side."""
        return Beyond()


class Record(models.Model):
    """A thing the partnership keeps: it has one home, a circle of readers, and a key by which files name it."""

    home = models.ForeignKey("partners.Partnership", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    circle = models.CharField(max_length=12, choices=Circle.choices, default=Circle.PARTNERSHIP)
    circle_group = models.ForeignKey(
        "partners.Group", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=("home", "key"), name="%(class)s_key_once"),
            models.CheckConstraint(
                condition=~Q(circle__in=("group", "panel")) | Q(circle_group__isnull=False),
                name="%(class)s_circle_names_its_group",
                violation_error_message="Choose the group that may read this.",
            ),
        )
