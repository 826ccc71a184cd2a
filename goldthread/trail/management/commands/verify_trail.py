"""goldthread verify-trail: check the chain and print its head."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goldthread.trail.verify import verify


class Command(BaseCommand):
    help = "Check that no entry of the trail was altered, removed or cut off, and print the head to keep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", metavar="N:HASH", help="a head printed earlier: finds a tail cut off since")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = verify(options["head"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not report.is_whole:
            more = len(report.faults) - 1
            raise CommandError(f"The trail is broken. {report.first}" + (f" ({more} more after it.)" if more else ""))
        self.stdout.write(f"The trail is whole: {report.entries} entries, {report.erased} of them erased. Its head is:")
        self.stdout.write(report.head)
