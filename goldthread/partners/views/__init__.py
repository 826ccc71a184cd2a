"""Pages of partnerships, their bodies and their people."""
