"""The post's nouns: what somebody is still writing, what was sent, what goes out, what is done in the
background, and what can be found."""

from goldthread.post.models.draft import Draft, DraftQuerySet
from goldthread.post.models.findable import Findable, FindableQuerySet
from goldthread.post.models.job import Job, JobQuerySet
from goldthread.post.models.letter import Letter, LetterQuerySet
from goldthread.post.models.sent import Sent, SentQuerySet
from goldthread.post.models.stored import StoredFile, StoredFileQuerySet
from goldthread.post.models.worker import Worker, WorkerQuerySet

__all__ = [
    "Draft",
    "DraftQuerySet",
    "Findable",
    "FindableQuerySet",
    "Job",
    "JobQuerySet",
    "Letter",
    "LetterQuerySet",
    "Sent",
    "SentQuerySet",
    "StoredFile",
    "StoredFileQuerySet",
    "Worker",
    "WorkerQuerySet",
]
