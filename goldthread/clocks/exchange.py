"""What is loaded and dumped of closed days and school terms."""

from goldthread.clocks.models import ClosedDay, Term
from goldthread.kit.exchange.tables import Table

CLOSED_DAYS = Table(name="closed_days", model=ClosedDay, fields=("key", "on", "name", "is_open"))
TERMS = Table(name="terms", model=Term, fields=("key", "name", "starts_on", "ends_on"))
TABLES = (CLOSED_DAYS, TERMS)
