"""What the page of a meeting shows beside its own facts: agenda, papers, reports of groups, interests and the pack."""

from functools import partial

from goldthread.meetings.members import seats_at
from goldthread.meetings.models import AgendaItem, Declaration, HighlightReport, Paper
from goldthread.meetings.queries import with_digest
from goldthread.meetings.shown import day_words, stages
from goldthread.meetings.shown_attendance import on_page
from goldthread.meetings.shown_packs import in_force, makes_again, shown_packs
from goldthread.meetings.shown_room import decided_there, made_there
from goldthread.meetings.together import read_together
from goldthread.partners.standing import standing_of

PACK = ("is_restricted", "index", "made_on")
REPORT = ("group", "group__name", "summary", "escalations", "wanted", "state")
DECISION = ("number", "words", "status", "is_key", "meeting", "ratified_at")


def parts_of(meeting, person, today):
    """Everything of a meeting that this reader may see."""
    items, papers = items_of(meeting, person), papers_of(meeting, person)
    made, told, decided = read_together(
        (in_force(meeting, person), PACK),
        (reports_of(meeting, person), REPORT),
        (made_there(meeting, person), DECISION),
    )
    reports = near(told, meeting, person)
    packs = shown_packs(made, meeting, items, papers, reports)
    return {
        "stages": stages(meeting, today) if meeting.status in ("planned", "held") else [],
        "day": day_words(meeting),
        "items": items,
        "papers": papers,
        "highlights": reports,
        "packs": packs,
        "marked": [*items, *papers],
        "makes_pack_again": makes_again(meeting, person, packs),
        "interest": interest_of(meeting, person, today),
        **(on_page(meeting, person) if meeting.status == "held" else {}),
        **decided_there(meeting, decided),
    }


def items_of(meeting, person):
    """The items of a meeting's agenda, each with the seat that brings it."""
    name = ("items of a meeting", person.pk)
    return standing_of(person).kept(*name, build=partial(_items, person), meeting=meeting.pk)


def _items(person, meeting):
    seen = AgendaItem.objects.visible_to(person).filter(meeting=meeting).select_related("brought_by")
    return seen.order_by("position", "pk")


def papers_of(meeting, person):
    """The papers of a meeting, each with whom it is asked of."""
    name = ("papers of a meeting", person.pk)
    return standing_of(person).kept(*name, build=partial(_papers, person), meeting=meeting.pk)


def _papers(person, meeting):
    seen = Paper.objects.visible_to(person).filter(meeting=meeting)
    seen = seen.select_related("asked_agency", "asked_group", "asked_seat", "item", "meeting__group", "evidence")
    return with_digest(seen).order_by("position", "pk")


def highlights_of(meeting, person):
    """The reports of groups: those that are ready, and drafts where the reader sits or oversees."""
    return near(reports_of(meeting, person).select_related("group"), meeting, person)


def reports_of(meeting, person):
    return HighlightReport.objects.visible_to(person).filter(meeting=meeting)


def near(reports, meeting, person):
    """Of the reports of groups by name, those that are ready, and drafts where the reader sits or oversees."""
    standing = standing_of(person)
    is_near = meeting.home_id in standing.oversees or meeting.group_id in standing.groups
    return [
        each
        for each in sorted(reports, key=lambda report: report.group.name)
        if each.state == "ready" or is_near or each.group_id in standing.groups
    ]


def interest_of(meeting, person, today):
    """Whether the reader is asked about interests, and what they answered."""
    standing = standing_of(person)
    if not (meeting.asked_interests_on and meeting.is_ahead and meeting.group_id in standing.groups):
        return None
    mine = Declaration.objects.visible_to(person).filter(meeting=meeting, person=person.pk).order_by("pk").first()
    return {"answered": mine}


def members_of(meeting, today):
    return seats_at(meeting, today)
