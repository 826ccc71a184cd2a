"""shows Goldthread with two examples at http://localhost:8000 until Ctrl-C

--no-serve   stop when the reports are written
--fresh      begin again: what was typed into the demonstration is lost
--port N     serve at another port
"""

import argparse
import os
import secrets
import socket
import subprocess

from tools.environment import PYTHON, command_of, make_environment
from tools.steps import ROOT, Failure, run_step

EXAMPLES = ("hampshire", "wessmere")
DATA = ROOT / "data"
DATABASE = DATA / "goldthread.sqlite3"


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if not options.no_serve:
        _find_free(options.port)
    make_environment(lock="base")
    if options.fresh:
        _forget()
    _prepare()
    for example in EXAMPLES:
        _load(example)
    goldthread("Binding the packs of the meetings to come", "make-packs")
    goldthread("Writing the reports under out/", "write-reports", "out")
    _say_who_may_sign_in()
    if not options.no_serve:
        _serve(options.port)
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description="Shows Goldthread with two examples.")
    parser.add_argument("--no-serve", action="store_true", help="stop when the reports are written")
    parser.add_argument("--fresh", action="store_true", help="begin again: what was typed into it is lost")
    parser.add_argument("--port", type=int, default=8000, help="serve at another port than 8000")
    return parser.parse_args(arguments)


def goldthread(words: str, *command: str) -> None:
    run_step(words, [str(PYTHON), "-m", "goldthread.cli", *command], env=settings_of_the_demonstration())


def settings_of_the_demonstration() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "goldthread.settings",
        "GOLDTHREAD_LOCAL": "1",
        "GOLDTHREAD_DEBUG": "",
        "GOLDTHREAD_DATA": str(DATA),
        "GOLDTHREAD_SECRET_KEY": kept_secret("secret-key"),
        "DATABASE_URL": "",
    }


def kept_secret(name: str) -> str:
    """A random text, made the first time and kept in the data folder for its owner alone."""
    path = DATA / name
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(60))
    return path.read_text().strip()


def _forget() -> None:
    for path in DATA.glob("goldthread.sqlite3*"):
        path.unlink()


def _prepare() -> None:
    if not DATABASE.exists():
        for marker in DATA.glob("loaded-*"):
            marker.unlink()
    DATA.mkdir(exist_ok=True)
    goldthread("Preparing the database and the style sheets", "prepare")


def _load(example: str) -> None:
    marker = DATA / f"loaded-{example}"
    if not marker.exists():
        goldthread(f"Loading examples/{example}", "load", f"examples/{example}")
        marker.touch()


def _say_who_may_sign_in() -> None:
    subprocess.run(
        [str(PYTHON), "-m", "goldthread.cli", "demo-people", "--visit", "hampshire"],
        cwd=ROOT,
        env={**os.environ, **settings_of_the_demonstration()},
        check=True,
    )


def _find_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("localhost", port)) == 0:
            raise Failure(
                f"Something serves port {port} already. Stop it, or choose another: ./run demo --port {port + 1}"
            )


def _serve(port: int) -> None:
    """Serve, with a worker beside it that stops when the server does, however that ends."""
    os.chdir(ROOT)
    site = f"http://localhost:{port}"  # what letters and calendars lead to
    environment = {**os.environ, **settings_of_the_demonstration(), "GOLDTHREAD_SITE": site}
    subprocess.Popen([str(PYTHON), "-m", "goldthread.cli", "worker", "--with-parent"], env=environment)
    print(f"\nServing {site} until Ctrl-C", flush=True)
    server = [command_of("gunicorn"), "goldthread.wsgi", "--bind", f"localhost:{port}", "--worker-class", "gthread"]
    server += ["--workers", "2", "--threads", "4", "--log-level", "warning"]
    os.execve(server[0], server, environment)  # from here on, Ctrl-C is the server's
