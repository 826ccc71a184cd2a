"""What of the chapter can be brought in from a spreadsheet."""

from goldthread.risks.bringing.register import RiskRegister

KINDS = (RiskRegister(),)
