"""A log of recommendations: what each row becomes, and how it is loaded and taken back."""

from collections.abc import Sequence
from typing import Any

from goldthread.actions.bringing.telling import folded
from goldthread.actions.bringing.words import (
    ANSWERS,
    COUNTED,
    LOG_FIELDS,
    NOT_YOURS,
    RATING,
    SOURCE_KINDS,
    STAYS,
    TWICE,
)
from goldthread.actions.models import Recommendation, Source
from goldthread.actions.operations import (
    add_recommendation,
    add_source,
    answer_recommendation,
    change_recommendation,
)
from goldthread.actions.operations.bringing import take_back_recommendations, take_back_sources
from goldthread.kit.brought import Bringing, Kind, Made, Outcome, Reading, Row, Touched, looked_up
from goldthread.kit.library import library
from goldthread.kit.references import parse_reference, reference
from goldthread.kit.sheets.dates import span_of_cell
from goldthread.kit.sheets.headings import plain
from goldthread.partners.bringing.undoing import NEEDED, WORKED_ON, hanging, of_table
from goldthread.partners.models import Theme
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission

TABLE, SOURCE = "actions.recommendation", "actions.source"
P = Permission
STEPS = {
    "accepted": ("accept",), "partly": ("accept in part",), "refused": ("do not accept",),
    "carried out": ("accept", "mark as carried out"), "superseded": ("supersede",),
}  # fmt: skip
UNKNOWN = "There is no {words} here that you may see. Check the reference, or empty the cell to add a new one."


class RecommendationsLog(Kind):
    place = 2
    key = "recommendations"
    title = "A log of recommendations"
    noun = ("recommendation", "recommendations")
    about = "a log of recommendations"
    permission = P.ADD_RECOMMENDATION
    fields = LOG_FIELDS
    left_out = (RATING, COUNTED)

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        study = Study(bringing)
        return [study.read_row(row) for row in rows]

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        sources: dict[str, Source] = {}
        for reading in readings:
            if reading.outcome == Outcome.NEW:
                _add(reading, dict(reading.plan), sources, bringing)
            elif reading.outcome == Outcome.CHANGES:
                record, values = reading.record, _sourced(reading, dict(reading.plan), sources, bringing)
                names = {"words", "number_in_source", "source"} & values.keys()
                before = {name: _kept(getattr(record, name)) for name in names}
                changed = {name: values[name] for name in names}
                change_recommendation(recommendation=record, version=record.version, **changed, **bringing.asked)
                reading.made.append(Made(TABLE, record.pk, before))

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: Touched) -> dict[Made, str]:
        mine, sources = of_table(made, TABLE), of_table(made, SOURCE)
        stays = _staying(Recommendation, mine, touched)
        take_back_recommendations(
            recommendations=[each.pk for each in mine if each.is_new and each not in stays], **bringing.asked
        )
        for each in mine:
            if each.before is not None and each not in stays:
                _put_back(each, bringing)
        stays |= _staying(Source, sources, touched)
        take_back_sources(sources=[each.pk for each in sources if each not in stays], **bringing.asked)
        return stays


def _staying(model: Any, made: Sequence[Made], touched: Touched) -> dict[Made, str]:
    late = touched(str(model._meta.label_lower), [each.pk for each in made])
    tied = hanging(model, [each.pk for each in made if each.is_new])
    stays = {each: WORKED_ON for each in made if each.pk in late}
    return stays | {each: NEEDED for each in made if each.pk in tied and each not in stays}


def _kept(value: Any) -> Any:
    return value.pk if isinstance(value, Source) else value


def _put_back(made: Made, bringing: Bringing) -> None:
    record, values = Recommendation.objects.get(pk=made.pk), dict(made.before or {})
    if "source" in values:
        values["source"] = Source.objects.filter(pk=values["source"]).first()
    change_recommendation(recommendation=record, version=record.version, **values, **bringing.asked)


def _sourced(
    reading: Reading, values: dict[str, Any], sources: dict[str, Source], bringing: Bringing
) -> dict[str, Any]:
    """The values with their source, which is added where no row before it has."""
    new = values.pop("new_source", None)
    if new:
        title = plain(new["title"])
        if title not in sources:
            sources[title] = add_source(partnership=bringing.home, **new, **bringing.asked)
            reading.made.append(Made(SOURCE, sources[title].pk))
        values["source"] = sources[title]
    return values


def _add(reading: Reading, plan: dict[str, Any], sources: dict[str, Source], bringing: Bringing) -> None:
    answer, reason = plan.pop("answer"), plan.pop("reason")
    values = _sourced(reading, plan, sources, bringing)
    record = add_recommendation(partnership=bringing.home, **values, **bringing.asked)
    for step in STEPS.get(answer, ()):
        said = {"step": step, "reason": reason, "version": record.version}
        record = answer_recommendation(recommendation=record, **said, **bringing.asked)
    reading.made.insert(0, Made(TABLE, record.pk))


class Study:
    """One look through the rows of a log, with what is here already at hand."""

    def __init__(self, bringing: Bringing) -> None:
        home, by = bringing.home, bringing.by
        self.bringing = bringing
        self.sources = {plain(each.title): each for each in Source.objects.visible_to(by).filter(home=home)}
        self.themes = {plain(each.name): each for each in Theme.objects.visible_to(by).filter(partnership=home)}
        visible = Recommendation.objects.visible_to(by).filter(home=home).select_related("source").order_by("-number")
        self.by_number = {each.number: each for each in visible}
        self.by_words = {folded(each.words): each for each in visible}
        self.first: dict[Any, int] = {}
        self.taken: set[int] = set()

    def read_row(self, row: Row) -> Reading:
        reading = Reading(row, Outcome.NEW, words=folded(row["words"]))
        if not reading.words:
            return reading.refuse("words", "There is no recommendation in this row. Write it, or delete the row.")
        asked = parse_reference(row["reference"])
        if asked and asked[0] == Recommendation.REFERENCE:
            record = self.by_number.get(asked[1])
            if record is None:
                return reading.refuse("reference", UNKNOWN.format(words=row["reference"]))
            return self.compare(reading, record)
        twin = (reading.words, plain(row["source"]))
        if twin in self.first:
            return reading.refuse("words", f"It says the same as row {self.first[twin]}, so it is left out.")
        self.first[twin] = row.number
        record = self.by_words.get(reading.words)
        is_same = record and (not row["source"] or self.source_of(row) in (None, record.source))
        return self.compare(reading, record) if record and is_same else self.new(reading)

    def source_of(self, row: Row) -> Source | None:
        return self.sources.get(plain(row["source"]))

    def new(self, reading: Reading) -> Reading:
        row = reading.row
        answer = looked_up(ANSWERS, row["answer"]) or looked_up(ANSWERS, row["answer"].split(". ")[0])
        if row["answer"] and answer is None:
            reading.flag("answer", "That is no answer known here, so it counts as not answered.")
        themes = [self.themes[plain(row["themes"])]] if plain(row["themes"]) in self.themes else []
        if row["themes"] and not themes:
            reading.flag("themes", "There is no theme of this name, so it is left out. Add the theme first.")
        reason = folded(row["reason"]) or f"As the spreadsheet had it: {folded(row['answer'])}"
        reading.plan = {
            "words": row["words"], "number_in_source": self.number(reading), "themes": themes, "answer": answer or "",
            "reason": reason[:300], **self.source(reading),
        }  # fmt: skip
        return reading

    def number(self, reading: Reading) -> str:
        words = reading.row["number_in_source"]
        own = reading.row["reference"]
        words = words or ("" if parse_reference(own) else own)
        return words[:40]

    def source(self, reading: Reading) -> dict[str, Any]:
        """The source that a row names: one that is here, or one to be added with what the row says of it."""
        row = reading.row
        if not row["source"] or (found := self.source_of(row)):
            return {"source": found} if row["source"] else {}
        said = row["source_kind"] or row["source"]
        kind = looked_up(SOURCE_KINDS, said) or self._kind_within(said)
        if row["source_kind"] and not kind:
            reading.flag("source_kind", "That is no kind of source known here, so it counts as another source.")
        dated, sentence = span_of_cell(row["dated"])
        if sentence:
            reading.flag("dated", sentence)
        new = {"kind": kind or "other", "title": folded(row["source"])[:240], "dated": dated}
        return {"new_source": {**new, "said_by": folded(row["said_by"])[:160]}}

    def _kind_within(self, said: str) -> str:
        """The kind of source whose name, or usual word, stands among others: "MACA on neglect, 2025"."""
        words = f" {plain(said)} "
        usual = {**SOURCE_KINDS, **{plain(each.name): key for key, each in library().source_kinds.items()}}
        known = [name for name in usual if f" {name} " in words]
        return usual[max(known, key=len)] if known else ""

    def compare(self, reading: Reading, record: Recommendation) -> Reading:
        """Say what a row changes of a recommendation that is here. An empty cell changes nothing."""
        row, wanted = reading.row, {}  # type: ignore[var-annotated]
        reading.record = record
        if record.pk in self.taken:
            return reading.refuse("reference", TWICE.format(record=reference(record)))
        self.taken.add(record.pk)
        if folded(record.words) != reading.words:
            wanted["words"] = row["words"]
        if row["number_in_source"] and row["number_in_source"] != record.number_in_source:
            wanted["number_in_source"] = row["number_in_source"][:40]
        is_seen = not record.source_id or record.source in self.sources.values()
        if row["source"] and not is_seen:
            reading.flag("source", "Its source here is kept by others, so it stays as it is.")
        elif row["source"] and folded(row["source"]) != folded(str(record.source or "")):
            wanted |= self.source(reading)
        answer = looked_up(ANSWERS, row["answer"])
        if answer and answer != record.status and plain(row["answer"]) != plain(record.get_status_display()):
            reading.flag("answer", STAYS.format(state=record.get_status_display()))
        if wanted and not may(self.bringing.by, P.ADD_RECOMMENDATION, record):
            return reading.refuse("", NOT_YOURS.format(record=reference(record)))
        reading.plan, reading.outcome = wanted, Outcome.CHANGES if wanted else Outcome.SAME
        return reading
