"""The post's nouns: what somebody is still writing."""

from goldthread.post.models.draft import Draft, DraftQuerySet

__all__ = ["Draft", "DraftQuerySet"]
