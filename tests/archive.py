"""Whether a PDF keeps PDF/A-2a. The checker takes a stream's last byte for part of the line end when it happens to be a
carriage return, in about one file of eighteen; there the length is counted here, byte by byte, instead."""

import re

import page as pdf


def archive_faults(content: bytes) -> list[str]:
    """What keeps the file from PDF/A-2a, each as the checker says it; a length that is right is no fault."""
    report = pdf.validate_pdf_bytes(content, profile=pdf.ValidationProfile.PDF_A_2A)
    faults = [each for each in report.failures if each.rule_id != "PDFA2A-STREAM-LENGTH-001"]
    lengths = [each for each in report.failures if each not in faults]
    return [str(each) for each in faults] + (wrong_lengths(content) if lengths else [])


def wrong_lengths(content: bytes) -> list[str]:
    """Every stream whose /Length does not lead to its end, and any that has none; our lines end in one way."""
    ends = [match.end() + int(match[1]) for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", content)]
    wrong = [f"stream before byte {end}" for end in ends if not content.startswith(b"\nendstream", end)]
    return wrong + ["a stream without a length"] * (content.count(b"\nendstream") - len(ends))
