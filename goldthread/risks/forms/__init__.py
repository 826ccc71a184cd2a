"""What is asked about risks, their ratings and reviews, and changes the partnership lives through."""
