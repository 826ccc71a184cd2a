"""What is written about partnerships: their settings, their names, and what they become."""

from datetime import date
from typing import Any

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import FormerName, Partnership, Person, Succession
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread


@operation
def change_settings(
    *, partnership: Partnership, version: int | None, by: Person, on: date, **settings: Any
) -> Partnership:
    """Change how a partnership works: its rhythm, whether ratings are shown, the word for its report, its marking."""
    row = reread(partnership, version, settings)
    before, after = changes(row, settings)
    row.save()
    note(row, before, after, partnership_id=row.pk, says="changed the partnership's settings")
    return row


@operation
def rename_partnership(
    *,
    partnership: Partnership,
    name: str,
    short_name: str,
    kind: str,
    until: date,
    version: int | None,
    by: Person,
    on: date,
) -> Partnership:
    """Give a partnership a new name or kind from the day after `until`; what was recorded before keeps the old one."""
    refuse_ahead(until, on, "until")
    row = reread(partnership, version, {"name": name, "short_name": short_name})
    if row.former_names.filter(until__gte=until).exists():
        raise Refusal("There is a later change of name already. Choose a day after it.", "until")
    FormerName.objects.create(partnership=row, name=row.name, short_name=row.short_name, kind=row.kind, until=until)
    before, after = changes(row, {"name": name, "short_name": short_name, "kind": kind})
    row.save()
    note(row, before, after, partnership_id=row.pk, says=f"changed the partnership's name to {name}")
    return row


@operation
def succeed(
    *, partnership: Partnership, after: Partnership, how: str, starts: date, is_heir: bool, by: Person, on: date
) -> Succession:
    """Record that a partnership was merged, split or replaced on a day; the heir takes over what is still owed."""
    if after.pk == partnership.pk:
        raise Refusal("A partnership cannot become itself. Choose another.", "after")
    locked(Partnership.objects.all(), partnership.pk)
    if partnership.became.filter(after=after).exists():
        raise Refusal(f"It is recorded already that it became {after.name}. Choose another.", "after")
    if is_heir and partnership.became.filter(is_heir=True).exists():
        raise Refusal("One partnership takes over what is owed already.", "is_heir")
    link = Succession.objects.create(before=partnership, after=after, how=how, on=starts, is_heir=is_heir)
    note(link, {}, {"before": partnership.pk, "after": after.pk, "how": how, "on": starts, "is_heir": is_heir},
         partnership_id=partnership.pk, says=f"{link.get_how_display().lower()} {after.name}")  # fmt: skip
    return link
