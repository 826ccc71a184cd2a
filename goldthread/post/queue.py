"""The queue: each job waits in it as a ticket, in the database, taken by one worker only."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from goldthread.post.work import see_to


@task()
def take_ticket(job: int) -> None:
    """Do what a ticket stands for."""
    see_to(job)


def enqueue(job: int) -> None:
    """Put a ticket for a job into the queue; it is there when the transaction ends."""
    take_ticket.enqueue(job)


def has_tickets() -> bool:
    """Whether anything waits; cheaper than asking for the next one, which locks."""
    return DBTaskResult.objects.ready().exists()


def jobs_with_tickets() -> set[int]:
    """The jobs that have a ticket in the queue."""
    return {each["args"][0] for each in DBTaskResult.objects.ready().values_list("args_kwargs", flat=True)}
