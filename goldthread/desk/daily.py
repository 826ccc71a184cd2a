"""What the desk wants done once a day."""

from goldthread.desk.jobs import SETTLE

DAILY = (SETTLE,)
