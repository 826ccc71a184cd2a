"""Pages about the partnership the reader is looking at, which the address does not name."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.verbs import Add


def the_partnership(request):
    """Return the partnership being looked at, or answer as for an address that does not exist."""
    partnership = current_partnership(request)
    if partnership is None:
        raise Http404
    return partnership


@dataclass(frozen=True)
class Place:
    """Where a page leads back to, and what stands above its heading."""

    words: str
    url: str

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return self.url


class AddHere(Add):
    """A new record of the partnership being looked at."""

    template_name = "plan/add.html"
    argument = "partnership"
    back = ("plan:plan", "Back to the plan")

    @staticmethod
    def may(person, permission, partnership):
        return may_in(person, permission, partnership.pk)

    def find(self):
        return the_partnership(self.request)

    def context(self):
        return {"record": Place(self.record.name, reverse(self.back[0]))}
