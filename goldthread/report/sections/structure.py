"""Structure and membership: who sits in each group, which seats are empty, and how often the groups met."""

from goldthread.kit.document.nodes import Block, Paragraph, Table
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.meetings.facts import GroupFact, MeetingsFacts
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing


def met(group: GroupFact) -> str:
    """How often a group met, against how often it says it should, and what fell away."""
    said = sentence_case(counted(len(group.held), "meeting")) + " held"
    said += f", of {group.meant} meant for a year" if group.meant else ""
    said += f"; {counted(len(group.cancelled), 'other')} cancelled or moved" if group.cancelled else ""
    if group.inquorate:
        said += f"; {counted(len(group.inquorate), 'meeting')} not quorate"
    return said


def seats(group: GroupFact) -> str:
    """How many seats a group has, and who is in them."""
    others = f", {group.others} in other capacities" if group.others else ""
    agencies = f": {joined(list(group.agencies))}" if group.agencies else ""
    return f"{sentence_case(counted(group.members, 'member'))}{others}{agencies}"


def section(facts: Facts) -> Built:
    given: MeetingsFacts | None = facts.of("meetings")
    groups = [each for each in given.groups if each.members or each.others or each.held] if given else []
    if not groups:
        return nothing("Nothing is recorded of who sits in the groups, or of how often they met.")
    rows = tuple((each.name, seats(each), joined(list(each.vacant)) or "None", met(each)) for each in groups)
    head = ("Group", "Seats", "Empty seats", "Meetings")
    table = Table(head, rows, "Who sits in the groups, and how often they met", row_header=True, widths=(2, 4, 2, 3))
    vacant = sum(len(each.vacant) for each in groups)
    says = f"{sentence_case(counted(len(groups), 'group'))} met or had members in the period. "
    says += f"{sentence_case(counted(vacant, 'seat'))} {'was' if vacant == 1 else 'were'} empty at its end."
    nodes: tuple[Block, ...] = (Paragraph(says), table)
    return Built(nodes)


USUAL = Usual("structure", "Structure and membership", section, frozenset({"meetings"}))
