"""Pages of the desk, which gather from every chapter."""
