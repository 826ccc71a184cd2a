"""Brings the database, the cache table and the style sheets up to date, and says what chapters have to say then."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from goldthread.kit.offers import offers


class Command(BaseCommand):
    help = "Bring the database and the style sheets up to date."

    def handle(self, **options):
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=options["verbosity"], interactive=False)
        call_command("createcachetable", verbosity=options["verbosity"])
        call_command("collectstatic", verbosity=0, interactive=False)
        for offer in offers("prepared"):
            for line in offer():
                self.stdout.write(line)
