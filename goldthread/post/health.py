"""Is all well: what whoever looks after an installation wants to know, each with a sentence that says what to do."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min, Q
from django.utils.timezone import localtime

from goldthread.kit.files import scanner
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, sentence_case
from goldthread.post.models import Job, Letter, Worker
from goldthread.post.queries import SILENT
from goldthread.trail.models import Entry

WELL, LOOK, UNWELL = "well", "look", "not well"
LONG_WAIT = timedelta(minutes=10)
BACKED_UP = "note_backup"
LITTLE, VERY_LITTLE = 2_000_000_000, 200_000_000


@dataclass(frozen=True)
class Check:
    """One thing looked at: what, how it is (well, look, not well), and the sentence."""

    what: str
    state: str
    says: str


def checks(now: datetime) -> list[Check]:
    """Look at everything, the most important first. A database that does not answer is all there is to say."""
    try:
        return list(_all(now))
    except DatabaseError as error:
        return [Check("Database", UNWELL, f"It does not answer ({type(error).__name__}). Start it, then look again.")]


def answers() -> bool:
    """Whether the site can do its work at all: its database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def as_data(found: list[Check]) -> dict[str, object]:
    """The same for a program."""
    return {"well": all(each.state != UNWELL for each in found), "checks": [asdict(each) for each in found]}


def _all(now: datetime) -> Iterator[Check]:
    yield _database()
    yield _worker(now)
    yield _jobs(now)
    yield _mail(now)
    yield _storage()
    yield _scanner()
    yield _disk()
    yield _trail(now)
    yield _backup(now)


def _database() -> Check:
    executor = MigrationExecutor(connection)
    behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if behind:
        return Check(
            "Database", UNWELL, f"It is {counted(behind, 'step')} behind the software. Run goldthread prepare."
        )
    return Check("Database", WELL, f"{connection.display_name} answers and is up to date.")


def _worker(now: datetime) -> Check:
    seen = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True)
    if not seen:
        return Check("Worker", UNWELL, "No worker was ever started. Start goldthread worker, and keep it running.")
    if seen[0] < now - SILENT:
        return Check("Worker", UNWELL, f"No worker was heard of since {_when(seen[0])}. Start goldthread worker.")
    return Check(
        "Worker",
        WELL,
        f"{sentence_case(counted(len([each for each in seen if each > now - SILENT]), 'worker'))} at work.",
    )


def _jobs(now: datetime) -> Check:
    told = Job.objects.aggregate(
        waiting=Count("pk", filter=Q(state__in=Job.UNENDED)),
        oldest=Min("asked_at", filter=Q(state=Job.State.WAITING)),
        failed=Count("pk", filter=Job.TO_MEND),
    )
    said = f"{sentence_case(counted(told['waiting'], 'piece of work is', 'pieces of work are'))} waiting or under way"
    if told["failed"]:
        return Check("Background work", LOOK, f"{said}, {counted(told['failed'], 'has', 'have')} failed: see below.")
    if told["oldest"] and told["oldest"] < now - LONG_WAIT:
        return Check("Background work", LOOK, f"{said}, the oldest since {_when(told['oldest'])}.")
    return Check("Background work", WELL, f"{said}.")


def _mail(now: datetime) -> Check:
    told = Letter.objects.aggregate(
        waiting=Count("pk", filter=Q(state__in=(Letter.State.WAITING, Letter.State.CLAIMED))),
        oldest=Min("written_at", filter=Q(state=Letter.State.WAITING, due_at__lte=now)),
        failed=Count("pk", filter=Q(state=Letter.State.FAILED)),
    )
    said = f"{sentence_case(counted(told['waiting'], 'letter waits', 'letters wait'))}"
    if told["failed"]:
        return Check("Mail", LOOK, f"{said}, {counted(told['failed'], 'letter')} could not be sent: see below.")
    if told["oldest"] and told["oldest"] < now - LONG_WAIT:
        return Check("Mail", LOOK, f"{said}, the oldest since {_when(told['oldest'])}.")
    if not settings.MAIL:
        state = WELL if settings.LOCAL else LOOK
        return Check(
            "Mail", state, f"{said}. Letters are put into a folder and reach nobody until GOLDTHREAD_MAIL is set."
        )
    return Check("Mail", WELL, f"{said}. They are sent through {settings.MAIL['host']}.")


def _storage() -> Check:
    place = getattr(storages["files"], "location", "")
    try:
        storages["files"].exists("no-file-of-this-name")
        if os.path.isabs(place) and not os.access(_standing(place), os.W_OK):
            return Check("Files", UNWELL, f"{place} cannot be written. Give it to the account that runs Goldthread.")
    except Exception as error:  # whatever the client of a bucket raises
        return Check("Files", UNWELL, f"The place for files does not answer ({type(error).__name__}).")
    return Check("Files", WELL, f"Kept in {settings.FILES_BUCKET or place}.")


def _standing(place: str) -> str:
    """The folder itself, or the nearest above it that is there."""
    while not os.path.exists(place):
        place = os.path.dirname(place)
    return place


def _scanner() -> Check:
    address = settings.GOLDTHREAD_CLAMAV
    if not address:
        return Check(
            "Virus scanner", LOOK, "There is none: GOLDTHREAD_CLAMAV is not set. Files say that they were not scanned."
        )
    if not scanner.is_there(address, seconds=3):
        return Check("Virus scanner", UNWELL, "It does not answer, so files wait unseen by others. Start it.")
    return Check("Virus scanner", WELL, "It answers.")


def _disk() -> Check:
    free = shutil.disk_usage(_standing(str(settings.DATA_DIR))).free
    said = f"{free / 1e9:.1f} GB are free beside the data."
    state = WELL if free > LITTLE else LOOK if free > VERY_LITTLE else UNWELL
    return Check("Disk", state, said if state == WELL else f"{said} Make room.")


def _trail(now: datetime) -> Check:
    last = Job.objects.filter(kind="verify trail", ended_at__isnull=False).order_by("-ended_at").first()
    if last is None or last.ended_at is None:
        return Check("Trail", LOOK, "It was not verified yet. A worker does so once a day.")
    if last.state == Job.State.FAILED:
        return Check("Trail", UNWELL, f"Verified {_when(last.ended_at)}: {last.says}")
    state = WELL if last.ended_at > now - timedelta(days=2) else LOOK
    return Check("Trail", state, f"Verified {_when(last.ended_at)}. {last.says}")


def _backup(now: datetime) -> Check:
    last = Entry.objects.filter(operation=BACKED_UP).order_by("-id").first()
    if last is None:
        return Check("Back-up", LOOK, "None was made yet with goldthread backup.")
    state = WELL if last.at > now - timedelta(days=2) else LOOK
    return Check("Back-up", state, f"The last was begun {_when(last.at)}.")


def _when(moment: datetime) -> str:
    local = localtime(moment)
    return f"on {uk_date(local.date())} at {local:%H:%M}"
