"""Bringing in spreadsheets: which kinds there are, what a workbook seems to be, and what its rows become."""
