"""What is asked when a partnership sets its scale: grades each way, a line each, and bands of the score."""

import re
from typing import Any

from django import forms

from goldthread.kit.forms import DayField, Form
from goldthread.risks.rules import Matrix, fault_of
from goldthread.risks.scales import in_force

TONES = {"good": "green", "new": "yellow", "soon": "orange", "stopped": "purple", "moving": "blue", "quiet": "grey"}
COLOURS = {colour: tone for tone, colour in TONES.items()}
LINE = re.compile(r"(\d{1,3})\s+(?:and over:?\s+|to \d+:?\s+)?(.+?)(?:,\s*(\w+))?")


class LinesField(forms.CharField):
    """Names, one a line, returned as a list."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[str]:
        return [line.strip()[:40] for line in super().clean(value).splitlines() if line.strip()]


class BandsField(LinesField):
    """Bands, one a line: the lowest score, the name, and a colour."""

    def clean(self, value: Any) -> Any:
        found = []
        for line in super().clean(value):
            read = LINE.fullmatch(line)
            if read is None or (read[3] and read[3].lower() not in COLOURS):
                colours = ", ".join(COLOURS)
                raise forms.ValidationError(
                    f'"{line}" is not a band. Write its lowest score, its name and a colour, such as '
                    f'"10 High, orange". The colours are {colours}.'
                )
            found.append((int(read[1]), read[2], COLOURS.get((read[3] or "grey").lower(), "quiet")))
        return found


class ScaleForm(Form):
    starts_on = DayField(label="From what day are risks rated on it?")
    likelihood = LinesField(
        label="Grades of likelihood", help_text="One a line, the lowest first. As many as of impact, from two to ten."
    )
    impact = LinesField(label="Grades of impact", help_text="One a line, the lowest first.")
    bands = BandsField(
        label="Bands of the score",
        help_text="The score is likelihood times impact. One band a line: its lowest score, its name, and a colour "
        "(green, yellow, orange, purple, blue or grey; red is kept for what is late).",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**written(in_force(self.record, self.today)), **self.initial}

    def clean(self) -> None:
        given = self.cleaned_data
        if not self.errors:
            sizes = {len(given["likelihood"]), len(given["impact"])}
            if not sizes <= set(range(2, 11)):
                self.add_error("likelihood", "A scale has from two to ten grades each way.")
            elif fault := fault_of(len(given["likelihood"]), (given["likelihood"], given["impact"]), given["bands"]):
                self.add_error("impact" if len(sizes) > 1 else "bands", fault)


def written(matrix: Matrix) -> dict[str, str]:
    """A scale as its form is filled."""
    bands = [f"{band.lowest} {band.name}, {TONES.get(band.tone, 'grey')}" for band in matrix.bands]
    return {
        "likelihood": "\n".join(matrix.likelihood), "impact": "\n".join(matrix.impact), "bands": "\n".join(bands),
    }  # fmt: skip
