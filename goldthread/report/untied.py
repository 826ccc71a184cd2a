"""The gaps that only the report can count: claims with nothing under them."""

from collections.abc import Collection

from django.db.models import Count, Q

from goldthread.kit.gaps import Counted
from goldthread.partners.models import Partnership, Person
from goldthread.report.models import Report


def untied(person: Person, homes: Collection[Partnership]) -> list[Counted]:
    """Return, for each report of some partnerships that has any, how many of its claims are tied to nothing."""
    is_untied = Q(sections__passages__isnull=False, sections__passages__ties__isnull=True)
    mine = Report.objects.visible_to(person).filter(home__in=homes)
    mine = mine.annotate(claims=Count("sections__passages", filter=is_untied))
    return [
        Counted("claim-untied", f"Claim tied to nothing in {report.title}", report.claims, report.get_absolute_url())
        for report in mine.filter(claims__gt=0).order_by("-starts_on", "pk")
    ]
