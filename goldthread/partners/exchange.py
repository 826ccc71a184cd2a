"""What is loaded and dumped of partnerships, agencies, groups, people, seats and themes."""

from collections.abc import Iterator, Sequence

from django.contrib.auth.hashers import make_password
from django.db.models import Exists, OuterRef

from goldthread.kit.exchange.rows import Find, Pointer, Row
from goldthread.kit.exchange.tables import Part, Table
from goldthread.kit.words import joined
from goldthread.partners.models import (
    Agency,
    AgencySuccession,
    FootprintArea,
    FormerName,
    Group,
    GroupFormerName,
    GroupParent,
    GroupPause,
    GroupShare,
    Holding,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    QuorumMember,
    Seat,
    Succession,
    Theme,
)
from goldthread.partners.rules import most_chairs

TWO_CHAIRS = (
    '{names} would chair "{group}" at the same time, and its rule says {many}. End the time of one, or change the rule '
    'of the group to "two".'
)
MANY = {1: "one", 2: "two"}


def pauses_in_step(ids: Sequence[int]) -> None:
    """Give a group that is said to be paused, and has no pause that lasts, one whose first day is not known; older
    files have none."""
    lasting = GroupPause.objects.filter(group=OuterRef("pk"), ends_on=None)
    for group in Group.objects.filter(~Exists(lasting), pk__in=ids, is_paused=True):
        GroupPause.objects.create(group=group, why=group.paused_why)


PARTNERSHIPS = Table(
    name="partnerships",
    model=Partnership,
    home="",
    fields=(
        "key", "kind", "name", "short_name", "area", "starts", "ends", "is_invented", "year_start_month",
        "round_months", "soon_days", "is_rag_shown", "report_word", "marking", "shares_numbers",
    ),
    parts=(
        Part(
            name="former_names",
            model=FormerName,
            owner="partnership",
            fields=("name", "short_name", "kind", "until"),
        ),
        Part(name="became", model=Succession, owner="before", fields=("after", "how", "on", "is_heir")),
        Part(name="areas", model=FootprintArea, owner="footprint", fields=("member", "starts_on", "ends_on")),
    ),
)  # fmt: skip

AGENCIES = Table(
    name="agencies",
    model=Agency,
    home="",
    fields=("key", "name", "short_name", "kind", "is_invented"),
    listed={"kind": "agency_kinds"},
    parts=(
        Part(
            name="memberships",
            model=Membership,
            owner="agency",
            fields=("partnership", "basis", "reason", "starts_on", "ends_on"),
        ),
        Part(
            name="partner_roles",
            model=PartnerRole,
            owner="agency",
            fields=("partnership", "part", "starts_on", "ends_on"),
        ),
        Part(name="became", model=AgencySuccession, owner="before", fields=("after", "on")),
    ),
)

PEOPLE = Table(
    name="people",
    model=Person,
    home="",
    key="email",
    fields=("email", "name", "is_active", "is_administrator", "closed_on", "closes_after", "merged_into"),
    derived=lambda row: {"password": make_password(None)},
)

THEMES = Table(name="themes", model=Theme, home="partnership", fields=("key", "name"))

GROUPS = Table(
    name="groups",
    model=Group,
    fields=(
        "key", "kind", "name", "purpose", "starts", "ends", "is_paused", "paused_why", "meetings_a_year", "chair_rule",
        "chair_words", "level", "quorum", "quorum_number", "quorum_words", "commission", "terms", "outputs",
        "closing_note",
    ),
    finish=pauses_in_step,
    parts=(
        Part(name="under", model=GroupParent, owner="group", fields=("parent", "starts_on", "ends_on")),
        Part(
            name="shares",
            model=GroupShare,
            owner="group",
            fields=("partnership", "is_host", "starts_on", "ends_on"),
        ),
        Part(name="former_names", model=GroupFormerName, owner="group", fields=("name", "until")),
        Part(name="pauses", model=GroupPause, owner="group", fields=("starts_on", "ends_on", "why")),
        Part(name="quorum_names", model=QuorumMember, owner="group", fields=("agency", "seat")),
    ),
)  # fmt: skip


def one_chair(seats: Sequence[Row], find: Find) -> Iterator[tuple[Row, str, str]]:
    """Refuse that more people chair a group from now on, with no last day, than its rule says."""
    chairs: dict[Pointer, dict[str, Row]] = {}
    for seat in seats:
        if seat["role"] == "chair" and seat["group"] and seat["ends_on"] is None:
            held = [each for each in seat.under("holders") if not each["is_deputy"] and each["ends_on"] is None]
            chairs.setdefault(seat["group"], {}).update({each["person"].key: seat for each in held})
    for pointer, people in chairs.items():
        group = find(pointer)
        most = most_chairs(group["chair_rule"]) if group else None
        if most and len(people) > most:
            *_, last = people.values()
            yield last, "holders", TWO_CHAIRS.format(names=joined(list(people)), group=pointer.key, many=MANY[most])


SEATS = Table(
    name="seats",
    model=Seat,
    home="partnership",
    together=(one_chair,),
    fields=(
        "key", "title", "role", "capacity", "agency", "group", "sector", "counts_for_agency", "sector_rule",
        "starts_on", "ends_on",
    ),
    parts=(
        Part(
            name="holders",
            model=Holding,
            owner="seat",
            fields=("person", "is_deputy", "starts_on", "ends_on", "briefed_on"),
        ),
    ),
)  # fmt: skip

TABLES = (PARTNERSHIPS, AGENCIES, PEOPLE, THEMES, GROUPS, SEATS)
