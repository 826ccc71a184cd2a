"""What of the chapter can be brought in from a spreadsheet."""

from goldthread.plan.bringing.plan import PlanWorkbook

KINDS = (PlanWorkbook(),)
