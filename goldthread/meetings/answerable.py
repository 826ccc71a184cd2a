"""Forms by which people answer what a meeting asks, which the link of a reminder may open."""

ANSWERABLE = ("meetings:interest", "meetings:attach", "meetings:reply", "meetings:carry-out")
