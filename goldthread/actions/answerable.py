"""What of actions the link of a digest may open: the forms by which somebody answers what is asked of them."""

ANSWERABLE = ("actions:progress", "actions:claim")
