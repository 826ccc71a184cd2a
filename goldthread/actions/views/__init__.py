"""Pages of actions, recommendations and sources."""
