"""The highlight report of a group as a document: two pages for Word, PDF and the pack."""

from datetime import date

from goldthread.kit.document import html
from goldthread.kit.document.markdown import read
from goldthread.kit.document.nodes import Block, Document, Paragraph, Section
from goldthread.kit.periods import Period
from goldthread.meetings.drafting import in_words
from goldthread.meetings.models import HighlightReport
from goldthread.meetings.shown import day_words
from goldthread.partners.marking import marking_of

PARTS = (
    ("since", "Since the last report", "summary", "Nothing is reported."),
    ("escalated", "What the group escalates", "escalations", "Nothing is escalated."),
    ("wanted", "Decisions wanted", "wanted", "No decision is wanted."),
)


def highlight_document(report: HighlightReport, base: str, on: date) -> Document:
    """The report as a document, part after part, saying so where nothing is said."""
    meeting = report.meeting
    sections = tuple(
        Section(key, title, _blocks(getattr(report, name), nothing)) for key, title, name, nothing in PARTS
    )
    rows = [("To", str(meeting)), ("Meeting on", day_words(meeting) or "A day that is not known")]
    period = Period(min(report.starts_on, report.ends_on), report.ends_on)
    rows += [("Covers", in_words(period)), ("State", str(report.get_state_display()))]
    return Document(
        title=f"Highlight report: {report.group.name}", sections=sections, kind="paper", owner=str(meeting.home),
        header_rows=tuple(rows), marking=marking_of(meeting), invented=meeting.home.is_invented, base=base, on=on,
    )  # fmt: skip


def _blocks(text: str, nothing: str) -> tuple[Block, ...]:
    return read(text) if text.strip() else (Paragraph(nothing),)


def prose(text: str) -> str:
    """A part of the report as it stands on the page."""
    return html.prose(read(text))


def file_name(report: HighlightReport, kind: str) -> str:
    """What the file is called."""
    return f"highlight-report-{report.group.key}-m-{report.meeting.number}.{kind}"
