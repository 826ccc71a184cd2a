"""A council's templates: brought, brought anew, told what to leave empty, and retired."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from goldthread.kit.document.filling import look
from goldthread.kit.files.checks import Brought, shown_name
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import keep_file
from goldthread.report.models import Template
from goldthread.report.placeholders import PASSAGES
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("name", "kind", "file")
WORD = ("word",)


@operation
def add_template(
    *, home: Partnership, name: str, kind: str, file: Brought, key: str = "", by: Person | None, on: date
) -> Template:
    """Keep a Word file as a template. Raises Refusal for one that holds anything but words and names of placeholders,
    and then nothing is kept."""
    kept, uses = _kept(file, home.pk, by, on)
    row = Template(
        home=home, key=free_key(Template.objects.filter(home=home), name, key), name=name, kind=kind, file=kept,
        uses=uses, added_by=by, added_on=on,
    )  # fmt: skip
    stored(row)
    note(row, after=values_of(row, TOLD), says=f"brought the template {name}")
    return row


@operation
def revise_template(*, template: Template, file: Brought, version: int | None, by: Person | None, on: date) -> Template:
    """Put a mended file in the place of a template's; what was to be left empty is asked again where it is still
    unknown."""
    row = reread(template, version)
    kept, uses = _kept(file, row.home_id, by, on)
    before, after = changes(row, {"file": kept})
    row.uses, row.added_by, row.added_on = uses, by, on
    row.left_empty = [name for name in row.left_empty if name in {each["name"] for each in uses}]
    row.save()
    note(row, before, after, says="brought a newer file of the template")
    return row


@operation
def leave_empty(
    *, template: Template, names: Iterable[str], version: int | None, by: Person | None, on: date
) -> Template:
    """Say which placeholders of a template that Goldthread does not know are to be left empty."""
    row = reread(template, version)
    used = {each["name"] for each in row.uses}
    before, after = changes(row, {"left_empty": sorted(used & set(names))})
    row.save()
    note(row, before, after, says="said which placeholders are left empty")
    return row


@operation
def retire_template(*, template: Template, version: int | None, by: Person | None, on: date) -> Template:
    """Take a template out of use. Files that were made with it stay as they are."""
    row = reread(template, version)
    if row.retired_on:
        raise Refusal("This template is out of use already.")
    before, after = changes(row, {"retired_on": on})
    row.save()
    note(row, before, after, says=f"took the template {row.name} out of use")
    return row


def _kept(file: Brought, home: int, by: Any, on: date) -> tuple[StoredFile, list[dict[str, str]]]:
    content = file.content()
    try:
        uses = [asdict(each) for each in look(content, PASSAGES)]
    except Refusal as refusal:
        raise Refusal(f"“{shown_name(file.name)}” {refusal.sentence}", "file") from None
    return keep_file(name=file.name, content=content, partnership_id=home, kinds=WORD, by=by, on=on), uses
