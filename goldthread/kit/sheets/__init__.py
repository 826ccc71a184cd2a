"""Spreadsheets as people keep them, read into plain cells: where the headings are, and what each column is about."""

from goldthread.kit.sheets.headings import Table, fingerprint, fit, guessed, table_of
from goldthread.kit.sheets.reading import read_workbook
from goldthread.kit.sheets.shapes import Line, Sheet

__all__ = ["Line", "Sheet", "Table", "fingerprint", "fit", "guessed", "read_workbook", "table_of"]
