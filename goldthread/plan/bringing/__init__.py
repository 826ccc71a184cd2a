"""How a plan in a spreadsheet is read, row by row."""
