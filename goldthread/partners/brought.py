"""What of partnerships can be brought in from a spreadsheet."""

from goldthread.partners.bringing.people import PeopleAndSeats

KINDS = (PeopleAndSeats(),)
