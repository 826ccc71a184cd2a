"""What can be found of partnerships, their bodies and their people."""

from goldthread.kit.sought import Part, Sought
from goldthread.partners.models import Agency, FormerName, Group, GroupFormerName, Partnership

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
)
