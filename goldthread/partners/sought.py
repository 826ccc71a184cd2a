"""What can be found of partnerships, their bodies and their people."""

from goldthread.kit.sought import Part, Sought
from goldthread.partners.models import (
    Agency,
    FormerName,
    Group,
    GroupFormerName,
    Holding,
    Partnership,
    Person,
    Seat,
)

SOUGHT = (
    Sought(
        Partnership,
        "Partnership",
        texts=("short_name", "area"),
        parts=(Part(FormerName, "partnership", ("name", "short_name")),),
        home="",
    ),
    Sought(Agency, "Agency", texts=("name",), home=""),
    Sought(
        Group,
        "Group",
        texts=("purpose",),
        parts=(Part(GroupFormerName, "group", ("name",)),),
        days=("starts_first", "starts_last", "ends_first", "ends_last"),
    ),
    Sought(
        Seat,
        "Seat",
        parts=(Part(Holding, "seat", ("person__name",)),),
        marks=(("agency", "agency"),),
        days=("starts_on", "ends_on"),
        home="partnership",
    ),
    Sought(Person, "Person", home=""),
)
