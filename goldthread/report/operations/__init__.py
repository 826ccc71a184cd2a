"""What is written about reports and committee papers."""
