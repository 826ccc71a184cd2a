"""Pages of reports, committee papers, and the guidance they answer."""
