"""goldthread demo-people: let the invented people of the examples sign in, and say who they are."""

import os
import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.partners.admission import admit, seat_visitor
from goldthread.partners.models import Partnership, Person, Seat

INVENTED = r"(\.example|[@.]example\.(org|com|net))$"


class Command(BaseCommand):
    help = (
        "Give the invented people of the examples one password, and print who may sign in. On one's own computer only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--visit", metavar="KEY", action="append", default=[], help="seat a visitor here if nobody sits here yet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError("This is for a demonstration on one computer: everybody gets the same password.")
        today = timezone.localdate()
        empty = Partnership.objects.filter(key__in=options["visit"]).exclude(seats__holdings__isnull=False)
        for partnership in empty:
            seat_visitor(partnership=partnership, by=None, on=today)
        password = kept_password()
        if waiting := [person for person in invented_people() if not person.has_usable_password()]:
            admit(people=waiting, password=password, by=None, on=today)
        rows = who_is_who()
        widths = [max(len(row[column]) for row in rows) for column in range(2)] if rows else []
        for name, title, email in rows:
            self.stdout.write(f"{name:{widths[0]}}  {title:{widths[1]}}  {email}")
        self.stdout.write(f"\nEverybody's password: {password}")


def invented_people():
    return Person.objects.filter(email__iregex=INVENTED)


def kept_password() -> str:
    """The demonstration's password, made the first time and kept in the data folder for its owner alone."""
    path = settings.DATA_DIR / "demo-password"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("-".join(secrets.token_hex(2) for _ in range(4)))
    return path.read_text().strip()


def who_is_who() -> list[tuple[str, str, str]]:
    """One person for each role of each partnership: where they sit, as what, and the address they sign in with."""
    seats = Seat.objects.filter(holdings__person__in=invented_people(), holdings__ends_on=None)
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    for name, role, title, email in seats.order_by("partnership__short_name", "pk").values_list(
        "partnership__short_name", "role", "title", "holdings__person__email"
    ):
        found.setdefault((name, role), (name, title, email))
    administrators = invented_people().filter(is_administrator=True).values_list("email", flat=True)
    return [*found.values(), *(("", "Administrator", email) for email in administrators)]
