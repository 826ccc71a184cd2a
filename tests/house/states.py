"""Pages in a state that the plain body of their address does not show: a meeting that was held, and minutes as they are
being written and as they were sent, with everything that may hang on them."""

from collections.abc import Callable
from functools import partial
from itertools import cycle
from typing import Any

from goldthread.actions.models import Action, Evidence
from goldthread.challenges.models import Challenge
from goldthread.meetings.models import (
    AgendaItem,
    Decision,
    Meeting,
    MeetingAction,
    MeetingChallenge,
    MinutesKept,
    Paper,
)
from goldthread.partners.models import Agency, Group, Holding, Person, QuorumMember, Seat
from goldthread.trail.chain import Note, append
from tests.cast import TODAY, World
from tests.factories.attendance import HELD, a_sitting, mark
from tests.factories.decisions import put_round
from tests.factories.meetings import a_pack, a_report

MARKS = ("attended", "deputy", "apologies", "absent", "")


def held(world: World, many: int, minutes: str = "draft", **asked: str) -> tuple[dict, dict]:
    """A meeting of the subgroup that was held, and what is asked of its page."""
    Group.objects.filter(pk=world.subgroup.pk).update(quorum="named")
    world.subgroup.refresh_from_db()
    meeting = a_sitting(world, minutes=minutes, chaired_by=world.seats["chair"])
    seat_and_mark(world, meeting)
    deal_with(world, meeting, many)
    a_pack(meeting)
    a_pack(meeting, is_restricted=True)
    a_report(world, meeting, state="ready")
    for number in range(min(many, 30)):
        MinutesKept.objects.create(
            meeting=meeting, number=number + 1, how="sent", on=TODAY, words="## A", open_words="## A"
        )
    append(
        [Note("keep", world.people["manager"].pk, TODAY, "meetings.meeting", meeting.pk, world.wessmere.pk, None)] * 3
    )
    return {"pk": meeting.pk}, asked


def seat_and_mark(world: World, meeting: Meeting) -> None:
    """A seat in the group for each agency, with who holds it, their deputy and a mark; and a guest of each."""
    agencies, people = Agency.objects.order_by("pk"), list(Person.objects.order_by("pk"))
    about = {"partnership": world.wessmere, "group": meeting.group, "role": "member"}
    for number, (agency, who, deputy) in enumerate(zip(agencies, cycle(people), cycle(people[1:]), strict=False)):
        seat = Seat.objects.create(key=f"sits-{number}", title=f"Sits {number}", agency=agency, **about)
        QuorumMember.objects.create(group=meeting.group, **({"agency": agency} if number % 2 else {"seat": seat}))
        for person in (who, deputy):
            Holding.objects.create(seat=seat, person=person, is_deputy=person == deputy, starts_on=HELD)
        came = MARKS[number % len(MARKS)]
        mark(meeting, seat, came, person=who, deputy=deputy if came == "deputy" else None)
        mark(meeting, None, guest="guest", who="B. Example", agency=agency)


def deal_with(world: World, meeting: Meeting, many: int) -> None:
    """Items, every third one restricted, each with a decision, an action, a challenge and a paper."""
    seats, rows = list(Seat.objects.filter(group=meeting.group)), range(many)
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, position=n + 1, title=f"Item {n}", minuted="Shown.", remarks="A. Example spoke.",
            is_restricted=n % 3 == 0, brought_by=seats[n % len(seats)],
        )
        for n in rows
    )  # fmt: skip
    actions, challenges = Action.objects.order_by("-pk")[:many], Challenge.objects.order_by("-pk")[:many]
    evidence, agencies = list(Evidence.objects.order_by("-pk")[:many]), list(Agency.objects.order_by("pk"))
    under = {"meeting": meeting}
    MeetingAction.objects.bulk_create(
        MeetingAction(item=item, action=each, **under) for item, each in zip(items, actions, strict=False)
    )
    MeetingChallenge.objects.bulk_create(
        MeetingChallenge(item=item, challenge=each, **under) for item, each in zip(items, challenges, strict=False)
    )
    Decision.objects.bulk_create(
        Decision(
            home=world.wessmere, key=f"here-{n}", number=500 + n, words="Use one toolkit", group=meeting.group,
            item=item, ratified_at=meeting, **under,
        )
        for n, item in enumerate(items)
    )  # fmt: skip
    Paper.objects.bulk_create(
        Paper(
            title=f"Paper {n}", item=item, position=n, asked_on=HELD, asked_agency=agencies[n % len(agencies)],
            evidence=evidence[n % len(evidence)], **under,
        )
        for n, item in enumerate(items)
    )  # fmt: skip


def states(many: int) -> dict[str, tuple[str, Callable[[World], Any]]]:
    """Each state by its words: the address whose page shows it, and what makes it on a world of so many records."""
    made = {
        "meetings:meeting, held": ("meetings:meeting", {}),
        "meetings:minutes, being written": ("meetings:minutes", {}),
        "meetings:minutes, for all": ("meetings:minutes", {"version": "public"}),
        "meetings:minutes, sent": ("meetings:minutes", {"minutes": "sent"}),
    }
    shown = {words: (address, partial(held, many=many, **about)) for words, (address, about) in made.items()}
    return {**shown, "meetings:decision, put round": ("meetings:decision", goes_round)}


def goes_round(world: World) -> tuple[dict, dict]:
    """A decision that goes round the members, and what is asked of its page."""
    return {"pk": put_round(world).pk}, {}
