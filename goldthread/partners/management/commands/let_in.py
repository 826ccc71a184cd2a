"""goldthread let-in: give somebody a new password."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from goldthread.partners.admission import admit
from goldthread.partners.models import Person


class Command(BaseCommand):
    help = "Give somebody a new password, and print it once. Tell them in person; nobody can look it up again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAIL", help="the address they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"Nobody here signs in as {options['email']}. Add them to people.toml and load it.")
        password = secrets.token_urlsafe(12)
        admit(people=[person], password=password, by=None, on=timezone.localdate())
        self.stdout.write(f"{person.name} ({person.email}) signs in with: {password}")
