"""What runs within an installation: asking every page, writing a report, signing in. It prints JSON as its last line."""

import json
import logging
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
django.setup()

from bench.asking import Cost, cookie_of, measure  # noqa: E402
from bench.filling import few, fill  # noqa: E402
from bench.keeping import big_file, identifiers  # noqa: E402
from bench.pages import every_page  # noqa: E402
from bench.places import e_mail  # noqa: E402
from bench.reminding import reminding  # noqa: E402
from bench.spreadsheets import spreadsheet  # noqa: E402
from bench.worker import peak  # noqa: E402
from goldthread.actions.models import Action  # noqa: E402
from goldthread.kit.document.printing import files  # noqa: E402
from goldthread.partners.models import Person  # noqa: E402
from goldthread.report.compose import compose  # noqa: E402
from goldthread.report.gathering import report_whole  # noqa: E402
from goldthread.report.models import Report  # noqa: E402

MISSING = 599  # no answer at all: the record has nothing to ask for
READERS = {"manager": e_mail("manager"), "agency lead": e_mail("lead-00"), "scrutineer": e_mail("scrutineer")}
OWN = {"scrutineer": "scrutiny:"}  # whoever has pages that are for nobody else is asked for those


def pages(times: str, only: str = "") -> dict[str, Any]:
    """Ask every page as manager and as agency lead, and those of scrutiny as the scrutineer."""
    rows, unseen = [], {}
    every = [asked for asked in every_page() if only in f"{asked.name} {asked.words}"]
    for reader, email in READERS.items():
        cookie = cookie_of(Person.objects.get(email=email))
        for asked in every:
            if not asked.name.startswith(OWN.get(reader, "")):
                continue
            if not asked.url:
                unseen[f"{asked.name} ({asked.words})"] = MISSING
                continue
            status, cost = measure(asked, cookie, int(times))
            words = f"{asked.name} {asked.words}".strip()
            if cost:
                rows.append({"address": asked.name, "name": f"{words}, as {reader}", **asdict(cost)})
                say(words, reader, cost)
            elif status != 405:
                unseen[f"{words}, as {reader}"] = status
    return {"rows": rows, "unseen": unseen, "actions": Action.objects.count()}


def say(words: str, reader: str, cost: Cost) -> None:
    print(
        f"  {words[:46]:46} {reader:11} {cost.queries:3} queries {cost.median_ms:7.1f} ms {cost.p95_ms:7.1f} ms "
        f"{cost.bytes:8,} bytes",
        flush=True,
    )


def report(key: str) -> dict[str, Any]:
    """Compose a report and write its three files, watching the processes that this starts."""
    found = Report.objects.select_related("home").get(key=key)
    began = time.perf_counter()
    with Watch() as watch:
        written = files(compose(report_whole(found)))
    seconds = time.perf_counter() - began
    sizes = {kind: len(content) for kind, content in written.items()}
    return {"seconds": round(seconds, 2), "peak_mb": peak(os.getpid()), "pdf_peak_mb": watch.peak, "sizes": sizes}


def sign_in(reader: str) -> dict[str, Any]:
    """Return the cookie of a reader, and the addresses of every page."""
    person = Person.objects.get(email=READERS[reader])
    return {"cookie": cookie_of(person), "urls": [asked.url for asked in every_page() if asked.url]}


def watched() -> dict[str, Any]:
    """Take a big file in, watching the process that reads it."""
    with Watch() as watch:
        found = big_file()
    return {**found, "peak_mb": watch.peak}


class Watch:
    """Watches the processes that this one starts, and remembers the most memory that one of them had."""

    def __enter__(self) -> "Watch":
        self.peak, self.over = 0.0, Event()
        self.thread = Thread(target=self.look, daemon=True)
        self.thread.start()
        return self

    def look(self) -> None:
        me = os.getpid()
        while not self.over.wait(0.01):
            for task in Path(f"/proc/{me}/task").glob("*/children"):
                self.peak = max([self.peak, *(peak(int(child)) for child in task.read_text().split())])

    def __exit__(self, *raised: Any) -> None:
        self.over.set()
        self.thread.join()


TASKS = {
    "pages": pages,
    "report": report,
    "spreadsheet": spreadsheet,
    "sign-in": sign_in,
    "fill": fill,
    "few": few,
    "identifiers": identifiers,
    "big-file": watched,
    "reminding": reminding,
}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # a page that is not for this reader is no news
    print(json.dumps(TASKS[name](*arguments)))
