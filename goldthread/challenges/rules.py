"""What is judged of challenges: who closes one, and how small a count of escalations may be printed as."""

from dataclasses import dataclass

SMALL = 5
FEW = "fewer than five"


@dataclass(frozen=True)
class Raiser:
    """The seat that raised a challenge, as it stands today: whether one is known, whether it has ended, and whether
    somebody holds it or is named to."""

    is_known: bool
    has_ended: bool = False
    is_filled: bool = False

    @property
    def closes(self) -> bool:
        """Whether the seat itself closes what it raised; where it cannot, the scrutineer does."""
        return self.is_known and not self.has_ended and self.is_filled

    @property
    def why_not(self) -> str:
        """Why the scrutineer closes it instead, as a sentence goes on."""
        if not self.is_known:
            return "no seat is recorded as having raised it"
        return "that seat has ended" if self.has_ended else "nobody holds that seat, or is named to"


def may_close(raiser: Raiser, holds_the_seat: bool, is_scrutineer: bool) -> bool:
    """Return whether somebody closes a challenge: only who holds the seat that raised it, its next holder included;
    the scrutineer only where that seat has ended, stands empty for good, or is not known."""
    return holds_the_seat if raiser.closes else is_scrutineer


def printed(count: int) -> str:
    """Return a count of practitioners' escalations as it is published: none, few, or the number."""
    return FEW if 0 < count < SMALL else f"{count:,}"
