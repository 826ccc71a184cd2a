"""Pages of scrutiny."""
