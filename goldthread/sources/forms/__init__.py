"""What is asked about inspections, and about what was shared with other boards."""
