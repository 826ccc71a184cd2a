"""What the chapter does when a file it shows was looked at, cleared or erased: marks and words are made anew."""

from goldthread.actions.models import EvidenceFile, EvidenceUse
from goldthread.actions.operations.marks import refresh_marks


def follows(touched: dict[str, set[int]]) -> None:
    """Work out the marks of every action that uses evidence whose file was touched, and count that evidence among what
    was touched, so that it is found by its new words."""
    files = touched.get("post.storedfile", set()) | set()
    if not files:
        return
    evidence = set(EvidenceFile.objects.filter(file__in=files).values_list("evidence", flat=True))
    touched.setdefault("actions.evidence", set()).update(evidence)
    refresh_marks(EvidenceUse.objects.filter(evidence__in=evidence).values_list("action", flat=True))
