"""The process that reads a file: whatever becomes of it, the file is refused and nothing else falls."""

import io
import time

import pytest

from goldthread.kit.files import reading
from goldthread.kit.files.reading import read
from goldthread.kit.refusal import Refusal
from tests.kit.files.made import a_pdf, an_excel

KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
FOR_EVER = "while True: pass"
GREEDY = "import sys, resource; resource.setrlimit(resource.RLIMIT_DATA, (50 << 20, 50 << 20)); x = bytes(500 << 20)"


def refused(file=None, kind="pdf"):
    with pytest.raises(Refusal) as told:
        read(file or io.BytesIO(a_pdf()), kind)
    return told.value.sentence


@pytest.mark.parametrize("script", [KILLED, GREEDY], ids=["killed", "out of memory"])
def test_a_reader_that_is_brought_down_refuses_its_file_and_nothing_else(tmp_path, monkeypatch, script):
    (tmp_path / "reader.py").write_text(script)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "PROCESS", tmp_path / "reader.py")
        assert "too much time or memory" in refused()
    assert "Audit" in read(io.BytesIO(a_pdf()), "pdf").text


def test_a_reader_that_does_not_end_is_ended(tmp_path, monkeypatch):
    (tmp_path / "reader.py").write_text(FOR_EVER)
    monkeypatch.setattr(reading, "PROCESS", tmp_path / "reader.py")
    monkeypatch.setattr(reading, "SECONDS", 0.2)
    began = time.monotonic()
    assert "too much time or memory" in refused()
    assert time.monotonic() - began < 5


def test_the_limits_hold_for_the_real_reader(monkeypatch):
    book = io.BytesIO(an_excel(*[[f"Row {n}", n, n * 1.5] for n in range(60_000)]))
    assert len(read(book, "excel").text) > 1_000_000
    book.seek(0)
    monkeypatch.setattr(reading, "MEGABYTES", 20)
    assert "too much time or memory" in refused(book, "excel")


def test_the_reader_writes_no_file():
    source = reading.PROCESS.read_text()
    assert "RLIMIT_FSIZE, (0, 0)" in source and "RLIMIT_CPU" in source and "goldthread" not in source
