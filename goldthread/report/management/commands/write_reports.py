"""Writes every report, and every committee paper made from it, into a folder: HTML, Word and PDF."""

from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand

from goldthread.kit.document.nodes import Document
from goldthread.kit.document.printing import files
from goldthread.kit.words import counted, sentence_case
from goldthread.report.compose import compose
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.gathering.whole import period_of
from goldthread.report.models import Report
from goldthread.report.paper import compose_paper


class Command(BaseCommand):
    help = "Write every report and committee paper into a folder, as HTML, Word and PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write, a folder for each report within it")
        parser.add_argument("--partnership", default="", help="only the reports of the partnership with this key")

    def handle(self, *, folder: Path, partnership: str, **options: Any) -> None:
        reports = Report.objects.select_related("home").order_by("home__key", "starts_on", "pk")
        reports = reports.filter(home__key=partnership) if partnership else reports
        written = [self._write(report, folder) for report in reports]
        self.stdout.write(f"{sentence_case(counted(len(written), 'report'))} written under {folder}.")

    def _write(self, report: Report, folder: Path) -> Path:
        began = monotonic()
        place = folder / folder_name(report)
        place.mkdir(parents=True, exist_ok=True)
        self._files(compose(report_whole(report)), place, "yearly-report")
        papers = report.papers.order_by("on_first", "pk").select_related("report__home")
        for number, paper in enumerate(papers, start=1):
            name = "committee-paper" if number == 1 else f"committee-paper-{number}"
            self._files(compose_paper(paper_whole(paper)), place, name)
        self.stdout.write(f"{place} ({monotonic() - began:.1f} s)")
        return place

    def _files(self, document: Document, place: Path, name: str) -> None:
        for kind, content in files(document).items():
            (place / f"{name}.{kind}").write_bytes(content)


def folder_name(report: Report) -> str:
    """A report's folder: the partnership's key and the period, as short as it can be said."""
    return f"{report.home.key}-{period_of(report).short().replace('/', '-').replace(' ', '-').lower()}"
