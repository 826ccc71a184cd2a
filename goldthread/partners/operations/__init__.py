"""What is written about partnerships, their bodies and their people."""

from goldthread.partners.operations.partnerships import change_settings, rename_partnership, succeed

__all__ = ["change_settings", "rename_partnership", "succeed"]
