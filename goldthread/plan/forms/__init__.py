"""What is asked about plans, objectives, outcomes and the yearly refresh."""
