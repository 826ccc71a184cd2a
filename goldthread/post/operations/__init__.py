"""What the post writes."""

from goldthread.post.operations.drafts import discard_draft, keep_draft
from goldthread.post.operations.letters import write_letter

__all__ = ["discard_draft", "keep_draft", "write_letter"]
