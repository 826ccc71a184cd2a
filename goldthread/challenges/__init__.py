"""Challenges: who challenged whom on what, and what changed."""
