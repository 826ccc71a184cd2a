"""Evidence that is a file, as it stands after it was brought."""

from typing import Any

from django.utils import timezone

from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.post import vault
from goldthread.post.models import StoredFile
from tests.cast import TODAY
from tests.kit.files.made import a_pdf


def stored(partnership: Any, by: Any, state: str = "checked", content: bytes = b"", **more: Any) -> StoredFile:
    """A file that somebody brought, in a state of its check."""
    content = content or a_pdf()
    found = [{"kind": "nhs", "place": "page 1"}] if state == "held" else []
    about = {"why": "It may say who a child is." if state in ("held", "refused") else "", "found": found, **more}
    return StoredFile.objects.create(
        partnership_id=partnership.pk, key=f"f-{StoredFile.objects.count()}", name="audit.pdf", kind="pdf",
        size=len(content), digest=vault.keep(content)[0], state=state, added_by_id=by.pk, added_at=timezone.now(),
        checked_at=None if state == "waiting" else timezone.now(), **about,
    )  # fmt: skip


def filed(world: Any, who: str = "manager", state: str = "checked", **more: Any) -> Evidence:
    """A piece of evidence of Wessmere's that is a file."""
    home, person, number = world.wessmere, world.people[who], Evidence.objects.count() + 100
    evidence = Evidence.objects.create(
        home=home, key=f"ev-{number}", number=number, kind="file", title="Audit of neglect", added_by=person,
        entered_on=TODAY, **more,
    )  # fmt: skip
    file = stored(home, person, state)
    EvidenceFile.objects.create(evidence=evidence, file=file, number=1, added_by=person, added_on=TODAY)
    return evidence
