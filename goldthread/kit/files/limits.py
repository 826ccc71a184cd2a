"""How big a file may be, and which kinds are taken: read from the library, where an installation may change them."""

from goldthread.kit.library import library
from goldthread.kit.library.shapes import FileKind
from goldthread.kit.words import joined

MEGABYTE = 1 << 20


def limit(key: str) -> int:
    """How much of something a file may have, by its key in files.toml."""
    return library().file_limits[key].at_most


def biggest() -> int:
    """The most bytes that one file may have."""
    return limit("megabytes") * MEGABYTE


def kinds_taken() -> list[FileKind]:
    """The kinds of file that may be brought."""
    return [kind for kind in library().file_kinds.values() if kind.is_taken]


def kind_called(name: str) -> FileKind | None:
    """The kind that a file's name gives it out for, taken or not; None for an ending nobody listed."""
    low = name.lower()
    return next((kind for kind in library().file_kinds.values() if low.endswith(kind.endings)), None)


def endings_taken() -> str:
    """The endings that may be brought, for the box where a file is chosen: ".pdf,.docx"."""
    return ",".join(ending for kind in kinds_taken() for ending in kind.endings)


def taken_in_words() -> str:
    """The kinds that may be brought and the size of one file, as a sentence for whoever chooses."""
    names = joined([f"{kind.name} ({kind.endings[0]})" for kind in kinds_taken()])
    return f"{names}; at most {limit('megabytes')} MB each."


def media_type_of(key: str) -> str:
    """How a file of a kind is sent; as bytes and nothing more when the kind is not known any longer."""
    kind = library().file_kinds.get(key)
    return kind.media_type if kind else "application/octet-stream"
