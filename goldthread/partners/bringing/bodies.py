"""Who is meant by the words in a cell: an agency, a group, a seat, or whoever holds one."""

import re
from collections.abc import Iterator
from typing import Any

from goldthread.kit.brought import Bringing
from goldthread.kit.sheets.headings import plain
from goldthread.partners.models import Agency, Group, Holding, Meant, PartnerRole, Partnership, Seat
from goldthread.partners.models.record import lasting
from goldthread.partners.queries import agencies_of

BETWEEN = re.compile(r"\s*(?:[;/\n,+&|]|\band\b|\bwith\b)\s*", re.IGNORECASE)
ASIDE = re.compile(r"^(.*?)\s*[(\[\u2013-]\s*([^()\[\]]+?)[)\]]?$")
NOBODY = frozenset(
    {"", "tbc", "tba", "n a", "na", "none", "nobody", "not known", "unknown", "to be confirmed", "vacant"}
)
USUAL: tuple[tuple[tuple[str, ...], tuple[frozenset[str], ...]], ...] = (
    (("council", "local authority", "la", "county council", "city council"), (frozenset({"council"}),)),
    ((
        "children's services", "childrens services", "children's social care", "childrens social care", "csc",
        "social care", "children and families",
    ), (frozenset({"childrens-services"}), frozenset({"council"}))),
    (("icb", "integrated care board", "nhs icb"), (frozenset({"health-commissioner"}),)),
    (("health", "nhs"), (frozenset({"health-commissioner", "health-provider"}),)),
    (("police", "constabulary"), (frozenset({"police"}),)),
    (("public health",), (frozenset({"public-health"}),)),
    (("adult services", "adult social care", "adults' services", "asc"), (frozenset({"adult-services"}),)),
)  # fmt: skip
SAID = ("agency", "group", "seat")
Body = Any


def called(words: str) -> str:
    """A name as it is compared: small letters, no stops, no article."""
    return plain(words).removeprefix("the ")


class Bodies:
    """Everybody who may be named as lead in a partnership, by the words people use for them: names first, then
    what everybody calls the only one of a kind. A name that two share means neither. What somebody said of a name
    before goes first."""

    def __init__(self, bringing: Bringing) -> None:
        self.bringing = bringing
        self.found: dict[str, Body] = {}
        self.shared: set[str] = set()
        for words, body in self._named():
            self._know(plain(words), body)
        for words, body in self._further():
            if plain(words) not in self.shared:
                self.found.setdefault(plain(words), body)
        for words, body in self._by_kind():
            if plain(words) not in self.shared:
                self.found.setdefault(plain(words), body)
        for meant in Meant.objects.visible_to(bringing.by).filter(home=bringing.home).select_related(*SAID):
            self.found[meant.words] = meant.body
        self._cells: dict[str, tuple[list[Body], list[str]]] = {}

    def _named(self) -> Iterator[tuple[str, Body]]:
        home, by, on = self.bringing.home, self.bringing.by, self.bringing.on
        area = [plain(words) for words in (home.area, home.short_name) if words]
        for agency in agencies_of(home, on):
            for words in dict.fromkeys((agency.name, agency.short_name)):
                yield words, agency
                short = next((plain(words)[len(each) :] for each in area if plain(words).startswith(f"{each} ")), "")
                yield short, agency
        groups = Group.objects.visible_to(by).exclude(kind=Group.Kind.PANEL).filter(ends_last=None)
        yield from ((group.name, group) for group in groups)
        seats = Seat.objects.visible_to(by).filter(partnership=home, ends_on=None)
        yield from ((seat.title, seat) for seat in seats)
        held = Holding.objects.visible_to(by).on(on).filter(seat__partnership=home).select_related("seat", "person")
        yield from ((holding.person.name, holding.seat) for holding in held)

    def _further(self) -> Iterator[tuple[str, Body]]:
        """Bodies outside, by their full names only."""
        by = self.bringing.by
        yield from ((agency.name, agency) for agency in Agency.objects.visible_to(by))
        others = Partnership.objects.visible_to(by).exclude(pk=self.bringing.home.pk)
        yield from ((partnership.name, partnership) for partnership in others)

    def _by_kind(self) -> Iterator[tuple[str, Body]]:
        """Agencies by what everybody calls their kind, "police" or "CSC", where only one can be meant: the only one of
        its kind among the safeguarding partners, or else among all."""
        home, by, on = self.bringing.home, self.bringing.by, self.bringing.on
        every = list(agencies_of(home, on))
        roles = PartnerRole.objects.visible_to(by).filter(lasting(on), partnership=home)
        partners = set(roles.values_list("agency", flat=True))
        for usual, tries in USUAL:
            for kinds in tries:
                alike = [each for each in every if each.kind in kinds]
                meant = alike if len(kinds) > 1 else [each for each in alike if each.pk in partners] or alike
                if meant:
                    yield from ((words, meant[0]) for words in usual if len(meant) == 1)
                    break

    def _know(self, words: str, body: Body) -> None:
        if not words or words in self.shared:
            return
        if self.found.get(words, body) != body:
            self.shared.add(words)
            del self.found[words]
            return
        self.found[words] = body

    def one(self, words: str) -> Body | None:
        """Return who is meant by a name, perhaps with another in brackets; None when nobody here is called so."""
        name = called(words)
        if name in self.found:
            return self.found[name]
        aside = ASIDE.match(words.strip())
        inside = [called(part) for part in aside.groups()] if aside else []
        return next((self.found[part] for part in inside if part in self.found), None)

    def several(self, cell: str) -> tuple[list[Body], list[str]]:
        """Return everybody named in a cell, and the words for whom nobody is known. A name with "and" or a comma in it
        is tried whole before it is taken apart."""
        if cell not in self._cells:
            self._cells[cell] = self._several(cell)
        return self._cells[cell]

    def _several(self, cell: str) -> tuple[list[Body], list[str]]:
        marks = [(0, 0), *(mark.span() for mark in BETWEEN.finditer(cell)), (len(cell), len(cell))]
        bodies: list[Body] = []
        unknown: list[str] = []
        place, last = 0, len(marks) - 1
        while place < last:
            for end in range(last, place, -1):
                words = cell[marks[place][1] : marks[end][0]].strip(" .:")
                body = self.one(words)
                if body is not None or end == place + 1:
                    break
            if body is not None:
                bodies += [body] if body not in bodies else []
            elif plain(words) not in NOBODY:
                unknown.append(words)
            place = end
        return bodies, unknown
