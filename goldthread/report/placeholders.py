"""What a template may name: words of a line, whole passages, and each section by its key; and how one stands to what
it is to be filled with. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from goldthread.kit.document.nodes import Document, Section, plain
from goldthread.kit.document.word_pieces import Pieces
from goldthread.report.parts import HEADINGS
from goldthread.report.sections import ORDER

BOTH = {
    "title": "The title",
    "partnership": "The partnership's name",
    "period": "The period it covers",
    "edition": "The edition of the guidance",
    "marking": "The protective marking",
    "date": "The date: of the meeting, or for a report the day the file is made",
}
WORDS = {
    "paper": {
        **BOTH,
        "council": "The council",
        "committee": "The committee",
        "report_from": "Who the report is from",
        "contact": "The contact",
        "phone": "The contact's telephone number",
        "email": "The contact's e-mail address",
        "recommendation": "What members are asked to do, in one sentence",
    },
    "report": {**BOTH, "as_at": "The day its figures are counted on", "state": "Whether it is a draft or complete"},
}
PASSAGES = {
    "everything": "Every section in its order",
    "contents": "The contents",
    "header_table": "The table at the head of a paper: committee, date, title, contact",
    "parts": "The numbered paragraphs under their headings",
    "tail": "The corporate and legal information",
}
OF_REPORT = ("everything", "contents")
TAIL = {
    "corporate": "Required corporate and legal information",
    "equalities": "Equalities impact assessment",
}


@dataclass(frozen=True)
class Line:
    """A section that something to be filled in has: its placeholder and its heading."""

    name: str
    title: str


@dataclass(frozen=True)
class Told:
    """A placeholder as the page tells of it: what it stands for or what it may have meant, where, what is wrong."""

    name: str
    words: str
    places: tuple[str, ...]
    wrong: str = ""


@dataclass(frozen=True)
class Check:
    """How a template stands: what it names that is known, is not known, or stands where it cannot; what it has no place
    for, and what stays empty in this one."""

    known: tuple[Told, ...] = ()
    unknown: tuple[Told, ...] = ()
    misplaced: tuple[Told, ...] = ()
    missing: tuple[Line, ...] = ()
    empty: tuple[Told, ...] = ()
    left_empty: frozenset[str] = field(default_factory=frozenset)
    has_marking: bool = True

    @property
    def to_settle(self) -> tuple[Told, ...]:
        """What is not known and nobody has said is to be left empty."""
        return tuple(each for each in self.unknown if each.name not in self.left_empty)

    @property
    def is_fit(self) -> bool:
        """Whether it can be filled."""
        return not self.to_settle and not self.misplaced


def name_of(key: str) -> str:
    """The placeholder of a section by its key: "part-objectives-part-a" is section_objectives_part_a."""
    return "section_" + re.sub(r"[^a-z0-9]+", "_", key.removeprefix("part-").lower()).strip("_")


def usual(kind: str) -> dict[str, str]:
    """Every placeholder that a report or a paper may always name, with what it stands for."""
    if kind == "report":
        sections = {name_of(each.key): f"The section “{each.title}”" for each in ORDER}
        return {**WORDS[kind], **{name: PASSAGES[name] for name in OF_REPORT}, **sections}
    heads = {"opening": "In plain words", **HEADINGS, **TAIL}
    return {**WORDS[kind], **PASSAGES, **{name_of(key): f"The part “{title}”" for key, title in heads.items()}}


def check(
    uses: Iterable[Mapping[str, str]], kind: str, own: Mapping[str, str], outline: Sequence[Line] | None,
    left_empty: Collection[str] = (),
) -> Check:  # fmt: skip
    """Return how a template stands to what it may name, to what the partnership has of its own, and to the sections of
    the one it is to be filled with, where there is one."""
    names = {**own, **usual(kind)}
    used = _by_name(uses)
    known = tuple(Told(name, names[name], places) for name, (places, _) in used.items() if name in names)
    here = {line.name for line in outline or ()}
    return Check(
        known=known,
        unknown=tuple(Told(n, _nearest(n, names), places) for n, (places, _) in used.items() if n not in names),
        misplaced=tuple(Told(n, names.get(n, ""), places, wrong) for n, (places, wrong) in used.items() if wrong),
        missing=tuple(line for line in outline or () if not _covered(line.name, used)),
        empty=tuple(each for each in known if each.name.startswith("section_") and each.name not in here)
        if outline is not None
        else (),
        left_empty=frozenset(left_empty),
        has_marking="marking" in used,
    )


def _by_name(uses: Iterable[Mapping[str, str]]) -> dict[str, tuple[tuple[str, ...], str]]:
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for each in uses:
        places, wrong = found.get(each["name"], ((), ""))
        found[each["name"]] = ((*places, each["place"]), wrong or each.get("wrong", ""))
    return found


def _nearest(name: str, names: Collection[str]) -> str:
    return next(iter(get_close_matches(name, sorted(names), 1, 0.6)), "")


def _covered(name: str, used: Collection[str]) -> bool:
    tail = {name_of(key) for key in TAIL}
    within = "tail" if name in tail else "" if name == name_of("opening") else "parts"
    return bool({name, "everything", within} & set(used))


# Filling


def words_for(document: Document, more: Mapping[str, str]) -> dict[str, str]:
    """Return the words for the placeholders of a line."""
    labels = {"Committee": "committee", "Date": "date", "Report from": "report_from", "Contact name": "contact",
              "Tel": "phone", "Email": "email", "Figures as at": "as_at", "State": "state"}  # fmt: skip
    told = {labels[label]: plain(value) for label, value in document.header_rows if label in labels}
    cover = {labels[label]: value for label, value in document.cover if label in labels}
    about = {name: getattr(document, name) for name in ("title", "period", "edition", "marking")}
    return {**more, **about, "council": document.owner, **told, **cover}


def passages_for(document: Document, whole: Pieces, names: Collection[str]) -> dict[str, str]:
    """Return the markup for each passage that a template names; nothing for one that this document does not have."""
    sections, made = document.sections, whole.sections
    is_part = [each.key.startswith("part-") for each in sections]
    tail = _from(sections, {"corporate", "equalities"})
    found: dict[str, Any] = {
        "everything": made,
        "contents": (whole.contents,) if sections else (),
        "header_table": (whole.header,),
        "parts": [markup for markup, wanted in zip(made, is_part, strict=True) if wanted],
        "tail": [made[place] for place in tail],
    }
    for each in sections:
        found[name_of(each.key)] = [made[place] for place in _from(sections, {each.key})]
    wanted = {*PASSAGES, *(name for name in names if name.startswith("section_"))}
    return {name: "".join(found.get(name, ())) if name in names else "" for name in wanted}


def _from(sections: Sequence[Section], keys: Collection[str]) -> list[int]:
    """The places of sections by their keys, each with those within it."""
    found, level = [], 0
    for place, each in enumerate(sections):
        if each.key in keys:
            level = level or each.level
        elif level and each.level <= level:
            level = 0
        if level:
            found.append(place)
    return found
