"""What `./run` does, in the standard library alone: it works before anything is installed."""
