"""A register of risks: what each row becomes, with its ratings on the scale in force, and how it is loaded."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from goldthread.actions.bringing.register import Register, Study, Told, choice, day, span, text
from goldthread.actions.operations.registers import standing_as
from goldthread.kit.brought import Bringing, Made, Placed, Reading
from goldthread.kit.library import library
from goldthread.kit.sheets.headings import plain
from goldthread.partners.models import Agency, Seat
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.risks import queries
from goldthread.risks.bringing.words import (
    FIELDS,
    KINDS_OF,
    RATINGS,
    REVISIT,
    SCORES,
    SIDES,
    STATES,
    TREATMENTS,
)
from goldthread.risks.models import Risk, Score
from goldthread.risks.operations import add_risk, change_risk, place_owners, rate_risk, take_risk_step
from goldthread.risks.scales import in_force
from goldthread.risks.shown import category_of

STEPS = {"accepted": "accept", "closed": "close"}
NO_OWNER = "Nobody here is called so, so it is without an owner until you name one."
NO_CATEGORY = "There is no category of this name, so it is left out."
AS_SAID = "As the register had it"


def owner(reading: Reading, study: Study) -> Any:
    """The seat or the agency that a row names."""
    body = study.bodies.one(reading.row["owner"])
    if isinstance(body, Seat | Agency):
        return body
    reading.flag("owner", NO_OWNER, () if body else [reading.row["owner"]])
    return None


def category(reading: Reading, study: Study) -> str | None:
    """The key of a category of the library, by its key or its name."""
    said = plain(reading.row["category"])
    known = library().risk_categories
    found = next((key for key, each in known.items() if said in (plain(key), plain(each.name))), None)
    if found is None:
        reading.flag("category", NO_CATEGORY)
    return found


def grade(key: str) -> Told:
    """One side of a rating as a whole number. Of a risk that is here it stays: a rating has its reason, on its page."""
    here = {"likelihood": attrgetter("current_likelihood"), "impact": attrgetter("current_impact")}
    on_its_page = here.get(key, lambda risk: "rated on its page")
    return Told(key, on_its_page, lambda reading, study: _number(reading.row[key]), stays=True)


def _number(cell: str) -> int | None:
    figures = cell.split(".")[0].split(" ")[0].strip()
    return int(figures) if figures.isdecimal() and len(figures) < 4 else None


class RiskRegister(Register):
    place = 5
    key = "risks"
    title = "A register of risks"
    noun = ("risk or issue", "risks and issues")
    about = "a register of risks"
    permission = Permission.KEEP_RISKS
    fields = FIELDS
    left_out = (SCORES, REVISIT)
    naming = place_owners.__name__
    model, main, parts = Risk, "title", (Score,)
    kept = (
        "title", "category", "cause", "event", "consequence", "children", "owner", "owner_agency", "controls",
        "treatment", "review_on", "raised_first", "raised_last", "raised_words",
    )  # fmt: skip
    told = (
        text("title", 240), choice("status", STATES, lambda risk: risk.get_status_display(), stays=True),
        choice("kind", KINDS_OF, lambda risk: risk.get_kind_display(), stays=True),
        Told("category", category_of, category), text("cause"), text("event"), text("consequence"),
        text("children", 300), Told("owner", lambda risk: risk.owner or risk.owner_agency, owner), text("controls"),
        choice("treatment", TREATMENTS, lambda risk: risk.get_treatment_display()), day("review_on"), span("raised"),
        *(grade(f"{prefix}{side}") for prefix in RATINGS.values() for side in SIDES),
    )  # fmt: skip

    def records(self, bringing: Bringing) -> QuerySet:
        seen = queries.of_partnership(Risk.objects.visible_to(bringing.by), bringing.home)
        return seen.select_related(*queries.OWNERS)

    def may_change(self, person: Any, record: Any) -> bool:
        return may(person, Permission.KEEP_RISKS, record)

    def check(self, reading: Reading, study: Study) -> str:
        """A grade outside the scale holds the row back, naming the scale."""
        matrix = in_force(study.bringing.home, study.bringing.on)
        for prefix in RATINGS.values():
            for side in SIDES:
                cell = reading.row[f"{prefix}{side}"]
                value = _number(cell)
                if cell and value is None:
                    reading.flag(f"{prefix}{side}", "It is no whole number, so it is not rated by it.")
                elif value is not None and (refused := matrix.refusal(side, value)):
                    return refused
        return ""

    def add(self, values: dict[str, Any], bringing: Bringing) -> Risk:
        grades = {key: values.pop(key) for key in [*values] if key.endswith(SIDES)}
        status = values.pop("status", "open")
        risk = add_risk(partnership=bringing.home, **_owned(values), **bringing.asked)
        for which, prefix in RATINGS.items():
            likelihood, impact = (grades.get(f"{prefix}{side}") for side in SIDES)
            if likelihood and impact:
                given = {"likelihood": likelihood, "impact": impact, "reason": AS_SAID}
                rate_risk(risk=risk, which=which, **given, **bringing.asked)
        if step := STEPS.get(status):
            risk.refresh_from_db()
            take_risk_step(risk=risk, step=step, reason=AS_SAID, version=risk.version, **bringing.asked)
        return risk

    def change(self, record: Any, values: dict[str, Any], bringing: Bringing) -> None:
        change_risk(risk=record, version=record.version, **_owned(values), **bringing.asked)

    def name(self, rows: Sequence[Placed], bringing: Bringing) -> list[list[Made] | None]:
        """Give the risks of these rows to the seat or the agency that is meant, where nobody owns them and whoever says
        so may change them."""
        found = self.records(bringing).filter(
            pk__in=[row.pk for row in rows if row.table == self.table], owner=None, owner_agency=None
        )
        mine = {each.pk: each for each in found if self.may_change(bringing.by, each)}
        wanted = {row.pk: body for row in rows if row.pk in mine and row.pk and (body := _who(row))}
        before = {pk: Made(self.table, pk, standing_as(mine[pk], self.kept)) for pk in wanted}
        owners = [(mine[pk], body) for pk, body in wanted.items()]
        given = place_owners(owners=owners, **bringing.asked) if owners else []
        known = {each.pk for row in rows for each in row.made if each.table == self.table}
        return [([] if row.pk in known else [before[row.pk]]) if row.pk in given else None for row in rows]


def _who(row: Placed) -> Seat | Agency | None:
    return next((each for each in row.bodies.get("owner", ()) if isinstance(each, Seat | Agency)), None)


def _owned(values: dict[str, Any]) -> dict[str, Any]:
    """The values with their owner as the seat or the agency that it is."""
    if "owner" not in values:
        return values
    body = values.pop("owner")
    seat, agency = (body, None) if isinstance(body, Seat) else (None, body)
    return values | {"owner": seat, "owner_agency": agency}
