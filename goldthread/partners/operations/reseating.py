"""Telling the chapters that somebody sits elsewhere now, so that what they keep about it is worked out again."""

from collections.abc import Iterable

from goldthread.kit.offers import offers
from goldthread.partners.models import Agency, Group, Seat


def reseat(*, seats: Iterable[Seat] = (), agencies: Iterable[Agency] = (), groups: Iterable[Group] = ()) -> None:
    """Tell every chapter that has a `reseated.py` which seats, agencies and groups are held, led or belong in another
    way than before. A seat speaks for its agency and its group too. Called inside the operation that changed it."""
    touched = list(seats)
    of_agencies = {each.pk for each in agencies} | {each.agency_id for each in touched if each.agency_id}
    of_groups = {each.pk for each in groups} | {each.group_id for each in touched if each.group_id}
    for offer in offers("reseated"):
        offer({each.pk for each in touched}, of_agencies, of_groups)
