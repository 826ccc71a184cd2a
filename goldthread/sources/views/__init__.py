"""Pages of inspections, and of what was shared with other boards."""
