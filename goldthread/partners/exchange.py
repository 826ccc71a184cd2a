"""What is loaded and dumped of partnerships, agencies, groups, people, seats and themes."""

from django.contrib.auth.hashers import make_password

from goldthread.kit.exchange.tables import Part, Table
from goldthread.partners.models import (
    Agency,
    AgencySuccession,
    FootprintArea,
    FormerName,
    Group,
    GroupFormerName,
    GroupParent,
    GroupShare,
    Holding,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    Seat,
    Succession,
    Theme,
)

PARTNERSHIPS = Table(
    name="partnerships",
    model=Partnership,
    home="",
    fields=(
        "key", "kind", "name", "short_name", "area", "starts", "ends", "is_invented", "year_start_month",
        "round_months", "soon_days", "is_rag_shown", "report_word", "marking",
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
    fields=("email", "name", "is_active", "is_administrator", "closed_on"),
    derived=lambda row: {"password": make_password(None)},
)

THEMES = Table(name="themes", model=Theme, home="partnership", fields=("key", "name"))

GROUPS = Table(
    name="groups",
    model=Group,
    fields=("key", "kind", "name", "purpose", "starts", "ends", "is_paused", "paused_why"),
    parts=(
        Part(name="under", model=GroupParent, owner="group", fields=("parent", "starts_on", "ends_on")),
        Part(
            name="shares",
            model=GroupShare,
            owner="group",
            fields=("partnership", "is_host", "starts_on", "ends_on"),
        ),
        Part(name="former_names", model=GroupFormerName, owner="group", fields=("name", "until")),
    ),
)

SEATS = Table(
    name="seats",
    model=Seat,
    home="partnership",
    fields=("key", "title", "role", "capacity", "agency", "group", "starts_on", "ends_on"),
    parts=(
        Part(
            name="holders",
            model=Holding,
            owner="seat",
            fields=("person", "is_deputy", "starts_on", "ends_on", "briefed_on"),
        ),
    ),
)

TABLES = (PARTNERSHIPS, AGENCIES, PEOPLE, THEMES, GROUPS, SEATS)
