"""Working days: bank holidays, closed days and school terms, and what falls due when."""
