"""A date in a cell, however it was typed: what can be read is, and what cannot is kept as its words."""

import re
from datetime import date

from goldthread.kit.periods import Period, Span, UnreadableSpan, parse_span, span_of_words
from goldthread.kit.words import within_sentence

NOTHING = frozenset({"", "-", "--", "n/a", "na", "none", "nil", "unknown", "not known", "not set"})
DASHES = str.maketrans({"\u2013": "-", "\u2014": "-"})
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,. ]+", re.IGNORECASE)
SHORT_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")
NAMED_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]*(?:of )?([A-Za-z]{3,9})\.?,?[ -]*'?(\d{2}|\d{4})")
SHORT_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ -]*'?(\d{2}|\d{4})")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$")
LONGEST = 120


def span_of_cell(text: str, period: Period | None = None) -> tuple[Span, str]:
    """Return the date a cell names, and a sentence where it is kept as words: "end of Q2", "ongoing", 31 June."""
    words = " ".join(text.split())
    if words.lower().strip(".") in NOTHING:
        return Span.unknown(), ""
    for form in dict.fromkeys((words, *_spelled(words))):
        try:
            return parse_span(form), ""
        except UnreadableSpan:
            continue
    try:
        span = span_of_words(words[:LONGEST], period)
    except UnreadableSpan:
        return Span(None, None, words[:LONGEST]), "There is no such day in the calendar, so it is kept as words."
    return span, "" if span.is_dated else "It names no day, so it is kept as words, and nothing can be late by it."


def day_of_cell(text: str) -> tuple[date | None, str]:
    """Return the one day a cell names, and a sentence where it names none."""
    span, _ = span_of_cell(text)
    if span.is_unknown or span.is_day:
        return span.first, ""
    return None, f"It is not one day, so it is left out. Write it as 3 May 2026, not as {within_sentence(text)[:60]}."


def _spelled(words: str) -> list[str]:
    """The same date as it would be typed here: four figures for the year, no weekday and no time."""
    bare = TIME.sub("", WEEKDAY.sub("", words.translate(DASHES)))
    found = [bare, bare.replace(" - ", " to ")]
    if day := SHORT_DAY.fullmatch(bare):
        found.append(f"{day[1]}/{day[2]}/{_year(day[3])}")
    if day := NAMED_DAY.fullmatch(bare):
        found.append(f"{day[1]} {day[2]} {_year(day[3])}")
    if month := SHORT_MONTH.fullmatch(bare):
        found.append(f"{month[1]} {_year(month[2])}")
    return found


def _year(figures: str) -> str:
    return f"20{figures}" if len(figures) == 2 else figures
