"""A group's report to the meeting above it, drafted from the record: what was done, what is late, which measures moved,
what is blocked, what it brings for decision. Only what the whole partnership may read goes into it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from goldthread.actions.models import Action, Line
from goldthread.actions.rules import OPEN
from goldthread.kit.periods import Period, add_months, uk_date
from goldthread.kit.references import reference
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting
from goldthread.meetings.queries import last_held
from goldthread.partners.models import WIDE, Group, Person
from goldthread.plan.models import Oversight, PlannedAction, Reading

MOST = 6  # of each kind, so that the longest draft takes two pages of Word
NOTHING = "Nothing recorded."
LONGEST = 110


@dataclass(frozen=True)
class Highlights:
    """What the record says of a group's work in a time, each thing as a line of text."""

    done: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The draft in Markdown, short enough for two pages."""
        parts = (("Done", self.done), ("Late", self.late), ("Measures that moved", self.moved))
        return "\n\n".join(f"### {title}\n\n{_listed(lines)}" for title, lines in parts)

    @property
    def escalations(self) -> str:
        """What is blocked, for the group above to help with."""
        return _listed(self.blocked) if self.blocked else ""


def wanted(meeting: Meeting, group: Group) -> str:
    """What a group brings to a meeting for decision, by its seats or in a paper asked of it, as a list."""
    items = AgendaItem.objects.filter(meeting=meeting, kind=AgendaItem.Kind.DECISION, is_restricted=False)
    papers = Q(papers__asked_group=group, papers__is_restricted=False)
    titles = dict.fromkeys(
        items.filter(Q(brought_by__group=group) | papers).order_by("position", "pk").values_list("title")
    )
    return _listed([_short(title) for (title,) in titles]) if titles else ""


def _listed(lines: list[str]) -> str:
    shown = [f"- {line}" for line in lines[:MOST]]
    more = [f"- And {len(lines) - MOST} more."] if len(lines) > MOST else []
    return "\n".join([*shown, *more]) or NOTHING


def period_of(meeting: Meeting, group: Group, on: date) -> Period:
    """Return the time since the group last reported there, or since that meeting was last held; else three months."""
    before = HighlightReport.objects.filter(group=group, meeting__group=meeting.group_id).exclude(meeting=meeting)
    last = before.order_by("-ends_on").values_list("ends_on", flat=True).first()
    held = last_held(meeting.group_id, on)
    start = last + timedelta(1) if last else held.on if held and held.on else add_months(on, -3)
    return Period(min(start, on), on)


def highlights(group: Group, reader: Person, period: Period) -> Highlights:
    """Read what is recorded of a group's work: what it leads, and what stands under objectives it oversees."""
    found = actions_of(group, reader)
    done = found.filter(status="done", done_last__gte=period.start, done_first__lte=period.end).order_by("done_last")
    late = found.filter(status__in=OPEN, due_last__lt=period.end).order_by("due_last")
    blocked = found.filter(status="blocked").order_by("number")
    return Highlights(
        [_line(each) for each in done],
        [f"{_line(each)} (due {each.due})" for each in late],
        moved(group, reader, period),
        [f"{_line(each)} Blocked: {_short(each.reason)}" for each in blocked],
    )


def actions_of(group: Group, reader: Person) -> QuerySet:
    """Return the open-to-all actions that a group leads, or that stand under objectives it oversees."""
    led = Line.objects.current().filter(group=group, capacity="lead").values("action")
    overseen = Oversight.objects.filter(group=group, has_ended=False).values("objective")
    planned = PlannedAction.objects.filter(objective__in=overseen).values("action")
    return Action.objects.visible_to(reader).filter(Q(pk__in=led) | Q(pk__in=planned), circle__in=WIDE)


def moved(group: Group, reader: Person, period: Period) -> list[str]:
    """Return the latest reading in the period of each measure of the objectives a group oversees, as a line."""
    overseen = Oversight.objects.filter(group=group, has_ended=False).values("objective")
    readings = Reading.objects.visible_to(reader).filter(
        measure__outcome__objective__in=overseen, measure__outcome__objective__circle__in=WIDE,
        on_last__gte=period.start, on_first__lte=period.end,
    )  # fmt: skip
    latest = {each.measure_id: each for each in readings.select_related("measure").order_by("on_last", "pk")}
    return [_reading(each) for each in latest.values()]


def _reading(reading: Reading) -> str:
    measure = reading.measure
    unit, baseline = f" {measure.unit}" if measure.unit else "", measure.baseline
    since = f" (baseline {baseline})" if baseline else ""
    return f"{_short(measure.words)}: {reading.value.normalize():f}{unit}, {reading.on}{since}"


def _line(action: Action) -> str:
    return f"{reference(action)}: {_short(action.words)}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " ..."


def in_words(period: Period) -> str:
    """The time a report covers, in words."""
    return f"{uk_date(period.start)} to {uk_date(period.end)}"
