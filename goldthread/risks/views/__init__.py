"""Pages of risks and of changes the partnership lives through."""
