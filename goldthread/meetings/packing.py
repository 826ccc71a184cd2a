"""What goes into the pack of a meeting: agenda, reports of groups and papers, bound into one PDF with an index whose
page numbers are those on the pages. What is no PDF is listed beside it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch

from goldthread.actions.models import EvidenceFile
from goldthread.kit.document import pdf
from goldthread.kit.document.binding import Bound, NotBound, Piece, bind, cleaned
from goldthread.kit.document.nodes import Callout, Document, Paragraph, Section, Table
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, Pack, Paper
from goldthread.meetings.printed import agenda_document, marking_for
from goldthread.meetings.queries import with_digest
from goldthread.meetings.reports import highlight_document
from goldthread.meetings.shown import day_words
from goldthread.meetings.since import AGENDA, contents, is_for, key_of
from goldthread.post import vault
from goldthread.post.models import StoredFile

STAMP = "Pack page {page} of {pages}"
COPY = (
    "This is a convenience copy for reading in one go. It is not accessible to everybody: the originals, which are, "
    "stand beside it on the page of the meeting."
)
WHY_APART = {
    "locked": "protected by a password", "damaged": "a PDF that cannot be bound", "pages": "too long to be bound",
    "too much": "a PDF that cannot be bound",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One thing of the pack: its title, its PDF where it is bound, how many pages it has, and why it stands apart."""

    title: str
    content: bytes = b""
    pages: int = 0
    apart: str = ""
    paper: int | None = None

    @property
    def is_bound(self) -> bool:
        return bool(self.content)


def whole_pack(meeting: Meeting, whole: bool, on: date, tell: Callable[[int, str], None]) -> tuple[Bound, list[dict]]:
    """Make a pack, with what is restricted (`whole`) or without; return the PDF and its index."""
    items = AgendaItem.objects.filter(meeting=meeting).select_related("brought_by").prefetch_related("papers")
    items = items.order_by("position", "pk")
    reports = list(HighlightReport.objects.filter(meeting=meeting, state="ready").select_related("group", "meeting"))
    papers = list(papers_for(meeting, whole))
    parts = [_own(AGENDA, agenda_document(meeting, items, whole, settings.SITE, on))]
    tell(15, "The agenda is ready.")
    parts += [_own(str(report), highlight_document(report, settings.SITE, on)) for report in reports]
    for place, paper in enumerate(papers, 1):
        tell(20 + 60 * place // len(papers), f"Reading paper {place} of {len(papers)}.")
        parts.append(_of_paper(paper))
    tell(85, "Binding the pack.")
    bound, index = _bound(meeting, whole, parts, on)
    all_papers = with_digest(Paper.objects.filter(meeting=meeting).select_related("evidence", "item", "meeting"))
    marks = {each.key: each.mark for each in contents(meeting, whole, items, all_papers, reports)}
    return bound, [entry | {"mark": marks[key_of(entry["title"], entry["paper"])]} for entry in index]


def papers_for(meeting: Meeting, whole: bool) -> Iterable[Paper]:
    """Return the papers that are here and that the readers of this pack may read, in the order of the agenda."""
    ready = EvidenceFile.objects.filter(file__state=StoredFile.State.CHECKED).select_related("file").order_by("-number")
    papers = with_digest(Paper.objects.filter(meeting=meeting, evidence__removed_on=None).exclude(evidence=None))
    papers = papers.exclude(how=Paper.How.DEFERRED).select_related("evidence", "item", "meeting")
    papers = papers.prefetch_related(Prefetch("evidence__files", queryset=ready))
    for paper in papers.order_by(F("item__position").asc(nulls_first=True), "position", "pk"):
        if is_for(paper, whole):
            yield paper


def may_still_be_read(pack: Pack) -> bool:
    """Say whether the readers of a pack may still read all the papers in it: none was restricted, taken off or taken
    away since it was made."""
    named = {entry["paper"] for entry in pack.index if entry["paper"]}
    papers = Paper.objects.filter(pk__in=named, evidence__removed_on=None).select_related("evidence", "item", "meeting")
    return named == {each.pk for each in papers if is_for(each, pack.is_restricted)}


def has_restricted(meeting: Meeting) -> bool:
    """Say whether anything of a meeting is for the group alone."""
    items = AgendaItem.objects.filter(meeting=meeting, is_restricted=True).exists()
    return items or Paper.objects.filter(meeting=meeting, is_restricted=True).exists()


def _own(title: str, document: Document) -> Part:
    return _read(Part(title), _unnumbered(document))


def _unnumbered(document: Document) -> bytes:
    """A document of ours without page numbers of its own: a page of the pack has one number, the pack's."""
    return pdf.write(replace(document, numbered=False)).content


def _read(part: Part, content: bytes) -> Part:
    try:
        made, pages = cleaned(content)
    except NotBound as refused:
        return Part(part.title, apart=WHY_APART[refused.why], paper=part.paper)
    return Part(part.title, made, pages, paper=part.paper)


def _of_paper(paper: Paper) -> Part:
    part = Part(paper.title, paper=paper.pk)
    file = next((each.file for each in paper.evidence.files.all()), None) if paper.evidence else None
    if file is None or not vault.has(file.digest):
        kind = "a link" if paper.evidence and paper.evidence.kind == "link" else "not a file, or not checked yet"
        return Part(part.title, apart=kind, paper=paper.pk)
    if file.kind != "pdf":
        return Part(part.title, apart=f"a separate file: {file.name}", paper=paper.pk)
    with vault.opened(file.digest) as content:
        return _read(part, content.read())


def _bound(meeting: Meeting, whole: bool, parts: list[Part], on: date) -> tuple[Bound, list[dict]]:
    """Bind the index and the parts. The index is made until it has as many pages as its numbers were counted with."""
    bound_parts = [each for each in parts if each.is_bound]
    front = 1
    for _ in range(4):
        index = indexed(parts, front)
        made, pages = cleaned(_unnumbered(front_document(meeting, whole, index, on)))
        if pages == front:
            break
        front = pages
    pieces = [Piece("Index", made), *(Piece(each.title, each.content) for each in bound_parts)]
    try:
        about = {"title": f"{title_of(whole)}: {meeting}", "marking": marking_for(meeting, whole)}
        found = bind(pieces, stamp=STAMP, **about)
    except NotBound as refused:
        raise Refusal("The pack could not be bound: it is too big. Take the longest paper out of it.") from refused
    return found, index


def indexed(parts: Iterable[Part], front: int) -> list[dict[str, Any]]:
    """The index of a pack whose own index takes so many pages: each part with the page on which it begins, counted from
    the first page of all, and how many pages it has."""
    page, found = front + 1, []
    for part in parts:
        entry: dict[str, Any] = {"title": part.title, "paper": part.paper, "apart": part.apart}
        entry |= {"page": page, "pages": part.pages} if part.is_bound else {"page": None, "pages": 0}
        page += part.pages if part.is_bound else 0
        found.append(entry)
    return found


def title_of(whole: bool) -> str:
    return "Restricted pack" if whole else "Pack"


def front_document(meeting: Meeting, whole: bool, index: list[dict[str, Any]], on: date) -> Document:
    """The first pages of a pack: what it is, and what stands where."""
    rows = tuple((each["title"], f"{each['page']}" if each["page"] else each["apart"].capitalize()) for each in index)
    marked = (Paragraph("For the members of the group alone. Keep it where nobody else reads it."),) if whole else ()
    table = Table(("What", "Page"), rows or (("Nothing yet", ""),), widths=(4, 1.4))
    about = (Callout("", (Paragraph(COPY),), kind="notice"), *marked, table)
    rows_above = [("Group", meeting.group.name), ("Date", day_words(meeting) or "Not known")]
    return Document(
        title=f"{title_of(whole)}: {meeting}", sections=(Section("index", "Index", about),), kind="paper",
        owner=str(meeting.home), header_rows=(*rows_above, ("Reference", reference(meeting))),
        marking=marking_for(meeting, whole), invented=meeting.home.is_invented, base=settings.SITE, on=on,
    )  # fmt: skip
