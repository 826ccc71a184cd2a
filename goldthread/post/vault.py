"""Where the bytes of files stand: outside the web, under the hash of what they are, in a folder or in S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, cast

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

AT_ONCE = 1 << 16


def vault() -> Storage:
    """The store in force: STORAGES["files"] of the settings."""
    return storages["files"]


def place_of(digest: str) -> str:
    """Where the bytes of a digest stand: "3f/3fa9...", so that no folder grows too long."""
    return f"{digest[:2]}/{digest}"


def keep(content: bytes) -> tuple[str, bool]:
    """Keep bytes, once however often they are brought, and answer their digest and whether they were new here."""
    digest = sha256(content).hexdigest()
    place, store = place_of(digest), vault()
    if store.exists(place):
        if store.size(place) == len(content):
            return digest, False
        store.delete(place)  # cut short when the machine stopped
    store.save(place, ContentFile(content))
    return digest, True


@contextmanager
def opened(digest: str) -> Iterator[IO[bytes]]:
    """The bytes of a digest, for as long as the block lasts. Raises FileNotFoundError when they are not there."""
    with vault().open(place_of(digest)) as content:
        yield cast(IO[bytes], content.file)


def poured(digest: str) -> Iterator[bytes]:
    """The bytes of a digest in pieces, opened when the first is asked for."""
    with opened(digest) as content:
        while piece := content.read(AT_ONCE):
            yield piece


def has(digest: str) -> bool:
    """Whether the bytes of a digest are there."""
    return bool(digest) and vault().exists(place_of(digest))


def forget(digest: str) -> None:
    """Take bytes away. Asking for what is not there does nothing."""
    if digest:
        vault().delete(place_of(digest))
