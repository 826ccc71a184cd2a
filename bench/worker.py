"""A worker of the web server: how much memory it has had when it has shown every page."""

import re
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from bench.running import ROOT, Failed, Installation


def memory_of_worker(installation: Installation) -> float:
    """Serve with one worker, ask every page once as the manager, and return its peak in megabytes."""
    signed_in = installation.inside("sign-in", "manager")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "goldthread.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1",
         "--worker-class", "gthread", "--threads", "4", "--log-level", "critical"],
        cwd=ROOT, env=installation.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for url in signed_in["urls"]:
            ask(port, url, signed_in["cookie"])
        return max(peak(child) for child in children(server.pid))
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port: int, url: str, cookie: str) -> None:
    for _ in range(50):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", url, headers={"Cookie": cookie, "Accept-Encoding": "gzip", "Host": "localhost"})
            connection.getresponse().read()
            return
        except ConnectionRefusedError:
            time.sleep(0.2)
    raise Failed("The web server did not begin within ten seconds.")


def children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def peak(process: int) -> float:
    """Return the most memory that a process has had, in megabytes; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s*(\d+)", status)
    return round(int(found[1]) / 1024, 1) if found else 0.0
