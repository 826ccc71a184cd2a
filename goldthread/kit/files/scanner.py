"""Asking ClamAV about a file, over its socket. What it does not answer plainly counts as not asked: nothing gets by."""

import socket
from typing import IO

PIECE = 1 << 16
SECONDS = 60


class ScannerAway(Exception):
    """The scanner could not be reached, or did not say whether the file is clean."""


def scan(file: IO[bytes], address: str) -> str:
    """The name of what the scanner found in a file, or nothing when it is clean. The address is the path of a socket
    or HOST:PORT. Raises ScannerAway for any other answer, and for none."""
    answer = _answer(file, address)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerAway(answer or "The scanner said nothing.")


def _answer(file: IO[bytes], address: str) -> str:
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                line.sendall(len(piece).to_bytes(4) + piece)
            line.sendall(bytes(4))
            return _received(line)
    except (OSError, ValueError) as error:  # an address that is none is no answer either
        raise ScannerAway(str(error)) from error


def is_there(address: str, seconds: float = SECONDS) -> bool:
    """Whether the scanner answers at all."""
    try:
        with _connected(address, seconds) as line:
            line.sendall(b"zPING\0")
            return _received(line) == "PONG"
    except (OSError, ValueError):
        return False


def _received(line: socket.socket) -> str:
    parts = []
    while piece := line.recv(4096):
        parts.append(piece)
    return b"".join(parts).rstrip(b"\0\n").decode(errors="replace")


def _connected(address: str, seconds: float = SECONDS) -> socket.socket:
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), seconds)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(seconds)
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line
