"""What stands around every page: the partnership, the marking, who is signed in, and the menu."""

from dataclasses import dataclass
from time import time
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldthread.kit.sessions import seconds_left
from goldthread.partners.current import current_partnership, partnerships_of
from goldthread.partners.policy import may_in
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of

INSIDE = (
    ("Plan", "plan:plan"),
    ("Actions", "actions:actions"),
    ("Recommendations", "actions:recommendations"),
    ("Evidence", "actions:evidence-list"),
    ("Groups", "partners:structure"),
    ("Meetings", "meetings:meetings"),
    ("Challenges", "challenges:challenges"),
    ("Risks", "risks:risks"),
    ("Scrutiny", "scrutiny:scrutiny"),
)
AFTER = (("Gaps", "desk:gaps", Permission.SEE_GAPS), ("Reports", "report:reports", None))


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
    return {"frame": shown, "navigation": _marked(request, _menu(request, partnership))}


def _menu(request: HttpRequest, partnership: Any) -> list[tuple[str, str]]:
    standing = standing_of(request.user)
    links = [("Home", reverse("desk:home"))]
    if partnership.pk not in standing.insider_of:
        return [*links, ("What you owe", reverse("desk:owed")), ("Challenges", reverse("challenges:challenges"))]
    links += [(label, reverse(name)) for label, name in INSIDE]
    links += [
        (label, reverse(name)) for label, name, needed in AFTER
        if needed is None or may_in(request.user, needed, partnership.pk)
    ]  # fmt: skip
    links.append(("Partnership", partnership.get_absolute_url()))
    if may_in(request.user, Permission.KEEP_PLACES, partnership.pk):
        return [*links, ("Set up", reverse("partners:set-up"))]  # which leads on to the installation
    return [*links, *_administration(request)]


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
    path = request.path
    return [(label, url, path == url or (url != "/" and path.startswith(url))) for label, url in links]
