"""A file of a large record: asked for, waited for while a worker makes it, and fetched."""

import pytest

from goldthread.post.models import Job
from goldthread.post.work import see_to
from goldthread.report import files
from goldthread.report.models import Report


@pytest.fixture
def report(wessmere, monkeypatch):
    monkeypatch.setattr(files, "LARGE", 0)
    return Report.objects.get(home__key="wessmere", key="report-2025-26")


@pytest.mark.told_twice("post", "a worker takes the job from the rows that wait")
def test_she_asks_for_a_file_waits_and_fetches_it(come, report):
    manager = come("manager")
    manager.open(f"/reports/{report.pk}/file/pdf/")
    manager.press("Make the PDF file")
    manager.reads("It waits for its turn.")
    manager.look()
    see_to(Job.objects.latest("pk").pk)
    manager.page.get_by_text("is ready as PDF").wait_for()
    manager.look()
    with manager.page.expect_download() as download:
        manager.page.get_by_text("See the result").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    manager.open("/")
    manager.reads("Your background work")
