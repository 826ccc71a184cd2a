"""What is loaded and dumped of reports, their sections and claims, and committee papers."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from django.db.models import Model
from django.utils import timezone

from goldthread.kit.document.filling import look
from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Table
from goldthread.kit.library import guidance
from goldthread.kit.refusal import Refusal
from goldthread.post import vault
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import check_files
from goldthread.report.models import (
    BackgroundDocument,
    Deferral,
    FigurePeriod,
    ItemAnswer,
    Legislation,
    Paper,
    Passage,
    PreviousDecision,
    Question,
    Report,
    Section,
    StrategicLink,
    Template,
    Tie,
)
from goldthread.report.models import Part as PaperPart
from goldthread.report.placeholders import PASSAGES

READERS = ("circle", "circle_group")


def items_are_of_the_edition(report: Row, find: Find) -> Iterator[tuple[str, str]]:
    """A section covers, and an answer speaks of, items of the report's own edition of the guidance."""
    known = {item.id for item in guidance(report["edition"]).items}
    told = [(f'section "{each.key}": items', item) for each in report.under("sections") for item in each["items"]]
    told += [(f"item answer {each.number}: item", each["item"]) for each in report.under("item_answers")]
    for place, item in told:
        if item not in known:
            yield place, f'"{item}" is no item of {report["edition"]}. Use one of: {", ".join(sorted(known))}.'


REPORTS = Table(
    name="reports",
    model=Report,
    fields=(
        "key", "title", "starts_on", "ends_on", "as_at", "edition", "status", "has_secure_establishment", *READERS,
    ),
    listed={"edition": "editions"},
    checks=(items_are_of_the_edition,),
    parts=(
        Part(
            name="sections",
            model=Section,
            owner="report",
            fields=(
                "key", "title", "is_hidden", "starts_on", "ends_on", "narrative", "items", "status", "assigned_agency",
                "assigned_seat", "assigned_due", "assigned_words",
            ),
            order="position",
            parts=(
                Part(
                    name="passages",
                    model=Passage,
                    owner="section",
                    fields=("key", "words"),
                    derived=lambda row: {"is_tied": bool(row.under("ties"))},
                    parts=(
                        Part(
                            name="ties",
                            model=Tie,
                            owner="passage",
                            fields=("objective", "recommendation", "action", "evidence", "impact"),
                        ),
                    ),
                ),
            ),
        ),
        Part(name="figure_periods", model=FigurePeriod, owner="report", fields=("figure", "starts_on", "ends_on")),
        Part(name="item_answers", model=ItemAnswer, owner="report", fields=("item", "state", "reason")),
    ),
)  # fmt: skip


def _listed(name: str, model: type[Model], *fields: str) -> Part:
    return Part(name=name, model=model, owner="paper", fields=fields, order="position")


PAPERS = Table(
    name="papers",
    model=Paper,
    fields=(
        "key", "report", "authority", "committee", "on", "title", "report_from", "contact", "phone", "email", "verb",
        "recommendation", "has_opening", "improved", "not_improved", "asked", "strategic", "previous", "legislation",
        "background", "equality", "equality_words", "impact_assessment", "impact_words", "confirmed_on", "version_seen",
        "resolution", *READERS,
    ),
    listed={"verb": "verbs"},
    parts=(
        _listed("parts", PaperPart, "key", "title", "narrative", "is_hidden"),
        _listed("strategic_links", StrategicLink, "words", "bears"),
        _listed("previous_decisions", PreviousDecision, "title", "dated"),
        _listed("legislation_rows", Legislation, "title", "dated"),
        _listed("background_documents", BackgroundDocument, "title", "location", "is_published_work", "is_exempt"),
        _listed("questions", Question, "words", "answer", "offer", "taken_by"),
        Part(name="deferrals", model=Deferral, owner="paper", fields=("was_on", "until", "reason")),
    ),
)  # fmt: skip


def look_into_loaded_templates(templates: Sequence[int]) -> None:
    """Tell files that were loaded whose they are, have them checked, and see what each template uses."""
    rows = list(Template.objects.filter(pk__in=templates).select_related("file"))
    for row in rows:
        row.file.partnership_id, row.file.added_by_id, row.uses = row.home_id, row.added_by_id, _used(row.file)
    files = [row.file for row in rows]
    StoredFile.objects.bulk_update(files, ["partnership_id", "added_by_id"])
    Template.objects.bulk_update(rows, ["uses"])
    check_files(files=files, by=None, on=timezone.localdate())


def _used(file: StoredFile) -> list[dict[str, str]]:
    """What a template uses; nothing when its file is gone or may not be filled, which its page says."""
    if not file.digest:
        return []
    try:
        with vault.opened(file.digest) as content:
            return [asdict(each) for each in look(content.read(), PASSAGES)]
    except (Refusal, FileNotFoundError):
        return []


TEMPLATES = Table(
    name="templates",
    model=Template,
    fields=("key", "name", "kind", "file", "left_empty", "retired_on", "added_by", "added_on"),
    finish=look_into_loaded_templates,
)

TABLES = (REPORTS, PAPERS, TEMPLATES)
