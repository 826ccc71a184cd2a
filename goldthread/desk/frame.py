"""What stands around every page: the partnership, the marking, who is signed in, and the menu."""

from dataclasses import dataclass
from functools import cached_property
from time import time
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldthread.kit.sessions import seconds_left
from goldthread.partners.current import current_partnership, partnerships_of
from goldthread.partners.policy import may_in
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of

SEE_GAPS, KEEP = Permission.SEE_GAPS, Permission.KEEP_PLACES


@dataclass(frozen=True)
class Part:
    """One word of the menu, where it leads, the permission it needs, and the pages that stand beside that one."""

    label: str
    name: str
    beside: tuple[tuple[str, str], ...] = ()
    needs: Permission | None = None

    @cached_property
    def segments(self) -> frozenset[str]:
        """How the addresses of its pages begin."""
        return frozenset(_segment(reverse(name)) for name in (self.name, *(name for _, name in self.beside)))

    def leads_to(self, segment: str) -> bool:
        """Say whether pages whose address begins so belong here."""
        return segment in self.segments


INSIDE = (
    Part("Plan", "plan:plan"),
    Part(
        "Actions",
        "actions:actions",
        (
            ("Actions", "actions:actions"), ("Recommendations", "actions:recommendations"),
            ("Evidence", "actions:evidence-list"),
        ),
    ),
    Part("Gaps", "desk:gaps", needs=SEE_GAPS),
    Part(
        "Groups",
        "partners:structure",
        (
            ("Structure", "partners:structure"), ("Meetings", "meetings:meetings"),
            ("Decisions", "meetings:decisions"), ("Attendance", "meetings:attendance"),
        ),
    ),
    Part(
        "Challenges",
        "challenges:challenges",
        (
            ("Challenges", "challenges:challenges"), ("Inspections", "sources:inspections"),
            ("Other boards", "sources:sharings"),
        ),
    ),
    Part("Risks", "risks:risks", (("Risks", "risks:risks"), ("Changes we live through", "risks:changes"))),
    Part("Scrutiny", "scrutiny:scrutiny"),
    Part("Reports", "report:reports"),
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """The partnership being looked at, and the reader's place in it, as the header shows them."""

    partnership: str = ""
    change_url: str = ""
    marking: str = ""
    invented: bool = False
    person: str = ""
    seat: str = ""
    search_url: str = ""
    reader: int | None = None
    ends_in: int = 0


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame and the menu: only what exists and what the reader may use."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"frame": Frame(), "navigation": []}
    if getattr(request, "asked", None):
        return {"frame": Frame(person=person.name, reader=person.pk), "navigation": []}
    partnership = current_partnership(request)
    if partnership is None:
        alone = Frame(person=person.name, reader=person.pk, ends_in=seconds_left(request.session, time()))
        return {"frame": alone, "navigation": _marked(request, _administration(request))}
    roles = sorted(ROLES[role].title for role in standing_of(person).roles_in(partnership.pk))
    several = len(partnerships_of(request)) > 1
    shown = Frame(
        partnership=partnership.name,
        change_url=reverse("partners:partnerships") if several else "",
        marking=partnership.marking,
        invented=partnership.is_invented,
        person=person.name,
        seat=", ".join(roles),
        search_url=reverse("desk:search"),
        reader=person.pk,
        ends_in=seconds_left(request.session, time()),
    )
    inside = partnership.pk in standing_of(person).insider_of
    menu = _marked(request, _menu(request, partnership))
    return {"frame": shown, "navigation": menu, "beside": _beside(request) if inside else []}


def _menu(request: HttpRequest, partnership: Any) -> list[tuple[str, str]]:
    standing = standing_of(request.user)
    links = [("Home", reverse("desk:home"))]
    if partnership.pk not in standing.insider_of:
        return [*links, ("What you owe", reverse("desk:owed")), ("Challenges", reverse("challenges:challenges"))]
    links += [(part.label, reverse(part.name)) for part in INSIDE if _may_use(request, part, partnership)]
    links.append(("Partnership", partnership.get_absolute_url()))
    if may_in(request.user, KEEP, partnership.pk):
        return [*links, ("Set up", reverse("partners:set-up"))]  # which leads on to the installation
    return [*links, *_administration(request)]


def _may_use(request: HttpRequest, part: Part, partnership: Any) -> bool:
    return part.needs is None or may_in(request.user, part.needs, partnership.pk)


def _beside(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """The pages beside this one, in the part of the menu it belongs to."""
    part = _part_of(request.path)
    urls = [(label, reverse(name)) for label, name in part.beside] if part else []
    nearest = max((url for _, url in urls if request.path.startswith(url)), key=len, default="")
    return [(label, url, url == nearest) for label, url in urls]


def _part_of(path: str) -> Part | None:
    return next((part for part in INSIDE if part.leads_to(_segment(path))), None)


def _segment(path: str) -> str:
    return path.split("/")[1]


def _administration(request: HttpRequest) -> list[tuple[str, str]]:
    reader: Any = request.user
    links = [
        ("Accounts", reverse("partners:accounts")),
        ("Partnerships", reverse("partners:partnerships")),
        ("Guidance", reverse("report:guidance")),
        ("Health", reverse("post:health")),
    ]
    return links if reader.is_administrator else []


def _marked(request: HttpRequest, links: list[tuple[str, str]]) -> list[tuple[str, str, bool]]:
    path, part = request.path, _part_of(request.path)
    return [
        (label, url, path == url or (url != "/" and path.startswith(url)) or bool(part and part.label == label))
        for label, url in links
    ]
