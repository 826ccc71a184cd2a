"""Goldthread: from what a safeguarding children partnership plans to the report it publishes."""
