"""What we did under the plan: each objective with its outcomes, actions, impact and gaps."""

from goldthread.kit.document.nodes import Block, BulletList, Definitions, Gap, Paragraph, Section, SubHeading, Words
from goldthread.kit.words import in_words, sentence_case, within_sentence
from goldthread.report import charts, narrative
from goldthread.report.facts import Facts, KindFact, ObjectiveFact
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import action_lines, decision_words, impact_line, owners


def about(objective: ObjectiveFact) -> Definitions:
    """Who owns it, who oversees it, how long it runs and how it stands."""
    state = f"{objective.status_words}. {objective.reason}" if objective.reason else objective.status_words
    rows: list[tuple[str, Words]] = [("Owned by", owners(objective))]
    if objective.overseen_by:
        rows.append(("Overseen by", "; ".join(objective.overseen_by)))
    if objective.starts or objective.ends:
        rows.append(("Runs", f"From {objective.starts or 'a date not known'} to {objective.ends or 'a date not set'}"))
    rows.append(("State", state))
    if objective.moves:
        rows.append(("Changes of ownership and oversight", "; ".join(objective.moves)))
    if objective.history:
        rows.append(("Before and after", "; ".join(objective.history)))
    if objective.phases:
        rows.append(("Phases", "; ".join(objective.phases)))
    return Definitions(tuple(rows))


def outcomes(objective: ObjectiveFact) -> tuple[Block, ...]:
    items: list[str | BulletList] = []
    for outcome in objective.outcomes:
        items.append(outcome.words)
        if outcome.measures:
            items.append(BulletList(outcome.measures))
    return (SubHeading("What will be different"), BulletList(tuple(items))) if items else ()


def actions(objective: ObjectiveFact) -> tuple[Block, ...]:
    taken = objective.actions("taken")
    return (SubHeading("What was done"), action_lines(taken)) if taken else ()


def ahead(objective: ObjectiveFact, year: str) -> tuple[Block, ...]:
    """What was left to develop, what is proposed for the year after, and what the refresh decided."""
    nodes: list[Block] = []
    for part, title in (
        ("development", f"Areas for further development in {year}"),
        ("proposed", f"Proposed for {year}"),
    ):
        found = objective.actions(part)
        if found:
            nodes += [SubHeading(title), BulletList(tuple(each.action.words for each in found))]
    if objective.decision:
        nodes.append(Paragraph(decision_words(objective.decision, year)))
    return tuple(nodes)


def impacts(objective: ObjectiveFact) -> tuple[Block, ...]:
    """What is different for children because of its actions, a line each."""
    seen = {each.action.ref.pk: each.action for each in objective.planned if each.action.is_printed}
    lines = tuple(impact_line(impact, action) for action in seen.values() for impact in action.impacts)
    return (SubHeading("Evidence of impact"), BulletList(lines)) if lines else ()


def missing(objective: ObjectiveFact) -> tuple[Block, ...]:
    """What the record does not say of it, in one line."""
    return (Gap(sentence_case("; ".join(map(within_sentence, objective.gaps))) + "."),) if objective.gaps else ()


def of_objective(objective: ObjectiveFact, year: str) -> Section:
    nodes = (
        *narrative.blocks(objective.background),
        about(objective),
        *outcomes(objective),
        *actions(objective),
        *ahead(objective, year),
        *impacts(objective),
        *missing(objective),
    )
    return Section(f"plan-{objective.ref.pk}", f"{objective.ref.reference} {objective.words}", nodes, level=3)


def of_kind(kind: KindFact, found: tuple[ObjectiveFact, ...], year: str) -> tuple[Section, ...]:
    intro = (*narrative.blocks(kind.about), Paragraph(f"{sentence_case(in_words(len(found)))} in the period."))
    head = Section(f"plan-kind-{kind.key}", kind.plural, intro, level=2)
    return (head, *(of_objective(each, year) for each in found))


def section(facts: Facts) -> Built:
    year = facts.next_period.short()
    parts: list[Section] = []
    for kind in facts.kinds:
        found = tuple(
            each
            for each in facts.nodes("objective") + facts.nodes("thread")
            if each.kind == kind.key and each.is_in_period
        )
        parts += of_kind(kind, found, year) if found else ()
    if not parts:
        return nothing("Nothing is recorded of a plan in this period.")
    lead = tuple(Paragraph(f"{plan.title}: {plan.about}" if plan.about else plan.title) for plan in facts.plans)
    return Built((*lead, *charts.by_state(facts)), tuple(parts))


USUAL = Usual(
    "plan",
    "What we did under the plan",
    section,
    frozenset({"plan", "actions", "figures"}),
    answers=frozenset({"M1"}),
)
