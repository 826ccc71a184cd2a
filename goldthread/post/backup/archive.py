"""The file of a back-up: a zip of parts, and a manifest that says how large each is, what it hashes to, and how many
rows, which migrations and which end of the trail belong to it."""

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from goldthread.kit.refusal import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1 << 20
NOT_ONE = "This is no back-up made by goldthread backup, or it was cut short. Take another copy of it."
OTHER_FORMAT = "This back-up was made by a newer Goldthread. Restore it with that one."
BROKEN = "The part {name} of this back-up is not what its manifest says. Take another copy of it."


@dataclass(frozen=True)
class Part:
    """One part of the file: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """What a back-up says of itself. `columns` names, by table, the columns of rows that are parts of their own."""

    engine: str
    made_at: str
    migrations: list[str]
    counts: dict[str, int]
    head: str
    columns: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def files(self) -> list[str]:
        """The names of the files that were kept beside the database."""
        return [name.removeprefix("files/") for name in self.parts if name.startswith("files/")]

    def written(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        told = json.loads(text)
        if told["format"] > FORMAT:
            raise Refusal(OTHER_FORMAT)
        return cls(**{**told, "parts": {name: Part(**part) for name, part in told["parts"].items()}})


class Writer:
    """Writes a back-up beside its place and moves it there when it is whole; nobody but its owner can read it."""

    def __init__(self, path: Path) -> None:
        self.path, self.partly = path, path.with_name(f"{path.name}.part")
        self.parts: dict[str, Part] = {}

    def __enter__(self) -> "Writer":
        if self.path.exists():
            raise Refusal(f"{self.path} stands there already. Give another name, or take it away.")
        if not self.path.parent.is_dir():
            raise Refusal(f"There is no folder {self.path.parent}. Make it first.")
        self.file = os.fdopen(os.open(self.partly, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")
        self.zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED, allowZip64=True, compresslevel=1)
        return self

    def add(self, name: str, pieces: Iterable[bytes | bytearray | memoryview], packed: bool = True) -> None:
        """Add one part, hashed as it goes by. What is packed already (a PDF, a Word file) is stored as it is."""
        hashed, size = sha256(), 0
        told = zipfile.ZipInfo(name)
        told.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        told.external_attr = 0o600 << 16
        with self.zip.open(told, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                hashed.update(piece)
                size += len(piece)
        self.parts[name] = Part(size, hashed.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, the last thing."""
        manifest.parts = self.parts
        self.zip.writestr(MANIFEST, manifest.written())

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.zip.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        if kind is None:
            self.partly.replace(self.path)
        else:
            self.partly.unlink(missing_ok=True)


class Reader:
    """Reads a back-up. Raises Refusal for a file that is none."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise Refusal(f"There is no file {path}.")
        try:
            self.zip = zipfile.ZipFile(path)
            self.manifest = Manifest.read(self.zip.read(MANIFEST))
        except (zipfile.BadZipFile, KeyError, TypeError, ValueError, OSError) as error:
            raise Refusal(NOT_ONE) from error

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, a piece at a time. Raises Refusal when they are not those of the manifest."""
        hashed, size = sha256(), 0
        try:
            with self.zip.open(name) as part:
                while piece := part.read(PIECE):
                    hashed.update(piece)
                    size += len(piece)
                    yield piece
        except (zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
            raise Refusal(BROKEN.format(name=name)) from error
        if Part(size, hashed.hexdigest()) != self.manifest.parts[name]:
            raise Refusal(BROKEN.format(name=name))

    def check(self) -> None:
        """Read every part once. Raises Refusal for the first that is broken, and for one too many."""
        more = set(self.zip.namelist()) ^ {MANIFEST, *self.manifest.parts}
        if more:
            raise Refusal(BROKEN.format(name=sorted(more)[0]))
        for name in self.manifest.parts:
            for _ in self.pieces(name):
                pass

    def close(self) -> None:
        self.zip.close()
