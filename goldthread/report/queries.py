"""Reading reports and papers for their pages: rows with what hangs on them, and records found by their reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Model, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from goldthread.actions.models import Action, Evidence, Impact, Recommendation
from goldthread.challenges.models import Challenge
from goldthread.kit.library import guidance
from goldthread.kit.periods import uk_date
from goldthread.kit.references import parse_reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, in_words, sentence_case
from goldthread.meetings.models import Decision
from goldthread.partners.models import Partnership, Person
from goldthread.plan.models import Objective
from goldthread.post import queries as post
from goldthread.post.models import Draft
from goldthread.report import choices
from goldthread.report.coverage import items_of
from goldthread.report.facts import FigureFact, Ref
from goldthread.report.gathering.whole import tie_ref
from goldthread.report.models import (
    Deferral,
    FigurePeriod,
    ItemAnswer,
    Paper,
    Part,
    Passage,
    Question,
    Report,
    Section,
    TailState,
    Tie,
)
from goldthread.report.parts import HEADINGS
from goldthread.report.sections import USUAL, usual_of
from goldthread.scrutiny.models import Activity, Finding

KINDS: dict[str, type[Model]] = {"AC": Action, "RC": Recommendation, "OB": Objective, "EV": Evidence}
MODELS: dict[str, type[Model]] = {
    str(model._meta.model_name): model
    for model in (Action, Recommendation, Objective, Decision, Challenge, Activity, Finding)
}


TAIL = {
    "strategic": "Links to the Strategic Plan",
    "previous": "Links to previous Member decisions",
    "legislation": "Legislation and Government directives",
    "background": "Background documents (section 100D)",
    "equality": "Equality duty",
    "impact_assessment": "Equalities impact assessment",
}


@dataclass(frozen=True)
class SectionLine:
    """A section in the list on the left of the editor: its title, its state in words, and the items it covers."""

    row: Section
    title: str
    state: str
    items: list[str]
    is_here: bool = False


def of_home(model: type[Model], partnership: Partnership | None, person: Person) -> QuerySet:
    """Return the reports or papers of one partnership that the reader may see."""
    return model.objects.visible_to(person).filter(home=partnership)  # type: ignore[attr-defined]


def for_index(reports: QuerySet) -> QuerySet:
    """Add the number of papers made from each report."""
    return reports.select_related("home").annotate(papers_made=Count("papers", distinct=True))


def lines(rows: Iterable[Section], here: str = "") -> list[SectionLine]:
    """Return sections with their state in words."""
    return [SectionLine(row, title_of(row), state_of(row), covers(row), row.key == here) for row in rows]


def covers(row: Section) -> list[str]:
    """Return the ids of the items that a section covers under its report's edition."""
    return items_of(row.items, guidance(row.report.edition).items, row.key)


def title_of(row: Section) -> str:
    return row.title or usual_of(row.key).title


def state_of(row: Section) -> str:
    """How a section stands: hidden, drafted, from the record alone, or with nothing in it yet; and who writes it."""
    if row.is_hidden:
        return "Hidden"
    if row.narrative:
        said = "Drafted"
    else:
        said = "Nothing written" if usual_of(row.key).is_narrative else "From the record"
    return f"{said}; {assigned_in_words(row)}" if row.assigned else said


def assigned_in_words(row: Section) -> str:
    """Who writes a section that is assigned, and how far they are."""
    if row.status == Section.Status.ASSIGNED:
        return f"assigned to {row.assigned}{f', due {uk_date(row.assigned_due)}' if row.assigned_due else ''}"
    return f"{'ready, from' if row.status == Section.Status.READY else 'agreed with'} {row.assigned}"


def sections_of(report: Report) -> list[Section]:
    """Return the sections of a report in their order."""
    related = report.sections.select_related("assigned_agency", "assigned_seat")
    rows = list(related.order_by("position", "pk"))
    for row in rows:
        row.report = report
    return rows


def claims_said(section: Section | None) -> str:
    """Return in words how many claims a section has, and how many of them rest on nothing."""
    if section is None:
        return ""
    found = section.passages.aggregate(all=Count("pk"), bare=Count("pk", filter=Q(is_tied=False)))
    if not found["all"]:
        return "No claims are marked."
    bare = f", {in_words(found['bare'])} tied to nothing" if found["bare"] else ", all tied to the record"
    return f"{sentence_case(counted(found['all'], 'claim'))} marked{bare}."


def passages_of(section: Section) -> list[Passage]:
    """Return the claims of a section with what each is tied to."""
    return list(section.passages.order_by("pk").prefetch_related(Prefetch("ties", ties())))


def ties() -> QuerySet:
    """Return ties with the record each leads to."""
    return Tie.objects.select_related("objective", "recommendation", "action", "evidence", "impact__action").order_by(
        "pk"
    )


def found_by_reference(text: str, home: Partnership, person: Person, impact: bool = False) -> Model | None:
    """Return the record of a partnership with this reference, if the reader may see it; or the impact told of that
    action, the latest that was not sent back."""
    parsed = parse_reference(text)
    if parsed is None or parsed[0] not in KINDS:
        return None
    model = KINDS[parsed[0]]
    owned = Q(home=home) | Q(owners__partnership=home) if model is Objective else Q(home=home)
    record = model.objects.visible_to(person).filter(owned, number=parsed[1]).first()  # type: ignore[attr-defined]
    if not impact or record is None:
        return record
    told = (
        Impact.objects.visible_to(person).filter(action=record) if isinstance(record, Action) else Impact.objects.none()
    )
    return told.exclude(state=Impact.State.SENT_BACK).order_by("-entered_on", "-pk").first()


def seen_of(figure: FigureFact, person: Person) -> list[int]:
    """Return the ids of the records behind a figure that the reader may see, in order; there may be thousands, so that
    the records themselves are read a page at a time."""
    seen = _kind_of(figure).objects.visible_to(person)  # type: ignore[attr-defined]
    found = seen.filter(pk__in=[ref.pk for ref in figure.records]).order_by("number")
    return list(found.values_list("pk", flat=True))


def read_of(figure: FigureFact, person: Person, pks: Iterable[int]) -> list[Model]:
    """Return some of the records behind a figure, in the order of their ids here, as far as the reader may see them."""
    pks = list(pks)
    found = _kind_of(figure).objects.visible_to(person).in_bulk(pks)  # type: ignore[attr-defined]
    return [found[pk] for pk in pks if pk in found]


def _kind_of(figure: FigureFact) -> type[Model]:
    """Return the one kind of record that a figure counts."""
    return MODELS[figure.records[0].kind if figure.records else "action"]


def papers_of(report: Report, person: Person) -> QuerySet:
    """Return the papers made from a report that the reader may see."""
    return Paper.objects.visible_to(person).filter(report=report).order_by("on_first", "pk")


def earlier_papers(home: Partnership, person: Person) -> QuerySet:
    """Return the papers a new one can follow, the latest first."""
    return Paper.objects.visible_to(person).filter(home=home).order_by("-on_first", "-pk")


def parts_of(paper: Paper) -> list[Part]:
    """Return the parts of a paper in their order."""
    return list(paper.parts.order_by("position", "pk"))


def tail_rows(paper: Paper) -> dict[str, list[Model]]:
    """Return the rows of each list of a paper's tail; one that is not listed prints none."""
    related = {
        "strategic": paper.strategic_links,
        "previous": paper.previous_decisions,
        "legislation": paper.legislation_rows,
        "background": paper.background_documents,
    }
    return {
        name: list(rows.order_by("position", "pk")) if getattr(paper, name) == TailState.LISTED else []
        for name, rows in related.items()
    }


def not_in(report: Report) -> list[tuple[str, str]]:
    """Return the usual sections that a report does not have, as choices."""
    here = set(report.sections.values_list("key", flat=True))
    return [(key, usual.title) for key, usual in USUAL.items() if key not in here]


def answers_of(report: Report) -> list[ItemAnswer]:
    """Return what the partnership answered about items of the guidance."""
    return list(report.item_answers.order_by("item"))


def own_period(report: Report, figure: str) -> FigurePeriod | None:
    """Return the period of its own that a figure has."""
    return report.figure_periods.filter(figure=figure).first()


def address(name: str, *parts: Any) -> str:
    """Return the address of one of the chapter's pages."""
    return reverse(f"report:{name}", args=parts)


def today() -> date:
    """Return today, for the pages that ask nothing and so have no form to carry it."""
    return localdate()


def not_found(reference: str, impact: bool) -> Refusal:
    """Return what is said when no record of this reference can be tied to."""
    if impact:
        return Refusal(
            f"No impact is recorded of {reference}, or you may not see it. Tie the claim to the action instead.",
            "reference",
        )
    return Refusal(
        f"There is no record with the reference {reference} that you may see. Check it in its list.", "reference"
    )


@dataclass(frozen=True)
class ClaimLine:
    """A claim with what it is tied to: each tie with its reference, words and address."""

    row: Passage
    ties: list[tuple[Tie, Ref]]


def claim_lines(section: Section) -> list[ClaimLine]:
    """Return the claims of a section as its page lists them."""
    return [ClaimLine(row, [(tie, tie_ref(tie)) for tie in row.ties.all()]) for row in passages_of(section)]


def sentence_of(section: Section) -> str:
    """Who writes a section that is assigned, by when, and what is asked of them, in a sentence or two."""
    if not section.assigned:
        return ""
    asked = f" {section.assigned_words}" if section.assigned_words else ""
    return f"{sentence_case(assigned_in_words(section))}.{asked}"


@dataclass(frozen=True)
class PartLine:
    """A part of a paper in its list: what it is called, what prints, and where it stands."""

    row: Part
    title: str
    state: str


def part_lines(paper: Paper) -> list[PartLine]:
    """Return the parts of a paper with their state in words."""
    names = {**HEADINGS, **choices.BUILT, **choices.of_plan(paper.report)}
    return [PartLine(row, _called(row, names), _part_state(row, names)) for row in parts_of(paper)]


def part_name(part: Part) -> str:
    """Return what one part is called."""
    return _called(part, {**HEADINGS, **choices.BUILT, **choices.of_plan(part.paper.report)})


def _called(row: Part, names: dict[str, str]) -> str:
    if row.title and row.title != "-":
        return row.title
    return names.get(row.key) or str(row)


def _part_state(row: Part, names: dict[str, str]) -> str:
    if row.is_hidden:
        return "Hidden"
    if row.narrative:
        return "Drafted"
    return "From the record" if row.key in names and row.key != "conclusions" else "Nothing written"


@dataclass(frozen=True)
class TailLine:
    """A list or a text of the tail: its title, how it stands, and its rows with what each says."""

    name: str
    title: str
    state: str
    rows: list[tuple[int, str]]
    is_list: bool


def tail_lines(paper: Paper) -> list[TailLine]:
    """Return the tail of a paper in the order in which it prints."""
    rows = tail_rows(paper)
    return [
        TailLine(
            name,
            title,
            _tail_state(paper, name),
            [(row.pk, _row_says(row)) for row in rows.get(name, [])],
            name in rows,
        )
        for name, title in TAIL.items()
    ]


def _tail_state(paper: Paper, name: str) -> str:
    """How a list stands; a text says whose words it prints."""
    state = TailState(getattr(paper, name))
    words = {"equality": paper.equality_words, "impact_assessment": paper.impact_words}
    if state != TailState.LISTED or name not in words:
        return str(state.label)
    if name == "impact_assessment" and not words[name]:
        return "To be printed, but not written yet"
    return "Printed in its own words" if words[name] else "Printed in the library's words"


def _row_says(row: Any) -> str:
    if hasattr(row, "bears"):
        return f"{row.words}: {({True: 'Yes', False: 'No', None: 'Not answered'})[row.bears]}"
    if hasattr(row, "location"):
        kept = "" if not (row.is_published_work or row.is_exempt) else " (kept here, not printed)"
        return f"{row.title}{f', {row.location}' if row.location else ''}{kept}"
    return f"{row.title}, {row.dated}"


def deferrals_of(paper: Paper) -> list[Deferral]:
    """Return when a paper was put off."""
    return list(paper.deferrals.order_by("pk"))


def questions_of(paper: Paper, person: Person) -> list[Question]:
    """Return what members asked of a paper, and what was asked of earlier ones and waits to be taken up."""
    earlier = Q(
        offer=Question.Offer.WAITING, paper__home=paper.home_id, paper__report__ends_on__lt=paper.report.ends_on
    )
    found = Question.objects.visible_to(person).filter(Q(paper=paper) | earlier)
    return list(found.select_related("paper").order_by("position", "pk"))


def draft_of(section: Section, person: Person) -> Draft | None:
    """Return what the reader is still writing in a section's narrative."""
    return post.draft_of(person, section, "narrative")
