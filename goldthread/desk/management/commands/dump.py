"""goldthread dump: write the whole record into a folder that load reads."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.desk.operations import dump_record
from goldthread.kit.exchange.tables import tables
from goldthread.kit.refusal import Refusal


class Command(BaseCommand):
    help = "Write the whole record into a new folder of TOML files, as load reads them. No password is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is empty or does not exist yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = dump_record(folder=options["folder"], by=None, on=timezone.localdate())
        except Refusal as refused:
            raise CommandError(refused.sentence) from refused
        for line in tables().in_words(counts):
            self.stdout.write(f"  {line}")
        self.stdout.write(f"Wrote {sum(counts.values())} records into {options['folder']}.")
