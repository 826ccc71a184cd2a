"""Asking the virus scanner: a real one about a private signature, and one that answers badly, which lets nothing by."""

import socket
import threading
from io import BytesIO

import pytest

from goldthread.kit.files.scanner import ScannerAway, is_there, scan
from tests.kit.files.clamd import HARM, NAME, own_clamd
from tests.kit.files.made import a_pdf


@pytest.fixture(scope="module")
def clamd():
    with own_clamd() as address:
        yield address


@pytest.fixture
def answering(tmp_path_factory):
    """A scanner that says what it is told to, whatever it is asked."""
    opened = []

    def serve(answer: bytes) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        opened.append(server)

        def once() -> None:
            line, _ = server.accept()
            with line:
                while not line.recv(1 << 20).endswith(b"\0\0\0\0"):
                    pass
                line.sendall(answer)

        threading.Thread(target=once, daemon=True).start()
        return f"127.0.0.1:{server.getsockname()[1]}"

    yield serve
    for server in opened:
        server.close()


def test_a_clean_file_is_told_from_one_that_the_scanner_knows(clamd):
    assert is_there(clamd)
    assert scan(BytesIO(a_pdf()), clamd) == ""
    assert NAME in scan(BytesIO(HARM), clamd)


def test_a_file_of_twenty_megabytes_is_scanned(clamd):
    assert scan(BytesIO(b"x" * (20 << 20)), clamd) == ""


@pytest.mark.parametrize(
    "answer",
    [b"", b"stream: ", b"INSTREAM size limit exceeded. ERROR\0", b"stream: Can't allocate memory ERROR\0", b"OK\0"],
)
def test_an_answer_that_is_not_plain_lets_nothing_by(answering, answer):
    with pytest.raises(ScannerAway):
        scan(BytesIO(b"words"), answering(answer))


def test_a_plain_answer_is_understood(answering):
    assert scan(BytesIO(b"words"), answering(b"stream: OK\0")) == ""
    assert scan(BytesIO(b"words"), answering(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")) == "Win.Test.EICAR_HDB-1"


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "no address at all"])
def test_a_scanner_that_is_not_there_lets_nothing_by(address):
    assert not is_there(address)
    with pytest.raises(ScannerAway):
        scan(BytesIO(b"words"), address)
