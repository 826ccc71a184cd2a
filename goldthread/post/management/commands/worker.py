"""goldthread worker: send letters and do background work until told to stop."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from goldthread.post.worker import Worker


class Command(BaseCommand):
    help = "Send letters and do background work until told to stop. One such process is enough; several may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-idle", action="store_true", help="stop when nothing waits")
        parser.add_argument("--with-parent", action="store_true", help="stop when whoever started it stops")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(with_parent=options["with_parent"])
        worker.run_until_idle() if options["until_idle"] else worker.run()
