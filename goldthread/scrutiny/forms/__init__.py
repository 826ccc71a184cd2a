"""What is asked about scrutiny."""
