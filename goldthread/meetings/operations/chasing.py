"""Chasing before a meeting: papers that are late and interests not declared, by letter, never twice a day."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Q

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted
from goldthread.meetings import letters
from goldthread.meetings.members import invited
from goldthread.meetings.models import Declaration, Meeting, Paper
from goldthread.meetings.queries import late_papers
from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.roles import ANSWERS_FOR
from goldthread.partners.rules import SeatOn
from goldthread.post.operations.letters import write_letter
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored

TODAY = "Whoever is late was reminded today already. Remind them again tomorrow at the earliest."
NOBODY = "Nobody is late: every paper is here or not due yet, and every interest that was asked for is declared."
INTEREST = "- to declare an interest, or that there is none"


@operation
def chase(*, meeting: Meeting, version: int | None, by: Person | None, on: date) -> Meeting:
    """Remind, by one letter each, those whose paper is late and those who have not said whether they have an interest.
    Raises Refusal when nobody is late, and when they were reminded today."""
    row = reread(meeting, version)
    if row.chased_on == on:
        raise Refusal(TODAY)
    wanted = wanted_of(row, on)
    if not wanted:
        raise Refusal(NOBODY)
    row.chased_on = on
    stored(row)
    for person, things in wanted.items():
        words = letters.letter(
            letters.CHASED, "Still wanted", row, name=person.name, wanted="\n".join(things),
            url=f"{settings.SITE}{row.get_absolute_url()}",
        )  # fmt: skip
        write_letter(
            to=person.email, person_id=person.pk, subject=words.subject, text=words.text,
            key=f"chase-{row.pk}-{on}-{person.pk}", by=by, on=on,
        )  # fmt: skip
    people = sorted(each.pk for each in wanted)
    note(row, after={"chased": people}, says=f"reminded {counted(len(people), 'person', 'people')} of what is late")
    for paper in late_papers(row, on):
        note(paper, after={"due_on": paper.due_on}, says="was chased", partnership_id=row.home_id)
    return row


def wanted_of(
    meeting: Meeting, on: date, seats: list[SeatOn] | None = None, answered: set[int | None] | None = None
) -> dict[Person, list[str]]:
    """Return what is still wanted of whom, in words that may stand in a letter: of a restricted paper no title. Seats
    and answers that a page has read already may be given."""
    found: dict[Person, list[str]] = {}
    late = late_papers(meeting, on)
    people = askable(late, on)
    for paper in late:
        title = "a paper" if paper.is_restricted else f"the paper “{paper.title}”"
        due = f", due on {uk_date(paper.due_on)}" if paper.due_on else ""
        for person in people[paper.pk]:
            found.setdefault(person, []).append(f"- {title}{due}")
    if meeting.asked_interests_on and meeting.is_ahead:
        if answered is None:
            answered = set(Declaration.objects.filter(meeting=meeting).values_list("person", flat=True))
        for person in invited(meeting, on, seats):
            if person.pk not in answered:
                found.setdefault(person, []).append(INTEREST)
    return found


def askable(papers: Sequence[Paper], on: date) -> dict[int, list[Person]]:
    """Return, by paper, the people of whom it is asked: who holds the seat, leads the agency, or chairs the group."""
    if not papers:
        return {}
    agencies = Q(agency__in=_asked(papers, "agency"), role__in=ANSWERS_FOR["agency"], ends_on=None)
    groups = Q(group__in=_asked(papers, "group"), role__in=ANSWERS_FOR["group"], ends_on=None)
    home = Q(partnership=papers[0].meeting.home_id)
    seats = Seat.objects.filter(Q(pk__in=_asked(papers, "seat")) | (home & agencies) | groups)
    held = Holding.objects.on(on).filter(seat__in=seats, is_deputy=False, person__is_active=True)
    rows = list(held.exclude(person__email="").select_related("person", "seat").order_by("person__name", "pk"))
    return {paper.pk: list({row.person: None for row in rows if _is_for(row.seat, paper)}) for paper in papers}


def _asked(papers: Sequence[Paper], kind: str) -> set[int]:
    return {pk for paper in papers if (pk := getattr(paper, f"asked_{kind}_id"))}


def _is_for(seat: Seat, paper: Paper) -> bool:
    if paper.asked_seat_id:
        return seat.pk == paper.asked_seat_id
    if paper.asked_agency_id:
        return seat.agency_id == paper.asked_agency_id and seat.role in ANSWERS_FOR["agency"]
    return seat.group_id == paper.asked_group_id and seat.role in ANSWERS_FOR["group"]
