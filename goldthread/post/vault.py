"""Where the bytes of files stand: outside the web, under the hash of what they are, in a folder or in S3."""

from collections.abc import Iterator
from hashlib import sha256

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages


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


def opened(digest: str) -> File:
    """The bytes of a digest, to be read and closed. Raises FileNotFoundError when they are not there."""
    return vault().open(place_of(digest))


def poured(digest: str) -> Iterator[bytes]:
    """The bytes of a digest in pieces, opened when the first is asked for."""
    with opened(digest) as content:
        yield from content.chunks()


def has(digest: str) -> bool:
    """Whether the bytes of a digest are there."""
    return bool(digest) and vault().exists(place_of(digest))


def forget(digest: str) -> None:
    """Take bytes away. Asking for what is not there does nothing."""
    if digest:
        vault().delete(place_of(digest))
