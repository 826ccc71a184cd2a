"""Independent scrutiny: its plan, what it looked at, what it found, and its statement."""
