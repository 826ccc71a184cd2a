"""How an action, an impact and a decision are said wherever the report or a paper names one."""

from typing import Any

from goldthread.kit.document.nodes import Block, BulletList, Callout, Inline, Link, Paragraph, Run, Words
from goldthread.kit.words import joined
from goldthread.report.facts import ActionFact, DecisionFact, ImpactFact, ObjectiveFact, PlannedFact, Ref

MOST = 25


def first_of(items: tuple[Any, ...], what: str) -> tuple[Any, ...]:
    """The first twenty-five of a long list, and how many more there are; the figures and the appendix open them all."""
    if len(items) <= MOST:
        return items
    return (*items[:MOST], f"and {len(items) - MOST:,} more {what}")


def within(words: str) -> str:
    """Words as they stand inside a sentence, without a full stop of their own."""
    return words.rstrip().rstrip(".")


def linked(ref: Ref) -> Inline:
    """A reference, which opens its record where the document stands in the application."""
    return Link(ref.reference, ref.href) if ref.href else Run(ref.reference)


def when(action: ActionFact) -> str:
    """When an action was done or is due, as far as it is known."""
    if action.is_done:
        return f"Done {action.done}" if action.done else "Done, date not known"
    if action.due:
        return f"{action.status_words}, {'was due' if action.is_late else 'due'} {action.due}"
    return f"{action.status_words}, no due date"


def action_lines(planned: tuple[PlannedFact, ...]) -> BulletList:
    """Actions as bullets in the report: the reference, the words, who leads each and how it stands."""
    return BulletList(tuple(action_line(each.action) for each in planned))


def action_line(action: ActionFact) -> Words:
    """One action in one line."""
    led = joined(list(action.leads)) or "no lead recorded"
    return (linked(action.ref), Run(f" {within(action.words)}. "), Run(f"{when(action)}. Led by {led}.", italic=True))


def aside(action: ActionFact, known: tuple[str, ...]) -> str:
    """What stands in brackets after an action in a paper: who leads it, unless that goes without saying, and when."""
    others = [lead for lead in action.leads if lead not in known]
    led = f"led by {joined(others)}" if others else ""
    day = f"done {action.done}" if action.is_done and action.done else ""
    due = f"due {action.due}" if not day and action.due and not action.is_done else ""
    return "; ".join(part for part in (led, day or due) if part)


def action_list(planned: tuple[PlannedFact, ...], known: tuple[str, ...]) -> BulletList:
    """Actions as bullets in a paper, each with its latest progress under it. Known are the bodies that lead as a matter
    of course: the partnership, and the groups that oversee the objective."""
    items: list[Words | BulletList] = []
    for each in planned:
        more = aside(each.action, known)
        items.append(f"{within(each.action.words)} ({more})" if more else each.action.words)
        if each.action.progress:
            items.append(BulletList((each.action.progress,)))
    return BulletList(tuple(items))


def impact_rows(impact: ImpactFact) -> tuple[Block, ...]:
    """What is different for children, then how it is known."""
    known = [
        f"Before: {impact.baseline}" if impact.baseline else "",
        f"Change: {impact.change}" if impact.change else "",
        f"Source: {impact.source}" if impact.source else "",
        f"Date: {impact.dated}" if impact.dated else "",
    ]
    facts = ". ".join(part for part in known if part)
    return (
        (Paragraph(impact.words), Paragraph((Run(f"{facts}.", italic=True),))) if facts else (Paragraph(impact.words),)
    )


def impact_callout(impact: ImpactFact, action: ActionFact | None = None) -> Callout:
    """Evidence of impact, set apart, with its strength and whether somebody has checked it."""
    title = f"Evidence of impact: {impact.strength_words.lower() or 'strength not recorded'}"
    checked = "" if impact.state == "accepted" else " (not yet checked)"
    of = f", {action.ref.reference}" if action else ""
    return Callout(f"{title}{of}{checked}", impact_rows(impact))


def impact_line(impact: ImpactFact, action: ActionFact) -> Words:
    """Evidence of impact in one line: the words, how strong it is, and the action it is of."""
    known = [impact.strength_words.lower() or "strength not recorded", impact.source and f"source: {impact.source}"]
    known.append("" if impact.state == "accepted" else "not yet checked")
    return (Run(f"{within(impact.words)} ({'; '.join(part for part in known if part)}; "), linked(action.ref), Run(")"))


def decision_words(decision: DecisionFact, year: str) -> str:
    """What the yearly refresh decided, with its reason."""
    said = f"Decision for {year}: {decision.words.lower()}."
    return f"{said} {decision.reason}" if decision.reason else said


def owners(objective: ObjectiveFact) -> str:
    """Who owns an objective, in one phrase."""
    if not objective.owners:
        return "No owner recorded"
    return joined(list(objective.owners)) + (" (jointly)" if len(objective.owners) > 1 else "")
