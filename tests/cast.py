"""The cast everyone knows, and the small invented world they live in: one partnership, a neighbour, one record of each
noun."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    RecommendedAction,
    Source,
)
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Group, Holding, Membership, PartnerRole, Partnership, Person, Seat, Theme
from goldthread.plan.models import (
    InPlan,
    Kind,
    Measure,
    Objective,
    Outcome,
    Ownership,
    Plan,
    PlannedAction,
)
from tests.again import laid_out_again

TODAY = date(2026, 5, 3)
YEAR = date(2026, 4, 1)
CAST = (
    "anonymous", "stranger", "neighbouring manager", "former member", "respondent", "agency lead", "group member",
    "chair", "lead partner", "scrutineer", "manager", "administrator",
)  # fmt: skip


@dataclass
class World:
    """What the tests start from. `people` has one person for each of the cast but the anonymous."""

    people: dict[str, Person] = field(default_factory=dict)
    wessmere: Any = None
    norden: Any = None
    health: Any = None
    council: Any = None
    school: Any = None
    business: Any = None
    subgroup: Any = None
    theme: Any = None
    seats: dict[str, Seat] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Read a record by its name: world.action, world.objective."""
        try:
            return self.__dict__["records"][name]
        except KeyError:
            raise AttributeError(name) from None


def person(name: str, **more: Any) -> Person:
    """Return a new invented person who signs in by name."""
    return Person.objects.create(name=f"{name.title()} Example", email=f"{name.replace(' ', '.')}@example.org", **more)


def partnership(key: str, name: str) -> Partnership:
    """Return a new invented partnership."""
    return Partnership.objects.create(
        key=key, name=name, short_name=name.split()[0], area=name.split()[0], is_invented=True
    )


def agency(key: str, name: str, kind: str, within: Partnership) -> Agency:
    """Return a new invented agency that belongs to a partnership."""
    body = Agency.objects.create(key=key, name=name, kind=kind, is_invented=True)
    Membership.objects.create(agency=body, partnership=within, starts_on=date(2019, 9, 1))
    return body


def sit(world: World, who: str, role: str, within: Partnership, **where: Any) -> Seat:
    """Give one of the cast a seat."""
    dates = {"starts_on": date(2024, 4, 1), "ends_on": where.pop("ends_on", None)}
    key = f"{within.key}-{who.replace(' ', '-')}"
    seat = Seat.objects.create(partnership=within, key=key, title=f"{who.capitalize()} seat", role=role, **where)
    Holding.objects.create(seat=seat, person=world.people[who], **dates)
    world.seats[who] = seat
    return seat


def build_places(world: World) -> None:
    """Make the partnerships, agencies and groups."""
    world.wessmere = partnership("wessmere", "Wessmere Safeguarding Children Partnership")
    world.norden = partnership("norden", "Norden Safeguarding Children Partnership")
    world.health = agency("wessmere-health", "Wessmere Health Trust", "health-provider", world.wessmere)
    world.council = agency("wessmere-council", "Wessmere Council", "council", world.wessmere)
    world.school = agency("wessmere-school", "Wessmere Example School", "school", world.wessmere)
    PartnerRole.objects.create(partnership=world.wessmere, part="council", agency=world.council)
    world.business = Group.objects.create(home=world.wessmere, key="business", kind="business", name="Business group")
    world.subgroup = Group.objects.create(home=world.wessmere, key="quality", kind="subgroup", name="Quality subgroup")
    world.theme = Theme.objects.create(partnership=world.wessmere, key="neglect", name="Neglect")


def seat_the_cast(world: World) -> None:
    """Give each of the cast the seat they are named for."""
    for who in CAST[1:]:
        world.people[who] = person(who, is_administrator=who == "administrator")
    at = world.wessmere
    sit(world, "neighbouring manager", "manager", world.norden)
    sit(world, "former member", "member", at, group=world.business, ends_on=date(2026, 3, 31))
    sit(world, "respondent", "respondent", at, agency=world.school)
    sit(world, "agency lead", "agency lead", at, agency=world.health)
    sit(world, "group member", "member", at, group=world.subgroup)
    sit(world, "chair", "chair", at, group=world.subgroup)
    sit(world, "lead partner", "lead partner", at, agency=world.council)
    sit(world, "scrutineer", "scrutineer", at)
    sit(world, "manager", "manager", at)


def build_thread(world: World) -> None:
    """Make one of each: source, recommendation, action with its line, progress, evidence, claim and impact."""
    home, lead = world.wessmere, world.people["agency lead"]
    source = Source.objects.create(
        home=home, key="review", number=1, kind="audit", title="Audit of neglect", circle="partnership"
    )
    recommendation = Recommendation.objects.create(
        home=home, key="rc", number=1, words="Revise the neglect toolkit.", source=source
    )
    action = Action.objects.create(
        home=home, key="ac", number=1, words="Launch the revised neglect toolkit", status="under way", has_lead=True,
        has_source=True, heard_on=date(2026, 4, 20), **columns("due", Span.day(date(2027, 3, 31))),
        **columns("first_due", Span.day(date(2027, 3, 31))),
    )  # fmt: skip
    line = Line.objects.create(action=action, agency=world.health, heard_on=date(2026, 4, 20))
    RecommendedAction.objects.create(recommendation=recommendation, action=action)
    told = {"action": action, "line": line, "entered_by": lead, "entered_on": date(2026, 4, 20)}
    progress = Progress.objects.create(words="Draft sent round.", **told)
    waiting = Action.objects.create(
        home=home, key="ac-2", number=2, words="Train the trainers", status="claimed", has_lead=True, has_source=True,
    )  # fmt: skip
    part = Line.objects.create(action=waiting, agency=world.health, state="claimed")
    told |= {"action": waiting, "line": part}
    claim = Claim.objects.create(words="All trained.", **told)
    evidence = Evidence.objects.create(
        entered_on=date(2026, 4, 20),
        home=home,
        key="ev",
        number=1,
        title="Attendance list",
        kind="note",
        note="62 names, kept by the trust.",
    )
    EvidenceUse.objects.create(evidence=evidence, action=waiting, line=part, claim=claim)
    impact = Impact.objects.create(words="Practitioners name neglect earlier.", **told)
    world.records |= {
        "source": source,
        "recommendation": recommendation,
        "action": action,
        "line": line,
        "progress": progress,
        "claimed": waiting,
        "claim": claim,
        "evidence": evidence,
        "impact": impact,
    }


def build_plan(world: World) -> None:
    """Make a plan with one Part A objective, its outcome and measure, and the action under it."""
    home = world.wessmere
    plan = Plan.objects.create(
        home=home, key="plan", title="Business plan", starts_on=YEAR, ends_on=date(2029, 3, 31), status="in force"
    )
    kind = Kind.objects.create(
        home=home, key="part-a", name="Part A objective", plural="Part A objectives", part="objective", years=3
    )
    objective = Objective.objects.create(
        home=home, key="neglect", number=1, kind=kind, words="Responding to neglect", has_owner=True, has_outcome=True,
        has_measure=True, has_action=True, **columns("starts", Span.day(YEAR)),
    )  # fmt: skip
    InPlan.objects.create(plan=plan, objective=objective)
    second = Objective.objects.create(
        home=home, key="second", number=21, kind=kind, words="Safer adolescents", status="proposed", has_owner=True
    )
    theme = Kind.objects.create(
        home=home, key="priority", name="Themed priority", plural="Themed priorities", part="priority"
    )
    priority = Objective.objects.create(
        home=home, key="priority", number=22, kind=theme, words="Neglect", has_owner=True
    )
    for each in (second, priority, objective):
        Ownership.objects.create(objective=each, partnership=home)
    outcome = Outcome.objects.create(objective=objective, key="named", words="Neglect is named earlier.")
    measure = Measure.objects.create(outcome=outcome, key="share", words="Share of assessments that name neglect")
    planned = PlannedAction.objects.create(
        objective=objective, action=world.records["action"], year_starts_on=YEAR, outcome=outcome
    )
    world.records |= {
        "plan": plan,
        "kind": kind,
        "objective": objective,
        "outcome": outcome,
        "measure": measure,
        "planned": planned,
        "second": second,
        "priority": priority,
    }


@laid_out_again
def build_world() -> World:
    """Make the whole small world."""
    world = World()
    build_places(world)
    seat_the_cast(world)
    build_thread(world)
    build_plan(world)
    return world
