"""What a back-up has to agree with before and after it is restored."""

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from goldthread.kit.refusal import Refusal
from goldthread.post.backup.archive import Manifest

BROUGHT = {"django_migrations", "django_content_type", "auth_permission"}  # what preparing an installation puts there
PASSING = {"django_session", "goldthread_cache", "post_worker"}  # nobody misses it, and it may stand in an empty one
NOT_EMPTY = "This installation is not empty: {table} holds {count} rows. Restore into an empty one."
UNKNOWN = (
    "This back-up was made by another Goldthread: it knows {name}, which this one does not. Restore with that one."
)


def migrations_in(rows: Iterable[tuple[str, str]]) -> list[str]:
    """The names of migrations as a manifest spells them, in order."""
    return sorted(f"{app}.{name}" for app, name in rows)


def refuse_unless_known(migrations: list[str]) -> None:
    """Refuse a back-up with a migration that this Goldthread does not have; one with fewer is brought up to date."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection, ignore_no_migrations=True).disk_migrations}
    unknown = sorted(set(migrations) - known)
    if unknown:
        raise Refusal(UNKNOWN.format(name=unknown[0]))


def refuse_unless_empty(filled: Mapping[str, int]) -> None:
    """Refuse an installation in which anything was kept."""
    for table, count in filled.items():
        if count and table not in BROUGHT | PASSING:
            raise Refusal(NOT_EMPTY.format(table=table, count=count))


def compare(manifest: Manifest, counts: Mapping[str, int], head: str) -> None:
    """Compare rows and the end of the trail with the manifest. Raises Refusal for the first that differs."""
    for table in sorted({*manifest.counts, *counts}):
        wanted, found = manifest.counts.get(table), counts.get(table)
        if wanted != found:
            raise Refusal(f"The table {table} holds {found} rows, and the manifest says {wanted}.")
    if head != manifest.head:
        raise Refusal(f"The trail ends with {head}, and the manifest says {manifest.head}.")
