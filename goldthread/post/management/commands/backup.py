"""goldthread backup: the whole installation in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.taking import back_up


class Command(BaseCommand):
    help = "Write database and files into one file, consistent while people go on working."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="where to; nothing may stand there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = back_up(options["file"], timezone.localtime(), timezone.localdate())
        except Refusal as refused:
            raise CommandError(f"No back-up was made. {refused.sentence}") from refused
        size = options["file"].stat().st_size / 1e6
        self.stdout.write(f"{sum(made.counts.values()):,} rows and {len(made.files):,} files in {size:,.1f} MB.")
        self.stdout.write(f"The trail ends with {made.head}. Write that down somewhere else.")
