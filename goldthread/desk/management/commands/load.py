"""goldthread load: take in a folder of records, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.load import LoadRefused
from goldthread.kit.exchange.tables import tables
from goldthread.post.surveying import survey


class Command(BaseCommand):
    help = "Load a folder of TOML files into this installation. A folder with a fault is refused, and nothing is saved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder; docs/exchange.md says what it holds")
        parser.add_argument(
            "--because", default="", metavar="REASON",
            help="why texts that may say who a child is do not; kept with each place, so that you are asked for it",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_folder(folder=options["folder"], because=options["because"], by=None, on=timezone.localdate())
        except LoadRefused as refused:
            raise CommandError(f"Nothing was loaded.\n{refused.sentence}") from refused
        if loaded.new:
            survey()
        for line in tables().in_words(loaded.new):
            self.stdout.write(f"  {line}")
        new = sum(loaded.new.values())
        self.stdout.write(f"Loaded {options['folder']}: {new} new, {loaded.already} already here and left alone.")
