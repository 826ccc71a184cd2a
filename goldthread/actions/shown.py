"""How an action is shown: its state as a tag with a sentence, its gaps with what mends them, and what to do next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from goldthread.actions.models import Action
from goldthread.actions.operations.steps import BY_EVIDENCE
from goldthread.actions.rules import COLOURS, RUNNING, gaps_of, is_late, rating_of
from goldthread.kit.references import reference
from goldthread.kit.tags import tag_of
from goldthread.kit.words import sentence_case
from goldthread.partners.models import Person
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission

P = Permission
Links = list[tuple[str, str]]
CHECKS = {"claim": "Check the evidence", "impact": "Check the impact"}
ALREADY_NEXT = frozenset({"start"})


@dataclass(frozen=True)
class State:
    """A state as a word in a tag, and the sentence that explains it."""

    label: str
    tone: str
    sentence: str


def state_of(action: Action, today: date) -> State:
    """Return an action's rating where it is red, amber or green and its partnership shows ratings, else its state; a
    late one says so either way, and a blocked one that it is blocked."""
    reading = rating_of(action, action.home, today)
    label, tone = str(action.get_status_display()), ""
    if reading.key in COLOURS and action.home.is_rag_shown:
        label = COLOURS[reading.key]
    elif reading.key != "blocked" and is_late.holds(action, today):
        label, tone = "Late", "late"
    sentence = reading.words.removeprefix(label).lstrip(":;., ") if reading.words.startswith(label) else reading.words
    return State(label, tone, sentence_case(sentence))


def cell_of(state: State) -> str:
    """A state as a cell of a list: its tag and its sentence."""
    return format_html("{} {}", tag_of(state.label, state.tone), state.sentence)


def reference_cell(action: Action) -> str:
    """Its reference as a cell of a list, with the partnership's own number beneath."""
    own = format_html('<br><span class="gt-quiet">{}</span>', action.own_number) if action.own_number else ""
    return format_html("{}{}", reference(action), own)


@dataclass(frozen=True)
class Missing:
    """A gap of one record: what is missing, and the page that mends it, where the reader may use it."""

    sentence: str
    url: str
    verb: str


def missing_of(action: Action, person: Person, today: date) -> list[Missing]:
    """Return an action's gaps, each with the link that mends it for a reader who may."""
    changes = may_in(person, P.CHANGE_ACTION, action.home_id)
    tells = changes or may(person, P.REPORT_PROGRESS, action)
    telling = {"actions:progress", "actions:evidence", "actions:impact"}
    return [
        Missing(
            gap.sentence,
            reverse(gap.mend, args=(action.pk,)) if (tells if gap.mend in telling else changes) else "",
            gap.verb,
        )
        for gap in gaps_of(action, action.home, today)
        if gap.mend != "actions:action"
    ]


def next_steps(action: Action, person: Person, tellings: list[Any]) -> Links:
    """Return what a reader may do next with an action, the most useful first."""
    steps: Links = []
    tells = may(person, P.REPORT_PROGRESS, action) or may_in(person, P.ENTER_FOR_AGENCY, action.home_id)
    if may_in(person, P.VERIFY_EVIDENCE, action.home_id):
        waiting = [told for told in tellings if told.is_waiting and told.entered_by_id != person.pk]
        waiting.sort(key=lambda told: told.kind)
        steps += [(CHECKS[told.kind], reverse(f"actions:decide-{told.kind}", args=(told.pk,))) for told in waiting]
    if tells and action.status == Action.Status.DONE:
        steps += [_link("Record impact", "impact", action), _link("Add evidence", "evidence", action)]
    elif tells and action.status in (*RUNNING, Action.Status.CLAIMED):
        steps.append(_link("Report progress", "progress", action))
        steps += [_link("Claim it done", "claim", action)] if action.status in RUNNING else []
        steps += [_link("Add evidence", "evidence", action), _link("Record impact", "impact", action)]
    return steps


def keeping_steps(action: Action, person: Person) -> Links:
    """Return what keeps the record of an action right: its words, leads, dates, rating and state."""
    home = action.home_id
    links: Links = []
    if may_in(person, P.CHANGE_ACTION, home):
        links += [
            _link("Change the action", "change", action),
            _link("Change who leads it", "leads", action),
            _link("Change the due date", "due", action),
            _link("Change what it answers", "answers", action),
        ]
    if may_in(person, P.OVERRIDE_RAG, home) and action.home.is_rag_shown and action.status in RUNNING:
        links.append(_link("Set the rating by hand", "rating", action))
        links += [_link("Lift the rating set by hand", "lift", action)] if action.rag_override else []
    for step in action.LIFECYCLE.open_steps(action):
        if step.name not in BY_EVIDENCE and step.name not in ALREADY_NEXT and may_in(person, step.permission, home):
            links.append((step.words, reverse("actions:step", args=(action.pk, slugify(step.name)))))
    return links


def _link(words: str, name: str, action: Action) -> tuple[str, str]:
    return words, reverse(f"actions:{name}", args=(action.pk,))
