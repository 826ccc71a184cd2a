"""What pages say of a decision: how and when it was taken, and what its reader may do next."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from goldthread.kit.tags import tag_of
from goldthread.kit.words import sentence_case
from goldthread.meetings.models import Decision
from goldthread.meetings.policy import may_in_group
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission

Links = list[tuple[str, str]]
TONES = {"proposed": "moving", "taken": "done", "ratified": "done", "not taken": "stopped", "superseded": "quiet"}
DECIDES = Permission.RECORD_DECISION


def cell_of(decision: Decision) -> str:
    """The state of a decision in a list, with the tag that it is a key one."""
    state = tag_of(str(decision.get_status_display()), TONES[decision.status])
    return format_html("{} {}", state, tag_of("Key", "new")) if decision.is_key else state


def when_words(decision: Decision) -> str:
    """When it was decided, or by when it will be."""
    return sentence_case(str(decision.decided)) if decision.decided else ""


def next_steps(decision: Decision, person: Any) -> Links:
    """Return what a reader may do with a decision next, the most useful first."""
    decides = may_in_group(person, DECIDES, decision)
    links: Links = []
    replies = decides or may(person, Permission.CARRY_OUT_DECISION, decision)
    if decision.is_open and decision.how == "circulation" and replies:
        links.append(_link("Enter a reply" if decides else "Reply to it", "reply", decision))
    if not decides:
        return links
    if decision.is_open:
        links += [("It is decided", _step(decision, "take")), ("It is not decided so", _step(decision, "do not take"))]
    if decision.status == "taken" and decision.how != "meeting":
        links.append(_link("Ratify it", "ratify", decision))
    if decision.status in ("taken", "ratified"):
        links += [_link("Say who must be told, or carries it out", "tell", decision)]
        if may_in(person, Permission.ADD_ACTION, decision.home_id):
            links.append(_link("Add an action that carries it out", "decision-action", decision))
        links.append(_link("Look at it again", "look-again", decision))
    return links


def keeping_steps(decision: Decision, person: Any) -> Links:
    """Return what keeps the record of a decision right."""
    if not may_in_group(person, DECIDES, decision):
        return []
    links = [_link("Change the decision", "change-decision", decision)]
    links.append(_link("Tie it to evidence that was considered", "decision-evidence", decision))
    for step in decision.LIFECYCLE.open_steps(decision):
        if step.name in ("supersede", "open again"):
            links.append((step.words, _step(decision, step.name)))
    return links


def _step(decision: Decision, name: str) -> str:
    return reverse("meetings:decision-step", args=(decision.pk, slugify(name)))


def _link(words: str, name: str, decision: Decision) -> tuple[str, str]:
    return words, reverse(f"meetings:{name}", args=(decision.pk,))
