"""Risks to the arrangements, issues that have happened, and changes the partnership lives through."""
