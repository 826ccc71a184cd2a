"""Asks pages of the application itself, as its web server would, and measures the answers."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from statistics import median
from time import perf_counter, process_time
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from bench.pages import Asked
from goldthread.partners.models import Person
from goldthread.wsgi import application

NOT_A_QUERY = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET )", re.I)
WARM = 2


@dataclass
class Answer:
    """One answer: its status, what the browser receives, and what it took."""

    status: int = 0
    size: int = 0
    queries: list[str] = field(default_factory=list)
    ms: float = 0
    cpu_ms: float = 0


@dataclass(frozen=True)
class Cost:
    """What a page costs, asked many times."""

    queries: int
    median_ms: float
    p95_ms: float
    cpu_ms: float
    bytes: int


def cookie_of(person: Person) -> str:
    """Sign a person in, and return the cookie that says so."""
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def ask(url: str, cookie: str) -> Answer:
    """Ask a page once, to its last byte."""
    answer = Answer()
    path, _, query = url.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_ENCODING": "gzip", "REMOTE_ADDR": "127.0.0.1", "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.multithread": True,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip

    def start_response(status: str, headers: list[tuple[str, str]], failed: Any = None) -> Callable[[bytes], None]:
        answer.status = int(status.split()[0])
        answer.size = len(status) + sum(len(name) + len(value) + 4 for name, value in headers)
        return lambda body: None

    with counting(answer.queries):
        began, cpu = perf_counter(), process_time()
        body = application(environ, start_response)
        answer.size += sum(len(part) for part in body)
        answer.ms, answer.cpu_ms = 1000 * (perf_counter() - began), 1000 * (process_time() - cpu)
        body.close()
    return answer


@contextmanager
def counting(queries: list[str]) -> Iterator[None]:
    """Note every query but those that begin and end a transaction."""

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not NOT_A_QUERY.match(sql):
            queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def measure(asked: Asked, cookie: str, times: int) -> tuple[int, Cost | None]:
    """Ask a page until it is warm and then so many times; a page that this reader is not shown has no cost."""
    for _ in range(WARM):
        first = ask(asked.url, cookie)
        if first.status != 200:
            return first.status, None
    answers = [ask(asked.url, cookie) for _ in range(times)]
    took = sorted(answer.ms for answer in answers)
    last = answers[-1]
    cpu = median(answer.cpu_ms for answer in answers)
    return 200, Cost(
        len(last.queries), round(median(took), 1), round(took[int(0.95 * (times - 1))], 1), round(cpu, 1), last.size
    )
