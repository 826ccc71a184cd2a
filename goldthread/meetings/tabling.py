"""What belongs on the agenda of a meeting: standing items, and whatever the chapters say is due for its group."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain

from goldthread.kit.due import Due, soonest_first
from goldthread.kit.offers import extras
from goldthread.kit.periods import uk_date
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, Paper
from goldthread.partners.models import Person

RESTRICTED = "A restricted matter"
OPENING = ("Welcome and apologies", "Declarations of interest")
CLOSING = ("Any other business", "Date of the next meeting")
KIND = AgendaItem.Kind
DECIDING = ("Ratify", "Decide", "Agree", "Look again")


@dataclass(frozen=True)
class Proposal:
    """One thing that may go on an agenda: its words as they would stand there, why, and the page it is about. `shown`
    is what whoever prepares the meeting reads, who may know more than its members may."""

    title: str
    why: str = ""
    where: str = ""
    kind: str = str(KIND.DISCUSSION)
    is_restricted: bool = False
    shown: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return sha256(f"{self.where} {self.shown or self.title}".encode()).hexdigest()[:12]


def proposals(meeting: Meeting, reader: Person, on: date, asked: list[Proposal] | None = None) -> list[Proposal]:
    """Return what is not on the agenda yet: standing items first, then the reports and papers that were asked for, what
    is due by the day of the meeting, soonest first, and the close. What was `asked` for may be given by a page that has
    read it."""
    by = max(on, meeting.on or on)
    there = set(AgendaItem.objects.filter(meeting=meeting).values_list("where", "title"))
    places, titles = {where for where, _ in there if where}, {title for _, title in there}
    due = soonest_first(
        list(chain.from_iterable(tabled(reader, meeting.group, by) for tabled in extras("due", "tabled")))
    )
    found = [_standing(title) for title in OPENING]
    said = {_plain(title) for title in titles}
    found += [
        each
        for each in (read_asked(meeting, reader) if asked is None else asked)
        if each.where not in places and _plain(each.title) not in said
    ]
    found += [from_due(each) for each in due if each.where not in places]
    found += [_standing(title) for title in CLOSING]
    return [each for each in found if each.where or each.title not in titles]


def read_asked(meeting: Meeting, reader: Person) -> list[Proposal]:
    """Return what was asked for, read anew; two queries."""
    reports = HighlightReport.objects.visible_to(reader).filter(meeting=meeting).select_related("group")
    papers = Paper.objects.visible_to(reader).filter(meeting=meeting).order_by("position", "pk")
    return asked_for(reports, papers.select_related("asked_agency", "asked_group", "asked_seat"))


def asked_for(reports: Iterable[HighlightReport], papers: Iterable[Paper]) -> list[Proposal]:
    """Return the reports of groups to a meeting, and the papers that were asked for it, or brought, and that stand
    under no item yet. A restricted paper is read by whoever reads a restricted item, so its title may stand."""
    return [
        *(Proposal(str(each), _wanted(each), each.get_absolute_url(), str(KIND.HIGHLIGHT)) for each in reports),
        *(
            Proposal(each.title[:300], _state(each), each.get_absolute_url(), is_restricted=each.is_restricted)
            for each in papers
            if each.item_id is None and each.how != Paper.How.DEFERRED
        ),
    ]


def _plain(title: str) -> str:
    """A title as it is compared: "Report of the quality group" is the report of quality group."""
    return title.lower().replace(" the ", " ")


def _wanted(report: HighlightReport) -> str:
    return "It wants decisions of this meeting" if report.wanted.strip() else ""


def _state(paper: Paper) -> str:
    if paper.evidence_id:
        return "The paper is here"
    due = f", due on {uk_date(paper.due_on)}" if paper.due_on else ""
    return f"Asked of {paper.asked}{due}" if paper.asked else "A paper"


def from_due(due: Due) -> Proposal:
    """What a chapter offers, as an item. Of a restricted record an agenda says no word until somebody finds some."""
    kind = str(KIND.DECISION if due.verb.startswith(DECIDING) else KIND.DISCUSSION)
    if due.restricted:
        return Proposal(RESTRICTED, "", due.where, kind, True, shown=f"{due.what} ({due.why})")
    return Proposal(due.what[:300], due.why[:300], due.where[:200], kind)


def _standing(title: str) -> Proposal:
    return Proposal(title, kind=str(KIND.STANDING))
