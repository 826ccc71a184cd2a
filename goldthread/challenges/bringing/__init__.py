"""How a log of challenges is read, row by row."""
