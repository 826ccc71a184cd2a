"""Committee papers: made from a report, changed, put off, resolved on, and the questions that members asked."""

from datetime import date
from typing import Any

from goldthread.kit.library import library
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Person
from goldthread.plan.models import Kind
from goldthread.report.models import Deferral, Paper, Part, Question, Report, StrategicLink
from goldthread.report.parts import default_keys
from goldthread.trail.lock import checked, locked
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("committee", "on", "title", "report_from", "contact", "verb")
STANDING = (
    "authority", "report_from", "contact", "phone", "email", "strategic", "legislation", "equality", "equality_words",
)  # fmt: skip


@operation
def create_paper(
    *,
    report: Report,
    committee: str,
    title: str,
    meets: Span = Span(),  # noqa: B008  a frozen value
    verb: str = "note",
    after: Paper | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Paper:
    """Begin a paper that takes a report to a committee, with the usual parts. `after` is last year's paper: what stands
    from year to year is copied from it, and its report becomes a previous decision that members may check."""
    known_verb(verb)
    row = Paper(home=report.home, report=report, committee=committee, title=title, verb=verb, **columns("on", meets))
    row.key = free_key(Paper.objects.filter(home=report.home), f"{committee} {report.key}"[:60], key)
    if after is not None:
        for name in STANDING:
            setattr(row, name, getattr(after, name))
    stored(row)
    _begin_parts(row)
    if after is not None:
        statements = after.strategic_links.order_by("position")
        StrategicLink.objects.bulk_create(
            [StrategicLink(paper=row, words=each.words, position=each.position) for each in statements]
        )
    note(row, after=values_of(row, TOLD), says=f"began the paper for {committee}")
    return row


def _begin_parts(paper: Paper) -> None:
    kinds = Kind.objects.filter(home=paper.home, part=Kind.Part.OBJECTIVE).order_by("position", "pk")
    keys = default_keys(tuple(kinds))
    Part.objects.bulk_create([Part(paper=paper, key=key, position=place) for place, key in enumerate(keys)])


def known_verb(verb: str) -> None:
    """Refuse a verb that the library does not hold."""
    if verb and verb not in library().verbs:
        raise Refusal("Choose what the committee is asked to do from the list.", "verb")


@operation
def change_paper(*, paper: Paper, version: int | None, by: Person | None, on: date, **values: Any) -> Paper:
    """Change a paper's header, its recommendation or its opening page."""
    row = reread(paper, version, {name: value for name, value in values.items() if isinstance(value, str)})
    if "meets" in values:
        values["on"] = values.pop("meets")
    before, after = changes(row, values)
    known_verb(row.verb)
    stored(row)
    note(row, before, after, says="changed the paper")
    return row


@operation
def record_resolution(
    *, paper: Paper, version_seen: str, resolution: str, version: int | None, by: Person | None, on: date
) -> Paper:
    """Record what members resolved, and which version of the report they saw."""
    row = reread(paper, version, {"version_seen": version_seen, "resolution": resolution})
    before, after = changes(row, {"version_seen": version_seen, "resolution": resolution})
    row.save()
    note(row, before, after, says=f"recorded what {row.committee} resolved")
    return row


@operation
def defer_paper(
    *,
    paper: Paper,
    was_on: date | None,
    until: Span,
    reason: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Paper:
    """Record that a meeting put the paper off; the paper's own date becomes the new one where it is known."""
    row = reread(paper, version)
    before = values_of(row, ("on",))
    Deferral.objects.create(paper=row, was_on=was_on or row.on_first, reason=reason, **columns("until", until))
    if until.is_dated:
        row.on = until
    row.save()
    note(row, before, values_of(row, ("on",)), says=f"put off to {until}{f': {reason}' if reason else ''}")
    return row


@operation
def ask_question(
    *, paper: Paper, words: str, answer: str = "", version: int | None, by: Person | None, on: date
) -> Question:
    """Record what members asked and, where there was one, the answer. It is offered to next year's paper."""
    row = reread(paper, version)
    question = Question.objects.create(paper=row, words=words, answer=answer, position=row.questions.count())
    row.save()
    note(row, after={"question": words, "answer": answer}, says=f"recorded a question: {words}")
    return question


@operation
def answer_question(*, question: Question, answer: str, version: int | None, by: Person | None, on: date) -> Question:
    """Record what members were told, on the version of the paper that the form was made from."""
    row = locked(Question.objects.all(), question.pk)
    checked(row, version, {"answer": answer})
    paper = reread(row.paper, version)
    before, after = changes(row, {"answer": answer})
    row.save()
    paper.save()
    note(row.paper, before, after, says=f"answered a question: {row.words}")
    return row


@operation
def take_up_question(*, question: Question, paper: Paper, version: int | None, by: Person | None, on: date) -> Question:
    """Take last year's question up in this year's paper: it becomes a part of its own, before the conclusions, to be
    answered there. The version is that of the paper to which it was put."""
    row = _asked(question, version)
    if row.paper_id == paper.pk or row.paper.home_id != paper.home_id:
        raise Refusal("A question is taken up in a later paper of the same partnership.")
    if row.offer == Question.Offer.TAKEN:
        raise Refusal("This question has been taken up already.")
    row.offer, row.taken_by = Question.Offer.TAKEN, paper
    row.save()
    _answering_part(paper, row)
    note(paper, after={"question": row.words}, says=f"took up a question of last year: {row.words}")
    return row


def _answering_part(paper: Paper, question: Question) -> None:
    """The part that answers a question: its words as the paragraph to answer, before the conclusions."""
    parts = list(paper.parts.order_by("position", "pk"))
    key = free_key(Part.objects.filter(paper=paper), f"question {question.pk}")
    told = f" They were told: {question.answer}" if question.answer else ""
    made = Part(
        paper=paper,
        key=key,
        title="Questions that members asked last year",
        narrative=f"Members asked: {question.words}{told}",
    )
    ends = [place for place, part in enumerate(parts) if part.key == "conclusions"]
    parts.insert(ends[0] if ends else len(parts), made)
    for place, part in enumerate(parts):
        part.position = place
    made.save()
    Part.objects.bulk_update([part for part in parts if part is not made], ["position"])


@operation
def leave_question(*, question: Question, version: int | None, by: Person | None, on: date) -> Question:
    """Leave last year's question out of this year's paper. The version is that of the paper to which it was put."""
    row = _asked(question, version)
    row.offer = Question.Offer.LEFT
    row.save()
    note(row.paper, after={"question": row.words}, says=f"left out a question: {row.words}")
    return row


def _asked(question: Question, version: int | None) -> Question:
    row = locked(Question.objects.all(), question.pk)
    reread(row.paper, version).save()
    return row
