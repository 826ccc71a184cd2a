"""goldthread restore: an empty installation filled from a back-up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.taking import restore


class Command(BaseCommand):
    help = "Fill an empty installation from a file that goldthread backup made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the back-up")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            made = restore(options["file"], timezone.localdate())
        except Refusal as refused:
            raise CommandError(f"Nothing was restored. {refused.sentence}") from refused
        self.stdout.write(f"{sum(made.counts.values()):,} rows and {len(made.files):,} files agree with the manifest.")
        self.stdout.write(f"The trail holds and ended with {made.head}. Compare that with what was written down.")
        self.stdout.write("Everybody signs in anew. Run goldthread prepare, then start the site and its worker.")
