"""Files that people bring: what kind each is, whether it may be kept, what it says, and what a virus scanner says."""
