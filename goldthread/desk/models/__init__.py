"""How people are reminded, what they were reminded of, and what was handed to a colleague."""

from goldthread.desk.models.chasing import Chasing, Digest, DigestItem
from goldthread.desk.models.handed import Handed

__all__ = ["Chasing", "Digest", "DigestItem", "Handed"]
