"""Every page as the manager gets it, walked once for all the tests that look at pages: text, headers and queries."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse

from tests.house.test_access import bodies, rows

HOUSE = str(Path(__file__).resolve().parents[2] / "goldthread")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
OWN_BUSINESS = ("django_session", "goldthread_cache")  # who is signed in, and how often somebody asked
PAGES: list["Walked"] = []


@dataclass
class Walked:
    """One page: its address by name, its answer, and what its queries gave away."""

    name: str
    status: int = 0
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    writes: list[str] = field(default_factory=list)
    side_doors: list[str] = field(default_factory=list)
    in_templates: list[str] = field(default_factory=list)

    def note(self, execute, sql, parameters, many, context):
        """Look at one query: whether it writes, and who asked."""
        if sql.lstrip().upper().startswith(WRITES) and not any(table in sql for table in OWN_BUSINESS):
            self.writes.append(sql[:120])
        asker, is_relation = who_asks()
        if is_relation and asker:
            self.side_doors.append(f"{asker}: {sql[:160]}")
        if asker == "a template" and not is_relation:
            self.in_templates.append(sql[:160])
        return execute(sql, parameters, many, context)


def who_asks() -> tuple[str, bool]:
    """Who asked for the query that is being run, if it was a page or a template; and whether it followed a relation
    from a record in hand, which no `visible_to` stands before, rather than one that was fetched ahead."""
    frame: FrameType | None = sys._getframe(2)
    is_relation = False
    while frame:
        file, function = frame.f_code.co_filename, frame.f_code.co_name
        if function == "prefetch_related_objects":
            is_relation = False
            break
        asked = frame.f_locals.get("self")
        if issubclass(type(asked), QuerySet) and "instance" in asked._hints:
            is_relation = True
        if file.startswith(HOUSE) and "/models" not in file and not file.endswith("components.py"):
            return (Path(file).relative_to(HOUSE).as_posix() if "views" in file else "", is_relation)
        if "/django/template/" in file:
            return "a template", is_relation
        frame = frame.f_back
    return "", is_relation


def pages(house) -> list[Walked]:
    """Every page that the manager may open by asking for it."""
    if not PAGES:
        wanted = [row["url"] for row in rows() if row["method"] == "GET" and row["manager"] == "yes"]
        every = bodies()
        PAGES.extend([walk(house, name, every[name]) for name in wanted])
    return PAGES


def walk(house, name: str, prepare) -> Walked:
    """Make what a page needs, open it as the manager, and take back what was made."""
    page = Walked(name)
    with transaction.atomic():
        arguments, asked = prepare(house.world)
        url = reverse(name, kwargs=arguments)
        with connection.execute_wrapper(page.note):
            answer = house.client("manager").get(url, asked)
        transaction.set_rollback(True)
    page.status, page.headers = answer.status_code, dict(answer.headers)
    page.text = answer.content.decode(errors="replace") if not answer.streaming else ""
    return page
