"""What the page that prepares a meeting shows beside its agenda."""

from datetime import date
from typing import Any

from goldthread.meetings.members import seats_at
from goldthread.meetings.models import Declaration, Meeting
from goldthread.meetings.operations.chasing import wanted_of
from goldthread.meetings.operations.packing import MAKE_PACK
from goldthread.meetings.parts import parts_of
from goldthread.meetings.queries import groups_beneath
from goldthread.partners.models import Person, Seat
from goldthread.post.models import Job


def whole_of(meeting: Meeting, person: Person, today: date) -> dict[str, Any]:
    """Return papers, reports, answers about interests, who is late, packs and how far the invitation is."""
    parts = parts_of(meeting, person, today)
    reported = {each.group_id: each for each in parts["highlights"]}
    return {
        **parts,
        "beneath": [(group, reported.get(group.pk)) for group in groups_beneath(meeting, person, today)],
        "answers": answers_of(meeting, person, today),
        "late": [(each.name, things) for each, things in wanted_of(meeting, today).items()],
        "pack_job": Job.objects.to_come().filter(kind=MAKE_PACK, once=f"{MAKE_PACK} {meeting.pk}").first(),
    }


def answers_of(meeting: Meeting, person: Person, today: date) -> list[tuple[str, str, Any]]:
    """Return, of each seat that somebody holds, its title, who holds it, and what they declared."""
    declared = Declaration.objects.visible_to(person).filter(meeting=meeting).select_related("item")
    by_person = {each.person_id: each for each in declared}
    return [
        (seat.title, sitter.name, by_person.get(sitter.person))
        for seat in seats_at(meeting, today)
        for sitter in seat.holders
    ]


def seats_to_choose(meeting: Meeting, person: Person) -> list[Seat]:
    """Return the seats that may bring an item: those of the group, and the business unit's."""
    seats = Seat.objects.visible_to(person).filter(partnership=meeting.home, ends_on=None)
    own = seats.filter(group=meeting.group) | seats.filter(role__in=("manager", "business unit", "scrutineer"))
    return list(own.order_by("title"))
