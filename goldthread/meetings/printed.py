"""Agenda and minutes as documents, for Word and PDF."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.kit.document.markdown import read
from goldthread.kit.document.nodes import Block, Definitions, Document, Gap, Paragraph, Run, Section, Words
from goldthread.kit.periods import uk_date
from goldthread.kit.references import reference
from goldthread.meetings.models import AgendaItem, Meeting, MinutesKept, Paper
from goldthread.partners.marking import highest, in_circle, marking_of
from goldthread.partners.models import Circle

HEADING = re.compile(r"^## (.+)$", re.M)
FOR_ALL = "This is the public version: restricted items and remarks for members are left out."
STATE = {
    "none": "Not written yet",
    "draft": "Draft",
    "chair": "Draft, with the chair",
    "sent": "Sent to the members, not yet agreed",
}


def minutes_document(
    meeting: Meeting, words: str, kept: MinutesKept | None, whole: bool, base: str, on: date
) -> Document:
    """The minutes as a document: what is kept where they went out, else as they stand."""
    state = f"{kept.get_how_display()} on {uk_date(kept.on)}" if kept else STATE.get(meeting.minutes, "Draft")
    if kept and kept.how == "agreed" and meeting.agreed_on:
        state = f"Agreed on {uk_date(meeting.agreed_on)}"
    rows = [("Minutes", state)]
    rows += [("Version", "Public version")] if not whole else []
    rows += [("Corrected", kept.why)] if kept and kept.why else []
    nodes = () if whole else (Section("about", "About these minutes", (Paragraph(FOR_ALL),)),)
    return _document(meeting, f"Minutes: {meeting}", (*nodes, *sections(words)), rows, whole, base, on)


def sections(words: str) -> tuple[Section, ...]:
    """The parts of a text, each under its heading."""
    pieces = HEADING.split(words)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return tuple(Section(f"part-{place}", title, read(body)) for place, (title, body) in enumerate(pairs, 1))


def agenda_document(meeting: Meeting, items: Iterable[AgendaItem], whole: bool, base: str, on: date) -> Document:
    """The agenda as a document: each item with why it is there, who brings it and its papers, as far as a reader of
    this version may see them."""
    found = tuple(
        Section(f"item-{number}", f"{number}. {_title(item, whole)}", _about(item, whole))
        for number, item in enumerate(items, 1)
    )
    sections_ = found or (Section("none", "Agenda", (Gap("Nothing is on the agenda yet."),)),)
    return _document(meeting, f"Agenda: {meeting}", sections_, [], whole, base, on)


def _title(item: AgendaItem, whole: bool) -> str:
    return item.title if whole or not item.is_restricted else "Restricted item"


def _about(item: AgendaItem, whole: bool) -> tuple[Block, ...]:
    if item.is_restricted and not whole:
        return (Paragraph("For the members alone."),)
    rows: list[tuple[str, Words]] = [("Kind", str(item.get_kind_display()))]
    brought = item.brought_words or str(item.brought_by or "")
    rows += [("Brought by", brought)] if brought else []
    rows += [("Why it is here", item.why)] if item.why else []
    rows += [("Time", f"{item.minutes_long} minutes")] if item.minutes_long else []
    papers = [each.title for each in item.papers.all() if whole or not each.is_restricted]
    rows += [("Papers", ", ".join(papers))] if papers else []
    mark = (Paragraph((Run("Restricted item.", bold=True),)),) if item.is_restricted else ()
    return (*mark, Definitions(tuple(rows)))


def _document(
    meeting: Meeting,
    title: str,
    parts: tuple[Section, ...],
    rows: list[tuple[str, str]],
    whole: bool,
    base: str,
    on: date,
) -> Document:
    moment = uk_date(meeting.on) if meeting.on and not meeting.is_date_doubtful else meeting.date_words or "Not known"
    if meeting.starts_at:
        moment += f", {meeting.starts_at:%H:%M}" + (f" to {meeting.ends_at:%H:%M}" if meeting.ends_at else "")
    about: list[tuple[str, Any]] = [("Group", meeting.group.name), ("Date", moment)]
    about += [("Place", meeting.place)] if meeting.place else []
    about += [("Reference", reference(meeting)), *rows]
    return Document(
        title=title, sections=parts, kind="paper", owner=str(meeting.home), header_rows=tuple(about),
        marking=marking_for(meeting, whole), invented=meeting.home.is_invented, base=base, on=on,
    )  # fmt: skip


def marking_for(meeting: Meeting, whole: bool) -> str:
    """The protective marking of a version: what the readers of the meeting set, and for the members' version, where
    something is for the group alone, what a group sets."""
    usual = marking_of(meeting)
    kept = [AgendaItem.objects.filter(Q(is_restricted=True) | ~Q(remarks="")), Paper.objects.filter(is_restricted=True)]
    is_kept = whole and any(rows.filter(meeting=meeting).exists() for rows in kept)
    return highest((usual, in_circle(Circle.GROUP, meeting.home.marking))) if is_kept else usual


def file_name(meeting: Meeting, what: str, kind: str, whole: bool) -> str:
    """What the file is called: minutes-m-12.docx, minutes-m-12-public.pdf."""
    return f"{what}-{reference(meeting).lower()}{'' if whole else '-public'}.{kind}"
