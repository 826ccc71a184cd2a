"""What is asked about sources, recommendations and actions."""
