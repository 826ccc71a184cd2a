"""The golden thread of one record, from what was learned to the difference it made: links, and gaps by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.actions import rules as action_rules
from goldthread.actions.models import Action
from goldthread.actions.queries import Origin
from goldthread.actions.telling import Passage
from goldthread.kit.charts import Box, chain
from goldthread.kit.periods import uk_date
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, is_for_few
from goldthread.plan import rules as plan_rules
from goldthread.plan.models import Objective

Told = dict[int, list[Passage]]
STAGES = ("Why", "What", "Done", "Difference", "Told")
WHY, WHAT, DONE, DIFFERENCE, TOLD = range(5)
MOST_DRAWN = 6
STAGE_OF_GAP = {
    "no-source": WHY, "no-evidence": DONE, "done-unknown": DONE, "waiting": DONE, "no-impact": DIFFERENCE,
    "recommendation-no-source": WHY, "recommendation-not-answered": WHY, "objective-no-outcome": WHY,
    "objective-no-measure": WHY, "objective-no-owner": WHY, "objective-undated-change": WHY,
    "objective-past-its-end": WHY, "objective-no-impact": DIFFERENCE,
}  # fmt: skip


@dataclass(frozen=True)
class Knot:
    """One link of the thread, or a gap in it with the page that mends it; `restricted` says that only a few may read
    it, which sets the marking of the page."""

    key: str
    stage: int
    caption: str
    words: str
    url: str = ""
    is_gap: bool = False
    mend: str = ""
    more: str = ""
    is_drawn: bool = True
    restricted: bool = False


def at(knots: Iterable[Knot], stage: int) -> list[Knot]:
    """Return the knots of one stage."""
    return [knot for knot in knots if knot.stage == stage]


def by_stage(knots: list[Knot]) -> list[tuple[str, list[Knot]]]:
    """Return each stage after the reasons that has something in it, by its name."""
    return [(STAGES[stage], found) for stage in (WHAT, DONE, DIFFERENCE, TOLD) if (found := at(knots, stage))]


@dataclass(frozen=True)
class Strand:
    """An action, with what shows that it was done, what it changed, and where that is told."""

    action: Knot
    after: list[Knot] = field(default_factory=list)
    before: list[Knot] = field(default_factory=list)

    def at(self, stage: int) -> list[Knot]:
        """Return the knots of one stage that follow the action."""
        return at(self.after, stage)

    def stages(self) -> list[tuple[str, list[Knot]]]:
        """Return each stage after the action that has something in it, by its name."""
        return by_stage(self.after)


@dataclass(frozen=True)
class Thread:
    """The whole thread of a record: where it comes from, a strand for each action, and what is said to have come of it
    besides."""

    subject: Any
    why: list[Knot]
    strands: list[Strand]
    missing: list[Knot] = field(default_factory=list)
    after: list[Knot] = field(default_factory=list)

    @property
    def gaps(self) -> list[Knot]:
        """Return every gap of the thread, each once."""
        return list({knot.key: knot for knot in self.knots() if knot.is_gap}.values())

    def knots(self) -> Iterator[Knot]:
        """Walk every knot of the thread."""
        yield from (*self.why, *self.missing, *self.after)
        for strand in self.strands:
            yield from (*strand.before, strand.action, *strand.after)

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is missing, and every action shows that it was done and what it changed."""
        ends = [*(strand.after for strand in self.strands), *([self.after] if self.after else [])]
        return bool(ends) and not self.gaps and all(at(end, DONE) and at(end, DIFFERENCE) for end in ends)

    @property
    def has_nothing(self) -> bool:
        """Say whether nothing follows from it so far, and nothing of that is missing."""
        return not (self.strands or self.missing or self.after)

    @property
    def came(self) -> list[tuple[str, list[Knot]]]:
        """Return each stage of what is said to have come of it besides its actions, by its name."""
        return by_stage(self.after)

    def to_read(self) -> Thread:
        """Return the thread for somebody who may not mend it: its gaps are named, and lead nowhere."""
        strands = [Strand(strand.action, to_read(strand.after), to_read(strand.before)) for strand in self.strands]
        return Thread(self.subject, to_read(self.why), strands, to_read(self.missing), to_read(self.after))

    @property
    def is_cut(self) -> bool:
        """Say whether the picture leaves actions out that the list has."""
        return len(self.strands) > MOST_DRAWN

    def picture(self, *, vertical: bool = False) -> str:
        """Return the thread as a drawing, left to right, or top to bottom for a narrow screen."""
        key = "thread-down" if vertical else "thread-across"
        title = f"The golden thread of {reference(self.subject)}"
        said = "Each box leads to the next; a dashed box is a gap. The same as a list follows the picture."
        return chain(key, title, said, columns=STAGES, boxes=list(boxes(self)), vertical=vertical)


def to_read(knots: Iterable[Knot]) -> list[Knot]:
    """Return knots whose gaps lead nowhere."""
    return [replace(knot, mend="") for knot in knots]


def boxes(thread: Thread) -> Iterator[Box]:
    """Return the boxes of the picture: each reason leads to its actions, and so on along each strand."""
    drawn = thread.strands[:MOST_DRAWN]
    every = tuple(strand.action.key for strand in drawn) or tuple(knot.key for knot in thread.missing)
    every = (*every, *first_after(thread.after, WHAT))
    leads_to = {knot.key: every for knot in thread.why}
    reasons = {knot.key: knot for knot in thread.why}
    for strand in drawn:
        for knot in strand.before:
            leads_to[knot.key] = (*leads_to.get(knot.key, ()), strand.action.key)
            reasons.setdefault(knot.key, knot)
    yield from (box(knot, tuple(dict.fromkeys(leads_to[key]))) for key, knot in reasons.items() if knot.is_drawn)
    yield from (box(knot, ()) for knot in thread.missing)
    for strand in drawn:
        yield box(strand.action, first_after(strand.after, WHAT))
        yield from _boxed(strand.after)
    yield from _boxed(thread.after)


def _boxed(knots: list[Knot]) -> Iterator[Box]:
    return (box(knot, first_after(knots, knot.stage) if knot.stage != WHAT else ()) for knot in knots)


def first_after(knots: list[Knot], stage: int) -> tuple[str, ...]:
    """Return the keys of the next stage that has something in it."""
    for later in range(stage + 1, TOLD + 1):
        if found := at(knots, later):
            return tuple(knot.key for knot in found)
    return ()


def box(knot: Knot, links: tuple[str, ...]) -> Box:
    """Return the box that draws a knot."""
    kind = "gap" if knot.is_gap else "link"
    return Box(knot.key, knot.stage, knot.words, knot.caption, kind, knot.mend if knot.is_gap else knot.url, links)  # type: ignore[arg-type]


def knot_of(record: Any, stage: int, caption: str) -> Knot:
    """Return the knot of a record that has a reference and a page."""
    key, few = f"{record._meta.model_name}-{record.pk}", is_for_few(record)
    return Knot(key, stage, caption, str(record), record.get_absolute_url(), restricted=few)


def aside(record: Any, caption: str) -> Knot:
    """Return a knot that the list names and the picture leaves out: what stands behind the reason itself."""
    return replace(knot_of(record, WHY, caption), is_drawn=False)


def without(own: Knot, strand: Strand) -> Strand:
    """Return a strand that does not name, as a reason of its own, the record whose thread it is."""
    return replace(strand, before=[knot for knot in strand.before if knot.key != own.key])


def gap_knots(prefix: str, gaps: Iterable[Any], pk: int, usual: int) -> list[Knot]:
    """Return a knot for each gap of a record, with the address that mends it."""
    return [
        Knot(f"{prefix}-{pk}-{gap.key.replace(' ', '-')}", STAGE_OF_GAP.get(gap.key, usual), "Gap", gap.label,
             is_gap=True, mend=reverse(gap.mend, args=(pk,)))
        for gap in gaps
    ]  # fmt: skip


def strand_of(action: Action, rhythm: Any, today: date, told: Iterable[Passage]) -> Strand:
    """Return an action's strand from what a page has loaded with it; evidence the reader may not see is left out."""
    gaps = gap_knots("action", action_rules.gaps_of(action, rhythm, today), action.pk, WHAT)
    own = knot_of(action, WHAT, f"{reference(action)}: {action.get_status_display().lower()}")
    after = [*done_of(action), *difference_of(action), *told_of(told), *(gap for gap in gaps if gap.stage != WHY)]
    return Strand(own, after, [*why_of(action), *(gap for gap in gaps if gap.stage == WHY)])


def done_of(action: Action) -> list[Knot]:
    """Return what shows that an action was done, and that its evidence still waits to be checked."""
    here = action.get_absolute_url()
    shown = [
        Knot(f"evidence-{each.pk}", DONE, "Evidence", each.title, each.get_absolute_url(), restricted=is_for_few(each))
        for each in action.evidence.all()
    ]
    if action.waiting_since:
        shown.append(
            Knot(
                f"claim-{action.pk}",
                DONE,
                "Waiting to be checked",
                f"Said to be done on {uk_date(action.waiting_since)}",
                here,
            )
        )
    return shown


def difference_of(action: Action) -> list[Knot]:
    """Return what is said to be different for children, with where its check stands."""
    here = action.get_absolute_url()
    return [
        Knot(f"impact-{each.pk}", DIFFERENCE, f"Impact: {each.get_state_display().lower()}", each.words, here)
        for each in action.impact_set.all()
    ]


def told_of(told: Iterable[Passage]) -> list[Knot]:
    """Return the passages that rest on an action."""
    return [
        Knot(f"passage-{number}-{each.action}", TOLD, each.title, each.words, each.url, restricted=each.restricted)
        for number, each in enumerate(told)
    ]


def why_of(action: Action) -> list[Knot]:
    """Return what an action arises from, as far as the reader may see it: recommendations, objectives, and whatever
    else the page has loaded with it (`origins`): challenges, decisions, risks, findings, meetings."""
    places = [place.objective for place in action.planned.all()]
    objectives = {each.pk: knot_of(each, WHY, f"{reference(each)}: {each.kind.name}") for each in places}
    others = [origin_knot(each) for each in getattr(action, "origins", ())]
    return [*(reason(each) for each in action.recommendations.all()), *objectives.values(), *others]


def origin_knot(origin: Origin) -> Knot:
    """Return the knot of something an action arises from, under the key that the record itself would have."""
    key = f"{origin.model}-{origin.pk}"
    caption = f"{origin.reference}: {origin.noun}"
    return Knot(key, WHY, caption, origin.words, origin.url, restricted=origin.restricted)


def reason(recommendation: Any) -> Knot:
    """Return a recommendation as a reason, with the title of its source when the reader may see the source."""
    knot = knot_of(recommendation, WHY, f"{reference(recommendation)}: recommendation")
    few = knot.restricted or (bool(recommendation.source_title) and recommendation.source_circle not in WIDE)
    return replace(knot, more=recommendation.source_title or "", restricted=few)


def thread_of_action(action: Action, rhythm: Any, today: date, told: Told) -> Thread:
    """Return the thread that runs through one action."""
    strand = strand_of(action, rhythm, today, told.get(action.pk, ()))
    return Thread(action, [], [strand])


def thread_of_recommendation(
    recommendation: Any, actions: list[Action], rhythm: Any, today: date, told: Told
) -> Thread:
    """Return the thread that runs from a recommendation and its source."""
    kinds = action_rules.RECOMMENDATION_GAPS
    gaps = gap_knots(
        "recommendation", action_rules.gaps_of(recommendation, rhythm, today, kinds), recommendation.pk, WHAT
    )
    own = reason(recommendation)
    url = reverse("actions:source", args=(recommendation.source_pk,)) if own.more else ""
    sources = [Knot("source", WHY, "Source", own.more, url, is_drawn=False)] if own.more else []
    why = [*sources, own, *(gap for gap in gaps if gap.stage == WHY)]
    strands = [without(own, strand_of(action, rhythm, today, told.get(action.pk, ()))) for action in actions]
    return Thread(recommendation, why, strands, [gap for gap in gaps if gap.stage != WHY])


def thread_of_objective(objective: Objective, actions: list[Action], rhythm: Any, today: date, told: Told) -> Thread:
    """Return the thread that runs from an objective, and what it stands under, to the difference its actions made."""
    gaps = gap_knots("objective", plan_rules.gaps_of(objective, today), objective.pk, WHAT)
    parents = [aside(place.parent, place.parent.kind.name) for place in objective.placed_under.all()]
    own = knot_of(objective, WHY, f"{reference(objective)}: {objective.kind.name}")
    why = [*parents, own, *(gap for gap in gaps if gap.stage == WHY)]
    strands = [without(own, strand_of(action, rhythm, today, told.get(action.pk, ()))) for action in actions]
    return Thread(objective, why, strands, [gap for gap in gaps if gap.stage != WHY])
