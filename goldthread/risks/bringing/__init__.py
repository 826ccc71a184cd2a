"""How a register of risks is read, row by row."""
