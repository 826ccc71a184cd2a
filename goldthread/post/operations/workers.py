"""What workers say of themselves, and what is cleared away behind them. None of it leaves a trail."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from goldthread.post.models import Worker
from goldthread.trail.operation import operation

KEPT_FOR = timedelta(days=7)


@operation(silent=True)
def worker_seen(*, name: str, by: Any, on: date) -> None:
    """Remember that a worker is at work."""
    now = timezone.now()
    Worker.objects.update_or_create(
        name=name, defaults={"seen_at": now}, create_defaults={"name": name, "seen_at": now, "started_at": now}
    )


@operation(silent=True)
def worker_gone(*, name: str, by: Any, on: date) -> None:
    """Strike off a worker that stopped as it should."""
    Worker.objects.filter(name=name).delete()


@operation(silent=True)
def forget_what_is_old(*, by: Any, on: date) -> None:
    """Clear away tickets, and workers that were killed, of more than a week ago. Jobs and letters stay."""
    before = timezone.now() - KEPT_FOR
    DBTaskResult.objects.filter(enqueued_at__lt=before).exclude(status="READY").delete()
    Worker.objects.filter(seen_at__lt=before).delete()
