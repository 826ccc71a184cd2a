"""The trail's background work: reading the whole chain, which takes a while when the record is large."""

from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.trail.verify import verify


def verify_trail(job: Any) -> tuple[str, str]:
    """Check the whole trail. Raises Refusal with the first fault, so that it reaches whoever looks after the house."""
    found = verify()
    if found.first:
        raise Refusal(f"The trail does not hold. {found.first} Run verify-trail for all that is wrong.")
    return f"{found.entries:,} entries hold, {found.erased} of them erased. Head: {found.head}", ""


JOBS = {"verify trail": verify_trail}
