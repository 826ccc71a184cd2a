"""What the trail wants done once a day."""

DAILY = ("verify trail",)
