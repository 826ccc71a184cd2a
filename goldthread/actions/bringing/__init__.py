"""How trackers of actions and logs of recommendations are read, row by row."""
