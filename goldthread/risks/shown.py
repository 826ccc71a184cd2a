"""How a risk is shown: how it stands as a tag with a sentence, its scores in words and as a chart, and what is next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from goldthread.actions.shown import State
from goldthread.kit.charts.lines import Level, Series, line
from goldthread.kit.library import library
from goldthread.kit.periods import uk_date
from goldthread.kit.tags import tag_of
from goldthread.partners.models import Person
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.risks.models import OutsideChange, Risk, Score
from goldthread.risks.rules import SHOWN, STANDINGS, Matrix

KEEP = Permission.KEEP_RISKS
Links = list[tuple[str, str]]
Matrices = Mapping[int | None, Matrix]
COUNTS = {True: "counts the controls", False: "as if there were no controls", None: ""}


def state_of(risk: Risk, today: date) -> State:
    """How a risk stands: a word in a tag, and the sentence that explains it."""
    reading = STANDINGS.read(risk, today)
    label, tone = SHOWN[reading.key]
    return State(label, tone, "" if reading.key in ("open", "closed") else reading.words)


def category_of(risk: Risk) -> str:
    """A risk's category in words."""
    kind = library().risk_categories.get(risk.category)
    return kind.name if kind else risk.category


def score_cell(risk: Risk, matrices: Matrices) -> Any:
    """The current score as a cell of the register: the number, and its band as a tag."""
    if risk.current_score is None:
        return "Not rated"
    band = matrices[risk.current_scale_id].band(risk.current_score)
    target = target_of(risk)
    aim = format_html("<br>Target {}", target) if target else ""
    return format_html("{} {}{}", risk.current_score, tag_of(band.name, band.tone) if band else "", aim)


def target_of(risk: Risk) -> int | None:
    """The latest target, as a list reads it."""
    latest = next(iter(risk.targets), None)  # type: ignore[attr-defined]
    return latest.likelihood * latest.impact if latest else None


@dataclass(frozen=True)
class Rating:
    """One rating as a page tells it."""

    which: str
    score: int
    band: str
    tone: str
    words: str
    on: date
    counts: str
    reason: str


def ratings_of(risk: Risk, matrices: Matrices) -> list[Rating]:
    """Every rating of a risk, earliest first, each on the scale it was made on."""
    return [_rating(each, matrices[each.scale_id]) for each in risk.scores.all()]


def _rating(score: Score, matrix: Matrix) -> Rating:
    product = score.likelihood * score.impact
    band = matrix.band(product)
    return Rating(
        str(score.get_which_display()), product, band.name if band else "", band.tone if band else "quiet",
        matrix.named(score.likelihood, score.impact), score.rated_on, COUNTS[score.counts_controls], score.reason,
    )  # fmt: skip


def latest_of(ratings: Iterable[Rating]) -> dict[str, Rating]:
    """The latest rating of each kind."""
    return {each.which: each for each in ratings}


def chart_of(risk: Risk, matrices: Matrices) -> str:
    """The scores over time as lines, with the lowest score of each band but the first across: those on the scale of the
    latest rating. Empty when there are fewer than two days to join."""
    scores = list(risk.scores.all())
    if not scores:
        return ""
    latest = scores[-1].scale_id
    scores = [each for each in scores if each.scale_id == latest]
    days = sorted({each.rated_on for each in scores})
    if len(days) < 2:
        return ""
    series = [one for which, label in Score.Which.choices if (one := _series(scores, which, str(label), days))]
    levels = [Level(f"{band.name}, from {band.lowest}", band.lowest) for band in matrices[latest].bands[1:]]
    told = "; ".join(f"{uk_date(each.rated_on)}: {each.which} {each.likelihood * each.impact}" for each in scores)
    return line(
        f"scores-{risk.pk}", "Scores over time", told, points=[f"{day:%b} {day.year}" for day in days], series=series,
        levels=levels, width=440, height=290,
    )  # fmt: skip


def chart_title(risk: Risk) -> str:
    """What the chart shows, as a sentence: how the current score went on the scale of the latest rating."""
    rated = list(risk.scores.all())
    now = [each for each in rated if each.which == Score.Which.CURRENT and each.scale_id == rated[-1].scale_id]
    if not now:
        return "No current score is rated on this scale"
    first, last = (each.likelihood * each.impact for each in (now[0], now[-1]))
    if first == last:
        return f"The current score is {last}, as it was on {uk_date(now[0].rated_on)}"
    went = "fell" if last < first else "rose"
    return f"The current score {went} from {first} to {last} since {uk_date(now[0].rated_on)}"


def _series(scores: list[Score], which: str, label: str, days: list[date]) -> Series | None:
    """One kind of rating, each staying until the next."""
    known = {each.rated_on: each.likelihood * each.impact for each in scores if each.which == which}
    if not known:
        return None
    values: list[float | None] = []
    for day in days:
        values.append(known.get(day, values[-1] if values else None))
    return Series(label, tuple(values))


def next_steps(risk: Risk, person: Person) -> Links:
    """What a reader may do next with a risk, the most useful first."""
    if not risk.is_open or not may_look_after(person, risk):
        return []
    words = "Record the revisit" if risk.has_revisit else "Record a review"
    links = [_link(words, "review", risk), _link("Rate it", "rate", risk)]
    adds = may_in(person, KEEP, risk.home_id)
    return [*links, _link("Add an action that lowers it", "add-action", risk)] if adds else links


def may_look_after(person: Person, risk: Risk) -> bool:
    """Say whether somebody may review and rate a risk: they keep the register, or it is theirs."""
    return may_in(person, KEEP, risk.home_id) or may(person, Permission.LOOK_AFTER_RISK, risk)


def keeping_steps(risk: Risk, person: Person) -> Links:
    """What keeps the register right: words, sharing, the year to revisit it in, escalation, and its state."""
    if not may_in(person, KEEP, risk.home_id):
        return []
    links = [_link("Change it", "change", risk)]
    if risk.is_open:
        links += [
            _link("Tie an action to it", "tie", risk), _link("Revisit it in a named year", "revisit", risk),
            _link("Escalate it to a group", "escalate", risk), _link("Share it with another area", "share", risk),
        ]  # fmt: skip
    if risk.is_open and risk.kind == Risk.Kind.RISK:
        links.append(_link("It has happened", "happened", risk))
    return links + [(step.words, reverse("risks:step", args=(risk.pk, slugify(step.name)))) for step in
                    risk.LIFECYCLE.open_steps(risk)]  # fmt: skip


def steps_of_change(change: OutsideChange, person: Person) -> Links:
    """What a reader may do next with a change."""
    if not may_in(person, KEEP, change.home_id):
        return []
    links = [("Record what partners did", reverse("risks:add-milestone", args=(change.pk,)))]
    for step in change.LIFECYCLE.open_steps(change):
        links.append((step.words, reverse("risks:change-step", args=(change.pk, slugify(step.name)))))
    return [*links, ("Change what is recorded", reverse("risks:correct", args=(change.pk,)))]


def _link(words: str, name: str, risk: Risk) -> tuple[str, str]:
    return words, reverse(f"risks:{name}", args=(risk.pk,))
