"""Facts made by hand, for what can be tested without a database."""

from datetime import date

from goldthread.kit.periods import Period, Span
from goldthread.partners.facts import AgencyFact, FootprintFact, GroupFact, PartnerRoleFact, PartnershipFacts
from goldthread.report.facts import (
    ActionFact,
    DecisionFact,
    EventFact,
    Facts,
    ImpactFact,
    KindFact,
    ObjectiveFact,
    OutcomeFact,
    PlanFact,
    PlannedFact,
    RecommendationFact,
    Ref,
)
from goldthread.report.figures import with_figures

YEAR = Period(date(2020, 4, 1), date(2021, 3, 31))
AREA = PartnershipFacts(
    pk=1,
    key="eastmere",
    name="Eastmere Safeguarding Children Partnership",
    short_name="ESCP",
    kind="Partnership for one area",
    area="Eastmere",
    footprints=(FootprintFact("Four Meres", "FM", ("Eastmere", "Westmere")),),
    partner_roles=(PartnerRoleFact("Local authority", ("Eastmere Council",)), PartnerRoleFact("Police", ())),
    agencies=(AgencyFact("Eastmere Council", "", "Safeguarding partner"),),
    groups=(GroupFact("Main board", "Main board", "", (), ()),),
)
PART_A = KindFact(
    "part-a", "Part A strategic objective", "Part A strategic objectives", "objective", "Long-term objectives."
)
PART_B = KindFact(
    "part-b", "Part B strategic objective", "Part B strategic objectives", "objective", "Short-term activities."
)


def ref(kind, number):
    prefix = {"action": "AC", "objective": "OB", "recommendation": "RC"}[kind]
    return Ref(kind, number, f"{prefix}-{number}", href=f"/{kind}s/{number}/")


def impact(words="Children say that they are heard", **more):
    given = {
        "pk": 1,
        "strength": "feedback",
        "strength_words": "Feedback from children or families",
        "state": "accepted",
    }
    return ImpactFact(words=words, **(given | more))


def action(number=1, words="Launch the toolkit", status="done", **more):
    given = {"status_words": status.capitalize(), "leads": ("Health",)}
    return ActionFact(ref("action", number), words, status, **(given | more))


def objective(number=1, words="Responding to neglect", kind="part-a", part="objective", **more):
    name = {"part-a": PART_A.name, "part-b": PART_B.name}.get(kind, kind.capitalize())
    given = {"key": words.lower().replace(" ", "-"), "kind_name": name, "owners": ("Eastmere SCP",)}
    return ObjectiveFact(ref("objective", number), kind=kind, part=part, words=words, **(given | more))


def recommendation(number=1, words="Train every designated lead", **more):
    given = {"source": "Review of Example", "status": "accepted", "status_words": "Accepted"}
    return RecommendationFact(ref("recommendation", number), words, **(given | more))


def facts(**more):
    """Facts with one of everything, unless given otherwise; figures counted."""
    done = action(1, done=Span.day(date(2021, 2, 1)), has_evidence=True, impacts=(impact(),))
    late = action(2, "Agree the protocol", "under way", is_late=True, due=Span.day(date(2020, 12, 1)))
    next_year = action(3, "Evaluate the toolkit", "proposed", others=("Westmere SCP",))
    neglect = objective(
        outcomes=(OutcomeFact("Neglect is seen early", ("Referrals with a tool: from 10% to 40%",)),),
        planned=(PlannedFact(done, "taken"), PlannedFact(late, "taken"), PlannedFact(next_year, "proposed")),
        decision=DecisionFact("change", "Continue, changing the actions", "The toolkit is embedded.", date(2021, 4, 1)),
    )
    given = {
        "partnership": AREA,
        "title": "Yearly report 2020-21",
        "period": YEAR,
        "as_at": YEAR.end,
        "edition": "Working Together to Safeguard Children 2018",
        "plans": (
            PlanFact(
                "Business plan",
                YEAR,
                "In force",
                events=(EventFact("Review", "Looked at again", Span.day(date(2021, 1, 7))),),
            ),
        ),
        "kinds": (PART_A, PART_B),
        "objectives": (
            objective(10, "Agencies that understand their roles", "vision", "statement"),
            objective(11, "Neglect", "theme", "priority"),
            neglect,
        ),
        "actions": (done, late),
        "recommendations": (recommendation(actions=(done,)), recommendation(2, "Share the audit")),
    }
    return with_figures(Facts(**(given | more)), {}, lambda key: f"/reports/1/figures/{key}/")
