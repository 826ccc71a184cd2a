"""`goldthread reindex`: writes anew what search finds records by."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from goldthread.post.operations.finding import find_anew


class Command(BaseCommand):
    help = "Write anew what search finds records by. It changes no record."

    def handle(self, **options):
        count = find_anew(by=None, on=timezone.localdate())
        self.stdout.write(f"{count:,} records can be found by search.")
