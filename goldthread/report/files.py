"""A report or a paper as a file: at once where the record is small, in the background where it is large."""

from goldthread.actions.models import Action
from goldthread.report.compose import compose
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.models import Paper, Report
from goldthread.report.page import folder_name
from goldthread.report.paper import compose_paper
from goldthread.report.printing import Printed, as_file

LARGE = 1000  # actions; from about here a file takes longer than a page should
KINDS = {"html": "HTML", "docx": "Word", "pdf": "PDF"}


def is_large(home: int) -> bool:
    """Whether a file of this partnership's record is made in the background."""
    return Action.objects.filter(home_id=home)[: LARGE + 1].count() > LARGE


def file_of(record: Report | Paper, kind: str, base: str) -> Printed:
    """Make the file now. `base` is the address of the site, for links back to the record."""
    if isinstance(record, Report):
        return as_file(compose(report_whole(record, base=base)), kind)
    return as_file(compose_paper(paper_whole(record, base=base)), kind)


def name_of(record: Report | Paper, kind: str) -> str:
    """What the file is called."""
    if isinstance(record, Report):
        return f"{folder_name(record)}-report.{kind}"
    return f"{folder_name(record.report)}-paper.{kind}"
