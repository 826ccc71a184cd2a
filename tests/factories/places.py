"""One row of each table that tells how groups stood, who has to be there, and when nobody works."""

from datetime import date

from goldthread.clocks.models import ClosedDay, Term
from goldthread.partners.models import GroupPause, QuorumMember


def fill_structure(world):
    """A pause of the subgroup, an agency that its quorum names, a closed day and a term."""
    GroupPause.objects.create(
        group=world.subgroup, why="No chair.", starts_on=date(2025, 6, 1), ends_on=date(2025, 9, 1)
    )
    QuorumMember.objects.create(group=world.subgroup, agency=world.health)
    ClosedDay.objects.create(home=world.wessmere, key="closed", on=date(2026, 6, 11), name="Closed")
    days = {"starts_on": date(2026, 4, 13), "ends_on": date(2026, 7, 22)}
    Term.objects.create(home=world.wessmere, key="summer", name="Summer term", **days)
