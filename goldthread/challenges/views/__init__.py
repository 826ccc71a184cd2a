"""Pages of challenges, and of counts of practitioners' escalations."""
