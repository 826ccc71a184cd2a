"""What the post writes."""

from goldthread.post.operations.drafts import discard_draft, keep_draft

__all__ = ["discard_draft", "keep_draft"]
