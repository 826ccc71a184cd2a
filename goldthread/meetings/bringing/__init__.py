"""How a log of decisions is read, row by row."""
