"""What others say of us, and what we tell other boards: inspections, and learning that was shared."""
