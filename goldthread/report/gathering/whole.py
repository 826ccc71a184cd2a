"""Everything a report or a paper is composed of, read from the record in a fixed number of queries."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from goldthread.actions import facts as actions_facts
from goldthread.actions.facts import ref_of
from goldthread.kit.library import guidance, library
from goldthread.kit.library.shapes import Edition
from goldthread.kit.offers import by_chapter
from goldthread.kit.periods import Period
from goldthread.partners import facts as partners_facts
from goldthread.partners.marking import in_circle, marking_of
from goldthread.partners.models import Partnership
from goldthread.plan import facts as plan_facts
from goldthread.report.compose import Placed, Whole
from goldthread.report.coverage import items_of
from goldthread.report.facts import ClaimFact, Facts, Ref
from goldthread.report.figures import chapters_of, with_figures
from goldthread.report.gathering.kept import kept_chapter, kept_facts
from goldthread.report.gathering.plan import objective_fact, only_ahead, plan_fact
from goldthread.report.models import Paper, Passage, Report, Section, Tie
from goldthread.report.paper import PaperWhole
from goldthread.report.parts import PartFact
from goldthread.report.sections import usual_of
from goldthread.report.tail import Listing, Tail, Text

OF_PLAN = frozenset({"plan", "actions", "recommendations", "figures"})
OWN_WAY = frozenset({"partners", "plan", "actions", "recommendations", "figures"})


def period_of(report: Report) -> Period:
    return Period(report.starts_on, report.ends_on)


def facts_for(
    report: Report, period: Period, as_at: date, needs: frozenset[str], told_until: date | None = None
) -> Facts:
    """Return the facts of a period that some sections need, kept until something other than a report is written."""
    home, named = report.home, (report.home_id, period, as_at)
    facts = kept_facts(("partners", *named, "partners" in needs), lambda: _of_partners(home, period, as_at, needs))
    if needs & OF_PLAN:
        found = kept_facts(("plan", *named, told_until), lambda: _with_plan(facts, home, told_until))
        facts = replace(found, partnership=facts.partnership)
    chapters = of_chapters(home, period, as_at, needs)
    facts = replace(facts, title=report.title, edition=guidance(report.edition).title, chapters=chapters)
    return with_figures(facts, {}, _opens(report)) if needs & {"figures", "numbers"} else facts


def everything() -> frozenset[str]:
    """Return the name of every chapter whose facts a report may tell."""
    return OWN_WAY | by_chapter("facts", "for_period").keys()


def of_chapters(home: Partnership, period: Period, as_at: date, needs: frozenset[str]) -> dict[str, Any]:
    """Return the facts of each chapter that is needed beside the plan and its actions: what its `facts.py` answers."""
    named = (home.pk, period, as_at)
    offers = by_chapter("facts", "for_period")
    return {
        name: kept_chapter((name, *named), partial(offers[name], home, period, as_at))
        for name in sorted(needs & offers.keys() - OWN_WAY)
    }


def _of_partners(home: Partnership, period: Period, as_at: date, needs: frozenset[str]) -> Facts:
    given = partners_facts.for_period(home, period, as_at) if "partners" in needs else partners_facts.plain(home, as_at)
    return Facts(partnership=given, title="", period=period, as_at=as_at, report_word=home.get_report_word_display())


def _with_plan(facts: Facts, home: Partnership, told_until: date | None) -> Facts:
    """Add plans, nodes, actions and recommendations; what the plan only proposes is not yet of the period."""
    plan = plan_facts.for_period(home, facts.period, facts.as_at)
    places = {place.action_id for node in plan.objectives for place in node.planned}
    told = actions_facts.for_period(home, facts.period, facts.as_at, also=places, told_until=told_until)
    known = {each.ref.pk: each for each in told.actions}
    ahead = only_ahead(plan.objectives)
    return replace(
        facts,
        plans=tuple(plan_fact(each) for each in plan.plans),
        kinds=plan.kinds,
        objectives=tuple(objective_fact(each, known, facts.period) for each in plan.objectives),
        actions=tuple(each for pk, each in known.items() if pk not in ahead),
        recommendations=told.recommendations,
    )


def _opens(report: Report) -> Callable[[str], str]:
    return lambda key: reverse("report:figure", args=(report.pk, key))


def report_whole(report: Report, keys: Iterable[str] | None = None, base: str = "") -> Whole:
    """Return what the report is composed of. With keys, only those sections, and only the facts that they need."""
    edition = guidance(report.edition)
    wanted = set(keys) if keys is not None else None
    sections = tuple(placed(row, edition) for row in section_rows(report) if wanted is None or row.key in wanted)
    needs = everything() if wanted is None else _needs(sections)
    period, as_at = period_of(report), report.as_at or report.ends_on
    facts = _own_figures(report, facts_for(report, period, as_at, needs))
    own = {
        section.key: _of_section(report, section.key, section.period, usual_of(section.key).needs)
        for section in sections
        if section.period
    }
    return Whole(
        facts=facts,
        sections=sections,
        own=own,
        items=edition.items,
        answers={each.item: (each.state, each.reason) for each in report.item_answers.all()},
        has_secure_establishment=report.has_secure_establishment,
        words=abbreviations(facts),
        status=report.get_status_display(),
        base=base,
        marking=marking_of(report),
    )


def _of_section(report: Report, section: str, period: Period, needs: frozenset[str]) -> Facts:
    """The facts of a section with a period of its own: its figures open what was counted in that period."""
    facts = facts_for(report, period, _day(report, period), needs)
    return replace(facts, figures=tuple(replace(each, href=f"{each.href}?section={section}") for each in facts.figures))


def counted_facts(report: Report, key: str, section: str = "") -> Facts | None:
    """Return the facts of the report, or of a section with a period of its own, with one figure and those beside it
    counted, whatever sections the report has; None where the section has no such period."""
    needs = chapters_of([key]) | {"numbers"} if chapters_of([key]) else OWN_WAY - {"partners"}
    if section:
        own = report.sections.filter(key=section).first()
        if own is None or own.starts_on is None or own.ends_on is None:
            return None
        return _of_section(report, section, Period(own.starts_on, own.ends_on), needs)
    return _own_figures(report, facts_for(report, period_of(report), report.as_at or report.ends_on, needs))


def _needs(sections: Iterable[Placed]) -> frozenset[str]:
    found = frozenset().union(*(usual_of(section.key).needs for section in sections))
    return everything() if "everything" in found else found


def _day(report: Report, period: Period) -> date:
    """The day figures of another period are counted on: its last, unless the report's own day comes first."""
    return min(period.end, report.as_at) if report.as_at else period.end


def _own_figures(report: Report, facts: Facts) -> Facts:
    """Count again, on its own period, each figure that has one."""
    if not facts.figures:
        return facts
    there = {each.key for each in facts.figures}
    own = {
        row.figure: facts_for(report, period, _day(report, period), chapters_of([row.figure]) or OWN_WAY - {"partners"})
        for row in report.figure_periods.filter(figure__in=there)
        for period in (Period(row.starts_on, row.ends_on),)
    }
    return with_figures(facts, own, _opens(report)) if own else facts


def abbreviations(facts: Facts) -> dict[str, str]:
    """The library's words, and the short names of partnerships, which are their own and not the library's."""
    found = {short: word.full for short, word in library().words.items()}
    return found | {
        short: name for short, name in facts.partnership.names if short and short != name and " " not in short
    }


def section_rows(report: Report) -> list[Section]:
    """The report's sections in their order, with their claims and what each is tied to."""
    ties = Tie.objects.select_related("objective", "recommendation", "action", "evidence", "impact__action").order_by(
        "pk"
    )
    passages = Passage.objects.order_by("pk").prefetch_related(Prefetch("ties", ties))
    return list(report.sections.order_by("position", "pk").prefetch_related(Prefetch("passages", passages)))


def placed(row: Section, edition: Edition) -> Placed:
    """A section as compose reads it."""
    period = Period(row.starts_on, row.ends_on) if row.starts_on and row.ends_on else None
    claims = tuple(
        ClaimFact(row.key, each.words, tuple(tie_ref(tie) for tie in each.ties.all())) for each in row.passages.all()
    )
    items = tuple(items_of(row.items, edition.items, row.key))
    return Placed(row.key, row.title, row.narrative, row.is_hidden, period, items, claims)


def tie_ref(tie: Tie) -> Ref:
    """What a tie leads to; an impact is named by its action."""
    if tie.impact:
        action = ref_of(tie.impact.action)
        return Ref("impact", tie.impact.pk, f"impact of {action.reference}", tie.impact.words, action.href)
    return ref_of(tie.objective or tie.recommendation or tie.evidence or tie.action)


def paper_whole(paper: Paper, base: str = "") -> PaperWhole:
    """Return what a committee paper is composed of."""
    report = paper.report
    facts = facts_for(report, period_of(report), report.as_at or report.ends_on, everything(), told_until=date.max)
    verb = library().verbs.get(paper.verb)
    rows = paper.parts.filter(is_hidden=False).order_by("position", "pk")
    return PaperWhole(
        facts=facts, committee=paper.committee, title=paper.title, on=paper.on, authority=paper.authority,
        report_from=paper.report_from, contact=paper.contact, phone=paper.phone, email=paper.email,
        verb=verb.words if verb else "note", recommendation=paper.recommendation, has_opening=paper.has_opening,
        improved=paper.improved, not_improved=paper.not_improved, asked=paper.asked,
        parts=tuple(PartFact(row.key, row.title, row.narrative) for row in rows), tail=tail_of(paper), base=base,
        marking=in_circle(paper.circle, report.home.marking),
    )  # fmt: skip


def tail_of(paper: Paper) -> Tail:
    """The tail of a paper; published works and exempt documents stay on the record and are not printed."""
    bears = {True: "Yes", False: "No", None: "Not answered"}
    duty = library().standards.get("section-149")
    background = paper.background_documents.filter(is_published_work=False, is_exempt=False).order_by("position", "pk")
    return Tail(
        strategic=Listing(
            paper.strategic,
            tuple((row.words, bears[row.bears]) for row in paper.strategic_links.order_by("position", "pk")),
        ),
        previous=Listing(
            paper.previous,
            tuple((row.title, str(row.dated)) for row in paper.previous_decisions.order_by("position", "pk")),
        ),
        legislation=Listing(
            paper.legislation,
            tuple((row.title, str(row.dated)) for row in paper.legislation_rows.order_by("position", "pk")),
        ),
        background=Listing(paper.background, tuple((row.title, row.location or "Not recorded") for row in background)),
        equality=Text(paper.equality, paper.equality_words or (duty.text if duty else "")),
        impact=Text(paper.impact_assessment, paper.impact_words),
        confirmed_on=paper.confirmed_on,
    )
