"""Gathering: the record, as the chapters keep it, read once and turned into the report's facts."""

from goldthread.report.gathering.whole import paper_whole, report_whole

__all__ = ["paper_whole", "report_whole"]
