"""A log of challenges: what each row becomes, and how it is loaded. Closing one stays with whoever raised it."""

from typing import Any

from django.db.models import QuerySet

from goldthread.actions.bringing.register import Register, Study, Told, choice, day, span, text
from goldthread.actions.bringing.words import NOT_YOURS
from goldthread.challenges import closing, queries
from goldthread.challenges.bringing.words import COUNTED, FIELDS, KINDS_OF, OUTCOMES, STATES, VERDICTS
from goldthread.challenges.models import Answer, Challenge
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.operations import answer_challenge, change_challenge, raise_challenge, record_change
from goldthread.kit.brought import Bringing, Reading
from goldthread.kit.references import reference
from goldthread.kit.sheets.headings import plain
from goldthread.partners.models import Seat
from goldthread.partners.roles import Permission

TO_NOBODY = "It does not say whom it was put to. Name an agency, a group, the partnership or a body outside."
FROM_NOBODY = "It does not say who raised it, so the independent scrutineer closes it."
OWN_WORDS = "The words of {record} are its raiser's own. Leave them as they are here."
NO_WORDS = "It says that something changed, and not what, so that is left out."
ENDED = "Whoever raised it closes it here, or the independent scrutineer where no seat is known, so it stays open."
THE_LOG = "the log that was brought in"


def body(reading: Reading, study: Study) -> Any:
    """Whom a row names: an agency, a group, a partnership, or its words for a body outside."""
    said, home = reading.row["to"], study.bringing.home
    if plain(said) in {plain(home.name), plain(home.short_name), "partnership", "the partnership"}:
        return home
    found = study.bodies.one(said)
    return said[:160] if found is None or isinstance(found, Seat) else found


def raiser(reading: Reading, study: Study) -> Any:
    """The seat that a row names, or its words."""
    found = study.bodies.one(reading.row["raised_by"])
    is_own = isinstance(found, Seat) and found.partnership_id == study.bringing.home.pk
    return found if is_own else reading.row["raised_by"][:160]


class ChallengeLog(Register):
    place = 6
    key = "challenges"
    title = "A log of challenges"
    noun = ("challenge", "challenges")
    about = "a log of challenges"
    permission = Permission.ENTER_FOR_AGENCY
    fields = FIELDS
    left_out = (COUNTED,)
    model, parts = Challenge, (Answer,)
    kept = (
        "words", "detail", "agency", "group", "partnership", "outside", "forum", "answer_due_on", "raised_first",
        "raised_last", "raised_words",
    )  # fmt: skip
    told = (
        text("words"), choice("status", STATES, lambda row: row.get_status_display(), stays=True),
        choice("kind", KINDS_OF, lambda row: row.get_kind_display(), stays=True),
        Told("to", lambda row: row.body, body), span("raised"), Told("raised_by", lambda row: row.raiser, raiser, True),
        text("forum", 200), text("detail"), day("answer_due_on"),
        choice("verdict", VERDICTS, lambda row: row.get_verdict_display(), stays=True),
        Told("answer", lambda row: "", lambda reading, study: reading.row["answer"], stays=True),
        choice("outcome", OUTCOMES, lambda row: row.get_outcome_display() if row.outcome else "", stays=True),
        Told("changed", lambda row: row.changed, lambda reading, study: reading.row["changed"], stays=True),
    )  # fmt: skip

    def records(self, bringing: Bringing) -> QuerySet:
        seen = Challenge.objects.visible_to(bringing.by)
        return queries.for_list(queries.of_partnership(seen, bringing.home))

    def may_change(self, person: Any, record: Any) -> bool:
        return closing.keeps(person, RAISE, record)

    def why_not(self, record: Any, values: dict[str, Any], bringing: Bringing) -> str:
        if not self.may_change(bringing.by, record):
            return NOT_YOURS.format(record=reference(record))
        is_own = not {"words", "detail"} & values.keys() or closing.closes(bringing.by, RAISE, record)
        return "" if is_own else OWN_WORDS.format(record=reference(record))

    def check(self, reading: Reading, study: Study) -> str:
        row = reading.row
        if not row["to"]:
            return TO_NOBODY
        if not row["raised_by"]:
            reading.flag("raised_by", FROM_NOBODY)
        if plain(row["status"].split(". ")[0]) in STATES and STATES[plain(row["status"].split(". ")[0])] == "closed":
            reading.flag("status", ENDED)
        if OUTCOMES.get(plain(row["outcome"])) == "changed" and not row["changed"]:
            reading.flag("outcome", NO_WORDS)
        return ""

    def add(self, values: dict[str, Any], bringing: Bringing) -> Challenge:
        values.pop("status", None)
        verdict, answer = values.pop("verdict", ""), values.pop("answer", "")
        outcome, changed = values.pop("outcome", ""), values.pop("changed", "")
        raised_by = values.pop("raised_by", "")
        who = {"raised_by": raised_by} if isinstance(raised_by, Seat) else {"raised_by_words": raised_by}
        row = raise_challenge(partnership=bringing.home, **values, **who, **bringing.asked)
        if verdict:
            said = answer or f"As {THE_LOG} had it."
            row = answer_challenge(
                challenge=row, verdict=verdict, words=said, told_how=THE_LOG, version=row.version, **bringing.asked
            )
        if outcome and (changed or outcome != Challenge.Outcome.CHANGED):
            row = record_change(challenge=row, outcome=outcome, changed=changed, version=row.version, **bringing.asked)
        return row

    def change(self, record: Any, values: dict[str, Any], bringing: Bringing) -> None:
        to = {"to": values.pop("to")} if "to" in values else {}
        change_challenge(challenge=record, version=record.version, **to, **values, **bringing.asked)
