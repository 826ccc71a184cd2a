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
    store, before = storages["files"], timezone.now() - KEPT_FOR
    for name in store.listdir(FOLDER)[1] if store.exists(FOLDER) else ():
        if store.get_modified_time(f"{FOLDER}/{name}") < before:
            store.delete(f"{FOLDER}/{name}")


def _place_of(job: int) -> str:
    return f"{FOLDER}/{job}"
