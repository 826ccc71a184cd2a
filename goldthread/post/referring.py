"""What the words of a page refer to: linked for a reader who may see it, with one query for all of a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from goldthread.kit.references import OPENING, link_references, references_of
from goldthread.kit.sought import all_sought
from goldthread.post.models import Findable


class References:
    """Meets a finished page whose words name other records, and links those that its reader may see. Whoever came by
    the link of a digest can open nothing else, and gets plain words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if not is_page or OPENING not in response.content:
            return response
        page = response.content.decode()
        opens_only_this = getattr(request, "asked", None) or not request.user.is_authenticated
        urls = {} if opens_only_this else addresses(request.user, references_of(page))
        response.content = link_references(page, urls)
        return response


def addresses(person: Any, named: set[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """Where each of these records is read, of those that the reader may see; only the doors of the kinds that are named
    are asked, in one query."""
    prefixes = {reference.partition("-")[0] for _, reference in named}
    kinds = {each.kind for each in all_sought().values() if getattr(each.model, "REFERENCE", "") in prefixes}
    if not kinds:
        return {}
    visible = Findable.objects.visible_to(person, kinds)  # type: ignore[attr-defined]
    homes, references = {home for home, _ in named}, {reference for _, reference in named}
    rows = visible.filter(partnership_id__in=homes, reference__in=references)
    found = rows.values_list("partnership_id", "reference", "url")
    return {(home or 0, reference): url for home, reference, url in found}
