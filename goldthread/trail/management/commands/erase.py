"""goldthread erase: delete what the trail said of one record."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.trail.erase import erase_payloads


class Command(BaseCommand):
    help = "Delete what the trail said of one record, and leave an entry that says so. The entries themselves stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", help='the kind of record, as the trail names it: "actions.action"')
        parser.add_argument("number", type=int, help="the record's number in the database")
        parser.add_argument("--reason", required=True, help="why, naming nobody: it stays in the trail")
        parser.add_argument("--by", metavar="E-MAIL", required=True, help="who decided it")

    def handle(self, *args: Any, **options: Any) -> None:
        people = get_user_model()
        try:
            by = people._default_manager.get_by_natural_key(options["by"])  # type: ignore[attr-defined]
            gone = erase_payloads(
                record_kind=options["kind"].lower(),
                record_id=options["number"],
                reason=options["reason"],
                by=by,
                on=timezone.localdate(),
            )
        except people.DoesNotExist as error:
            raise CommandError(f"Nobody here signs in as {options['by']}. Check the address.") from error
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"Erased what {gone} {'entry' if gone == 1 else 'entries'} said.")
