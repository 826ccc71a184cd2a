"""Sharing a risk with other areas: who owns it there, and what they say of it."""

from datetime import date

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person, Seat
from goldthread.risks.models import Risk, RiskShare
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import reread, stored


@operation
def share_risk(
    *,
    risk: Risk,
    partnership: Partnership,
    owner: Seat | None = None,
    comment: str = "",
    by: Person | None,
    on: date,
) -> RiskShare:
    """Share a risk with another area, which then reads it, and may name its own owner and say what it means there.
    Refused while one group keeps the risk to itself."""
    if risk.circle in ("group", "panel"):
        raise Refusal(
            f"It is kept by {risk.circle_group} alone. Let the whole partnership read it before you share it."
        )
    if partnership.pk == risk.home_id:
        raise Refusal("It is at home there. Choose another area.", "partnership")
    if RiskShare.objects.filter(risk=risk, partnership=partnership).exists():
        raise Refusal(f"{partnership} shares it already. Choose another area.", "partnership")
    share = stored(RiskShare(risk=risk, partnership=partnership, owner=owner, comment=comment))
    note(
        risk, after={"area": partnership.name, "owner": owner, "comment": comment}, says=f"shared it with {partnership}"
    )
    return share


@operation
def change_share(
    *, share: RiskShare, owner: Seat | None, comment: str, version: int | None, by: Person | None, on: date
) -> RiskShare:
    """Say who owns a shared risk in an area, and what it means there."""
    row = reread(share, version, {"owner": owner, "comment": comment})
    before, after = changes(row, {"owner": owner, "comment": comment})
    stored(row)
    note(row.risk, before, after, says=f"changed what {row.partnership} says of it")
    return row


@operation
def stop_sharing(*, share: RiskShare, version: int | None, by: Person | None, on: date) -> Risk:
    """Stop sharing a risk with an area. What it said of it stays in the history."""
    row = reread(share, version)
    risk, area = row.risk, row.partnership
    before = {"area": area.name, "owner": row.owner, "comment": row.comment}
    row.delete()
    note(risk, before, {}, says=f"stopped sharing it with {area}")
    return risk
