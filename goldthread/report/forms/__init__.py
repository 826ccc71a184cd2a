"""What the pages of reports and papers ask."""
