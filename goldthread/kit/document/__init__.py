"""Documents: one tree, and a writer for each kind of file."""
