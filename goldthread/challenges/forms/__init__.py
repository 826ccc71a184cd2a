"""What is asked about challenges and about counts of practitioners' escalations."""
