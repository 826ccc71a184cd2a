"""How a challenge is shown: its state as a tag with a sentence, what was said in turn, and what may be done next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from goldthread.actions.shown import State, cell_of
from goldthread.challenges.closing import Closing, answers, escalates, follows, keeps
from goldthread.challenges.forms.choices import stages_after
from goldthread.challenges.models import Challenge, Escalation
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.operations.ending import BY_THEMSELVES
from goldthread.challenges.queries import raisings_of, stages_of
from goldthread.kit.library import library
from goldthread.kit.library.shapes import Stage
from goldthread.kit.periods import ago, uk_date
from goldthread.kit.words import counted
from goldthread.partners.models import Person
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission

Links = list[tuple[str, str]]
TONES = {"raised": "new", "answered": "moving", "closed": "done", "withdrawn": "stopped"}
TIMES = {2: "a second time", 3: "a third time"}


def state_of(challenge: Challenge, today: date) -> State:
    """Return a challenge's state as a word in a tag, late where its answer is, and the sentence that explains it."""
    if challenge.is_overdue(today):
        return State("Answer late", "late", f"Due {_day(challenge)}, {ago(challenge.answer_due_on, today)}")  # type: ignore[arg-type]
    label, tone = str(challenge.get_status_display()), TONES[challenge.status]
    return State(label, tone, _sentence(challenge, today))


def _sentence(challenge: Challenge, today: date) -> str:
    if challenge.status == Challenge.Status.RAISED:
        if challenge.answer_due_on is None:
            return "No day is set for the answer"
        return f"Due {_day(challenge)}, {ago(challenge.answer_due_on, today)}"
    said = str(challenge.get_verdict_display())
    if challenge.status == Challenge.Status.CLOSED:
        return f"{said}. {challenge.get_outcome_display() if challenge.outcome else 'What came of it is not recorded'}"
    return said


def _day(challenge: Challenge) -> str:
    return uk_date(challenge.answer_due_on) if challenge.answer_due_on else ""


def cell(challenge: Challenge, today: date) -> str:
    """Its state as a cell of a list."""
    return format_html("{}", cell_of(state_of(challenge, today)))


@dataclass(frozen=True)
class Turn:
    """One turn of what was said: it was raised again, or answered."""

    on: date
    heading: str
    words: str
    how: str
    label: str = ""
    tone: str = ""


VERDICT_TONES = {"accepted": "good", "partly": "moving", "refused": "stopped"}


def turns(challenge: Challenge) -> list[Turn]:
    """Return answers and raisings in the order in which they came; each answer belongs to its raising."""
    found = [(each.time, 1, _answered(each, challenge)) for each in challenge.answers.all()]
    again = [(each.time, 0, _again(each)) for each in raisings_of(challenge)]
    return [turn for _, _, turn in sorted([*found, *again], key=lambda each: each[:2])]


def _answered(answer: Any, challenge: Challenge) -> Turn:
    late = f", {counted(answer.days_late, 'day')} late" if answer.days_late else ""
    who = str(answer.seat) if answer.seat else str(challenge.body)
    how = f"{who}, {answer.told_how}" if answer.told_how else who
    heading = f"Answered {uk_date(answer.on)}{late}"
    tone = VERDICT_TONES.get(answer.verdict, "")
    return Turn(answer.on, heading, answer.words, how, str(answer.get_verdict_display()), tone)


def _again(raising: Any) -> Turn:
    due = f"An answer was due {uk_date(raising.due_on)}" if raising.due_on else "No day was set for the answer"
    heading = f"Raised {TIMES.get(raising.time, f'for the {raising.time}th time')} on {uk_date(raising.on)}"
    return Turn(raising.on, heading, raising.why, due)


def next_steps(challenge: Challenge, person: Person, closing: Closing) -> Links:
    """Return what a reader may do next with a challenge, the most useful first."""
    steps: Links = []
    status, is_fault = challenge.status, challenge.kind == Challenge.Kind.CHALLENGE
    follow = follows(person, RAISE, challenge)
    if status == Challenge.Status.RAISED and answers(person, RAISE, challenge):
        steps.append(_link("Answer it", "answer", challenge))
    if closing.is_readers and (status == Challenge.Status.ANSWERED or (challenge.is_open and not is_fault)):
        steps.append(_link("Close it", "close", challenge))
    if closing.is_readers and status == Challenge.Status.ANSWERED:
        steps.append(_link("Raise it again", "again", challenge))
    if follow and not challenge.outcome:
        steps.append(_link("Say what came of it", "changed", challenge))
    if may_in(person, Permission.ADD_ACTION, challenge.home_id) and challenge.status != Challenge.Status.WITHDRAWN:
        steps.append(_link("Add an action that follows", "action", challenge))
    if follow:
        steps.append(_link("Tie actions that follow", "actions", challenge))
    if challenge.is_open and stages_after(challenge.stage) and escalates(person, RAISE, challenge):
        steps.append(_link("Take it further", "escalate", challenge))
    if follow and challenge.outcome:
        steps.append(_link("Change what came of it", "changed", challenge))
    return steps


def keeping_steps(challenge: Challenge, person: Person, closing: Closing) -> Links:
    """Return what keeps the record of a challenge right, and what only its raiser may do besides."""
    links = [_link("Change the challenge", "change", challenge)] if keeps(person, RAISE, challenge) else []
    if closing.is_readers:
        for step in challenge.LIFECYCLE.open_steps(challenge):
            if step.name not in BY_THEMSELVES:
                links.append((step.words, reverse("challenges:step", args=(challenge.pk, slugify(step.name)))))
    return links


def _link(words: str, name: str, challenge: Challenge) -> tuple[str, str]:
    return words, reverse(f"challenges:{name}", args=(challenge.pk,))


@dataclass(frozen=True)
class Taken:
    """A stage a challenge was taken to, with what the library knows of it."""

    row: Escalation
    stage: Stage | None
    may_view: bool
    may_settle: bool


def stages_taken(challenge: Challenge, person: Person) -> list[Taken]:
    """Return the stages a challenge was taken to, and whether the reader may give a view or say what was decided."""
    known = library().escalation_stages
    views = may_in(person, Permission.SCRUTINISE, challenge.home_id)
    settles = escalates(person, RAISE, challenge) if challenge.stage else False
    return [Taken(row, known.get(str(row.stage)), views, settles and not row.result) for row in stages_of(challenge)]
