"""Little or no progress: what was late, blocked, paused or not begun, and objectives with nothing under them."""

from collections.abc import Callable

from goldthread.kit.document.nodes import Block, BulletList, SubHeading, Table, Words
from goldthread.kit.words import joined
from goldthread.report.facts import ActionFact, Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, first_of, linked

STANDS: tuple[tuple[str, Callable[[ActionFact], bool]], ...] = (
    ("Blocked", lambda action: action.status == "blocked"),
    ("Late", lambda action: action.is_late and action.status != "blocked"),
    ("Paused", lambda action: action.status == "paused"),
    ("Stood down", lambda action: action.status == "stood down"),
    (
        "Put off more than once",
        lambda action: action.is_open and action.slips > 1 and not action.is_late and action.status != "blocked",
    ),
)


def why(action: ActionFact) -> str:
    """The reason given, else the latest that was told, else that nothing was."""
    return action.reason or action.progress or "No reason recorded"


def table(title: str, actions: list[ActionFact]) -> tuple[Block, ...]:
    rows = tuple(
        (
            (linked(action.ref),),
            action.words,
            joined(list(action.leads)) or "No lead recorded",
            str(action.due),
            why(action),
        )
        for action in actions[:MOST]
    )
    more = f"{len(actions) - MOST:,} more are like these." if len(actions) > MOST else ""
    columns = ("Reference", "Action", "Led by", "Due", "What got in the way")
    return (SubHeading(title), Table(columns, rows, caption=f"{title}: actions", note=more, widths=(1.5, 4, 2, 2, 3)))


def section(facts: Facts) -> Built:
    nodes: list[Block] = []
    printed = [action for action in facts.actions if action.is_printed]
    for title, test in STANDS:
        found = [action for action in printed if test(action)]
        nodes += table(title, found) if found else ()
    bare = [each for each in facts.nodes("objective") if each.is_in_period and not each.actions("taken")]
    if bare:
        items: tuple[Words, ...] = tuple(f"{each.ref.reference} {each.words}" for each in bare)
        nodes += [
            SubHeading("Objectives with no action recorded in the period"),
            BulletList(first_of(items, "objectives")),
        ]
    return Built(tuple(nodes)) if nodes else nothing("Nothing is recorded as late, blocked, paused or without action.")


USUAL = Usual(
    "progress", "Little or no progress", section, frozenset({"plan", "actions"}), answers=frozenset({"W02", "Y04"})
)
