"""Back-up and restore: the whole installation in one file, database and files, with a manifest to compare it by."""
