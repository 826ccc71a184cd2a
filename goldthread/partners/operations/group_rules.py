"""What is written about the rules of a group: who chairs it, and who has to be there for it to decide."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Agency, Group, Person, QuorumMember, Seat
from goldthread.partners.rules import chairing, most_chairs
from goldthread.partners.sitting import quorum_of, seats_between
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread, stored

TOO_MANY = (
    "{group} has {many}, and {names} would chair it at the same time. End the time of one first, or change its rule to "
    "two people together."
)
MANY = {1: "one chair", 2: "two chairs"}
Quorum = Group.Quorum


@operation
def change_rules(
    *,
    group: Group,
    chair_rule: str,
    chair_words: str,
    quorum: str,
    quorum_number: int | None,
    quorum_words: str,
    agencies: Iterable[Agency] = (),
    seats: Iterable[Seat] = (),
    version: int | None,
    by: Person | None,
    on: date,
) -> Group:
    """Say by which rule a group is chaired, and by which it has a quorum: a number of members, all of those named, so
    many of them, or what the chair rules for the items named."""
    values: dict[str, Any] = {
        "chair_rule": chair_rule, "chair_words": chair_words, "quorum": quorum, "quorum_number": quorum_number,
        "quorum_words": quorum_words,
    }  # fmt: skip
    row = reread(group, version, values)
    named: list[Agency | Seat] = [*agencies, *seats] if quorum in (Quorum.NAMED, Quorum.SOME) else []
    refuse_quorum(quorum, quorum_number, len(named))
    values["quorum_number"] = quorum_number if quorum in (Quorum.NUMBER, Quorum.SOME) else None
    before, after = changes(row, values)
    before["named"] = [str(each.agency or each.seat) for each in quorum_of(row)]
    after["named"] = sorted(str(each) for each in named)
    stored(row)
    row.quorum_members.all().delete()
    QuorumMember.objects.bulk_create(QuorumMember(group=row, **_as_member(each)) for each in named)
    refuse_more_chairs(row, on)
    note(row, before, after, says="changed the group's rules")
    return row


def refuse_quorum(quorum: str, number: int | None, named: int) -> None:
    """Refuse a rule that lacks what it counts, or asks for more than it names."""
    if quorum in (Quorum.NUMBER, Quorum.SOME) and not number:
        raise Refusal("Say how many have to be there.", "quorum_number")
    if quorum in (Quorum.NAMED, Quorum.SOME) and not named:
        raise Refusal("Tick the agencies or the seats that the rule names.", "agencies")
    if quorum == Quorum.SOME and number and number > named:
        raise Refusal(f"Only {named} are named. Write a number up to that, or tick more.", "quorum_number")


def refuse_more_chairs(group: Group, since: date | None) -> None:
    """Refuse that more people chair a group at one time, from a day on, than its rule says."""
    first = since or date.min
    spans = [span for span in seats_between([group], first, date.max)[group.pk] if span.role == "chair"]
    most = most_chairs(group.chair_rule)
    begins = {each.starts_on for span in spans for each in span.sitters if each.starts_on and each.starts_on > first}
    for day in [first, *sorted(begins)]:
        people = chairing(spans, day)
        if most and len(people) > most:
            names = joined([each.name for each in people])
            raise Refusal(TOO_MANY.format(group=group.name, many=MANY[most], names=names), "holder")


def _as_member(body: Agency | Seat) -> dict[str, Any]:
    return {"agency": body} if isinstance(body, Agency) else {"seat": body}
