"""Spreadsheets brought in, made quickly for tests: from the text of a CSV file to what its rows become."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.partners.bringing.reading import read_file
from goldthread.partners.models import Import, Partnership, Person
from goldthread.partners.operations import bringing
from tests.cast import TODAY, World

TRACKER = "Action,Lead,Due\nTell everyone,Wessmere Health Trust,end of Q2\n"


def read(world: World, content: str | bytes = TRACKER, kind: str = "", who: str = "manager", **more: Any) -> Import:
    """Return a file as it is kept when it was read, its columns guessed."""
    return read_into(world.wessmere, world.people[who], content, kind, **more)


def read_into(home: Partnership, by: Person, content: str | bytes = TRACKER, kind: str = "", **more: Any) -> Import:
    """Return a file as it is kept for a partnership when somebody brought it."""
    data = content.encode() if isinstance(content, str) else content
    found = read_file("tracker.csv", data, kind, home, by)
    about = {"kind": found.kind, "file": found.file, "sheets": found.sheets, "wanted": found.wanted}
    asked = {"by": by, "on": TODAY} | more
    return bringing.keep_spreadsheet(partnership=home, columns=found.columns, **about, **asked)


def looked_through(world: World, content: str | bytes = TRACKER, kind: str = "", **more: Any) -> Import:
    """Return a file with what each of its rows becomes."""
    imported = read(world, content, kind, **more)
    asked = {"by": imported.brought_by, "on": TODAY}
    return bringing.look_through(imported=imported, columns=imported.columns, version=imported.version, **asked)


def loaded(world: World, content: str | bytes = TRACKER, kind: str = "", **more: Any) -> Import:
    """Return a file that is loaded."""
    imported = looked_through(world, content, kind, **more)
    asked = {"by": imported.brought_by, "on": TODAY}
    return bringing.load_spreadsheet(imported=imported, version=imported.version, **asked)


def undone(world: World, imported: Import) -> Import:
    """Return a file whose loading was taken back."""
    return bringing.undo_spreadsheet(imported=imported, version=imported.version, by=world.people["manager"], on=TODAY)


class Again(SimpleUploadedFile):
    """A file that can be sent again and again."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return super().read(*args)  # type: ignore[no-any-return]


def a_file(content: str | bytes = TRACKER, name: str = "tracker.csv") -> Again:
    """Return a file as a browser sends it."""
    return Again(name, content.encode() if isinstance(content, str) else content)
