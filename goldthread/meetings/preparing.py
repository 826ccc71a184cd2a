"""What the page that prepares a meeting shows beside its agenda."""

from datetime import date
from typing import Any

from goldthread.meetings.members import seats_at
from goldthread.meetings.models import AgendaItem, Declaration, HighlightReport, Meeting, Paper
from goldthread.meetings.operations.chasing import wanted_of
from goldthread.meetings.operations.packing import MAKE_PACK
from goldthread.meetings.queries import groups_beneath
from goldthread.meetings.shown import day_words
from goldthread.meetings.shown_packs import packs_of
from goldthread.partners.models import Person, Seat
from goldthread.partners.rules import SeatOn
from goldthread.post.models import Job


def whole_of(
    meeting: Meeting,
    items: list[AgendaItem],
    papers: list[Paper],
    reports: list[HighlightReport],
    person: Person,
    today: date,
) -> dict[str, Any]:
    """Return papers, reports, answers about interests, who is late, packs and how far the invitation is."""
    reported = {each.group_id: each for each in reports}
    seats = seats_at(meeting, today)
    declared = Declaration.objects.visible_to(person).filter(meeting=meeting).select_related("item")
    answers = {each.person_id: each for each in declared}
    return {
        "day": day_words(meeting),
        "items": items,
        "papers": papers,
        "marked": [*items, *papers],
        "packs": packs_of(meeting, person, items, papers, reports),
        "beneath": [(group, reported.get(group.pk)) for group in groups_beneath(meeting, person, today)],
        "answers": answers_of(seats, answers),
        "late": [(each.name, things) for each, things in wanted_of(meeting, today, seats, set(answers)).items()],
        "pack_job": Job.objects.to_come().filter(kind=MAKE_PACK, once=f"{MAKE_PACK} {meeting.pk}").first(),
    }


def answers_of(seats: list[SeatOn], answers: dict[int | None, Declaration]) -> list[tuple[str, str, Any]]:
    """Return, of each seat that somebody holds, its title, who holds it, and what they declared."""
    return [(seat.title, sitter.name, answers.get(sitter.person)) for seat in seats for sitter in seat.holders]


def seats_to_choose(meeting: Meeting, person: Person) -> list[Seat]:
    """Return the seats that may bring an item: those of the group, and the business unit's."""
    seats = Seat.objects.visible_to(person).filter(partnership=meeting.home, ends_on=None)
    own = seats.filter(group=meeting.group) | seats.filter(role__in=("manager", "business unit", "scrutineer"))
    return list(own.order_by("title"))
