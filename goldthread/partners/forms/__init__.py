"""What is asked about partnerships, their bodies and their people."""
