"""A report or a paper as a file, in our own layout or a council's: at once where the record is small, in the background
where it is large."""

from datetime import date

from goldthread.actions.models import Action
from goldthread.kit.document.filling import fill
from goldthread.kit.document.nodes import Document
from goldthread.kit.document.printing import TYPES, Printed, as_file
from goldthread.kit.document.word_pieces import pieces
from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.post import vault
from goldthread.report.compose import compose
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.models import Paper, Report, Template
from goldthread.report.page import folder_name
from goldthread.report.paper import compose_paper
from goldthread.report.placeholders import passages_for, words_for

LARGE = 1000  # actions; from about here a file takes longer than a page should
KINDS = {"html": "HTML", "docx": "Word", "pdf": "PDF"}


def is_large(home: int) -> bool:
    """Whether a file of this partnership's record is made in the background."""
    return Action.objects.filter(home_id=home)[: LARGE + 1].count() > LARGE


def file_of(record: Report | Paper, kind: str, base: str) -> Printed:
    """Make the file now. `base` is the address of the site, for links back to the record."""
    return as_file(composed(record, base)[0], kind)


def composed(record: Report | Paper, base: str) -> tuple[Document, dict[str, str]]:
    """The document, and the words for placeholders that are not in it."""
    if isinstance(record, Report):
        return compose(report_whole(record, base=base)), {}
    whole = paper_whole(record, base=base)
    return compose_paper(whole), {"recommendation": whole.asks}


def filled(record: Report | Paper, template: Template, base: str, on: date) -> Printed:
    """Fill a template now. Raises Refusal when its file is not there or cannot be filled."""
    if not (template.file.is_ready and vault.has(template.file.digest)):
        raise Refusal("The template's file is not ready. Open its page to see why.")
    document, more = composed(record, base)
    home = record.home if isinstance(record, Report) else record.report.home
    whole = pieces(document)
    with vault.opened(template.file.digest) as file:
        content = file.read()
    words = words_for(document, {"partnership": str(home), "date": uk_date(on), **more})
    names = {each["name"] for each in template.uses}
    return Printed(fill(content, words, passages_for(document, whole, names), whole), TYPES["docx"])


def name_of(record: Report | Paper, kind: str) -> str:
    """What the file is called."""
    if isinstance(record, Report):
        return f"{folder_name(record)}-report.{kind}"
    return f"{folder_name(record.report)}-paper.{kind}"
