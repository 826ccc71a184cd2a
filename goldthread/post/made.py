"""What background work made for somebody to fetch: kept a day beside the files that people bring, and in no back-up."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

FOLDER = "made"
KEPT_FOR = timedelta(days=1)


def keep(job: int, content: bytes) -> None:
    """Keep what a job made, in place of what it made before."""
    store, place = storages["files"], _place_of(job)
    store.delete(place)
    store.save(place, ContentFile(content))


def read(job: int) -> bytes | None:
    """What a job made; None when it is no longer kept."""
    store, place = storages["files"], _place_of(job)
    if not store.exists(place):
        return None
    with store.open(place) as file:
        return file.read()  # type: ignore[no-any-return]


def forget_what_is_old() -> None:
    """Take away what nobody fetched in time; it can be made again."""
    before = timezone.now() - KEPT_FOR
    for place in _places():
        if storages["files"].get_modified_time(place) < before:
            storages["files"].delete(place)


def forget_all() -> None:
    """Take away all that was made, for it may say what was erased; it can be made again."""
    for place in _places():
        storages["files"].delete(place)


def _places() -> list[str]:
    store = storages["files"]
    return [f"{FOLDER}/{name}" for name in store.listdir(FOLDER)[1]] if store.exists(FOLDER) else []


def _place_of(job: int) -> str:
    return f"{FOLDER}/{job}"
