"""The big partnership's bodies and people: forty agencies, sixteen groups and two hundred people, all invented."""

from collections.abc import Iterator
from datetime import date

from examples.invent import Folder, hang

HOME = "bigshire"
NEIGHBOURS = ("northshire", "eastshire", "westshire")
BEGAN = date(2017, 4, 1)
AGENCIES, PEOPLE, THEMES = 40, 200, 12
BODIES = (
    "childrens-services", "health-provider", "police", "education", "district-council", "voluntary", "public-health",
    "criminal-justice",
)  # fmt: skip
SUBGROUPS = ("quality", "learning", "exploitation", "infants", "workforce", "voice", "education", "health")
TASKS = ("neglect", "sleep", "missing", "online", "transitions")
GROUPS = ("executive", "board", "business", *SUBGROUPS, *TASKS)
PANEL = "review-panel"
KINDS = (
    ("vision", "Vision statement", "Vision statements", "statement", None, []),
    ("priority", "Priority", "Priorities", "priority", None, []),
    ("part-a", "Part A objective", "Part A objectives", "objective", 3, ["priority"]),
    ("part-b", "Part B objective", "Part B objectives", "objective", 1, ["priority"]),
    ("thread", "Cross-cutting theme", "Cross-cutting themes", "thread", None, []),
)


def agency(number: int) -> str:
    return f"agency-{number:02}"


def e_mail(key: str) -> str:
    return f"{key}@{HOME}.example"


def add_places(folder: Folder) -> None:
    """Add the partnerships, agencies, groups, kinds and themes."""
    for key in (HOME, *NEIGHBOURS):
        name = f"{key.title()} Safeguarding Children Partnership"
        folder.add(
            "partnerships",
            key=key,
            name=name,
            short_name=f"{key.title()} SCP",
            area=key.title(),
            starts="2017",
            is_invented=True,
            marking="OFFICIAL",
        )
    for number in range(AGENCIES):
        _add_agency(folder, number)
    for key in (*GROUPS, PANEL):
        _add_group(folder, key)
    for position, (key, name, plural, part, years, under) in enumerate(KINDS, 1):
        folder.add(
            f"{HOME}/kinds",
            key=key,
            name=name,
            plural=plural,
            part=part,
            years=years,
            position=position,
            stands_under=under,
        )
    for number in range(THEMES):
        folder.add(f"{HOME}/themes", key=f"theme-{number:02}", name=f"Theme number {number + 1}")


def _add_agency(folder: Folder, number: int) -> None:
    kind = ("council", "health-commissioner", "police", *BODIES)[number % (3 + len(BODIES))]
    row = folder.add(
        "agencies", key=agency(number), name=f"Bigshire Example Agency {number + 1}", kind=kind, is_invented=True
    )
    hang(row, "memberships", partnership=HOME, basis="partner" if number < 3 else "relevant", starts_on=BEGAN)
    if number < 3:
        hang(row, "partner_roles", partnership=HOME, part=("council", "health", "police")[number], starts_on=BEGAN)
    for neighbour in NEIGHBOURS if number % 4 == 0 else ():
        hang(row, "memberships", partnership=neighbour, starts_on=BEGAN)


def _add_group(folder: Folder, key: str) -> None:
    kinds = dict.fromkeys(SUBGROUPS, "subgroup") | dict.fromkeys(TASKS, "task") | {PANEL: "panel"}
    row = folder.add(
        f"{HOME}/groups", key=key, kind=kinds.get(key, key), name=f"{key.replace('-', ' ').capitalize()} group"
    )
    if key not in ("executive", "board"):
        hang(row, "under", parent="business" if key in SUBGROUPS else "board" if key == "business" else "quality")
    for neighbour in NEIGHBOURS if key == "exploitation" else ():
        hang(row, "shares", partnership=neighbour)


def _seats() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the key, the role and the place of each seat; the last ones, members, until there are enough people."""
    yield from (("manager", "manager", {}), ("scrutineer", "scrutineer", {}))
    yield from ((f"unit-{number}", "business unit", {}) for number in range(5))
    yield from ((f"partner-{number}", "lead partner", {"agency": agency(number)}) for number in range(3))
    yield from ((f"delegated-{number}", "delegated partner", {"agency": agency(number)}) for number in range(3))
    yield from ((f"chair-{key}", "chair", {"group": key}) for key in GROUPS)
    yield from ((f"lead-{number:02}", "agency lead", {"agency": agency(number)}) for number in range(AGENCIES))
    yield from ((f"answers-{number:02}", "respondent", {"agency": agency(number)}) for number in range(6, AGENCIES))
    places = (*GROUPS, PANEL)
    yield from ((f"member-{number:03}", "member", {"group": places[number % len(places)]}) for number in range(PEOPLE))


def add_people(folder: Folder) -> None:
    """Add the people, one a seat; each agency lead also sits in a group."""
    for number, (key, role, where) in zip(range(PEOPLE), _seats(), strict=False):
        folder.add("people", email=e_mail(key), name=f"Person {number + 1} Example")
        seat = folder.add(
            f"{HOME}/seats",
            key=key,
            title=f"{key.replace('-', ' ').capitalize()} seat",
            role=role,
            starts_on=BEGAN,
            **where,
        )
        hang(seat, "holders", person=e_mail(key), starts_on=BEGAN)
        if role == "agency lead":
            group = GROUPS[number % len(GROUPS)]
            also = folder.add(
                f"{HOME}/seats", key=f"{key}-{group}", title="Member", role="member", starts_on=BEGAN, group=group
            )
            hang(also, "holders", person=e_mail(key), starts_on=BEGAN)
