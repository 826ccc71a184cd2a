"""goldthread health: say whether all is well, for a person or for a program."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.post.health import UNWELL, as_data, checks


class Command(BaseCommand):
    help = "Say whether worker, mail, files, scanner, disk, trail and back-up are well. Ends with 1 when one is not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        found = checks(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(as_data(found), indent=2))
        else:
            for each in found:
                self.stdout.write(f"  {each.what:16} {each.state:9} {each.says}")
        unwell = [each.what.lower() for each in found if each.state == UNWELL]
        if unwell:
            raise CommandError(f"Not well: {', '.join(unwell)}.")
