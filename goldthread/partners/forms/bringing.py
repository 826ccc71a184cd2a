"""What is asked about a spreadsheet that is brought in: the file, what it is, its sheets and its columns."""

from typing import Any

from django import forms

from goldthread.kit.brought import Bringing
from goldthread.kit.files.forms import OneFileField
from goldthread.kit.forms import Form, VersionedForm
from goldthread.kit.words import counted, joined, sentence_case
from goldthread.partners.bringing.holding import never_read
from goldthread.partners.bringing.kinds import kinds, kinds_for, tables_of
from goldthread.partners.bringing.naming import MOST, Offered, unknown_names

LEAVE, GUESS = "leave out", "work it out"


class BringForm(Form):
    file = OneFileField(
        label="Which file?", kinds=("excel", "csv"), keeps_name=False,
        help_text="An Excel workbook (.xlsx) or a CSV file, of at most 20,000 rows. It is looked through first, and "
        "nothing is loaded until you say so.",
        error_messages={"required": "Choose the spreadsheet."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = kinds_for(self.person, self.record.pk)
        titles = [(kind.key, kind.title) for kind in offered.values()]
        self.fields["kind"].choices = [(GUESS, "Work it out from its columns"), *titles]
        self.initial.setdefault("kind", GUESS)


class SheetsForm(VersionedForm):
    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)
    wanted = forms.MultipleChoiceField(
        label="Which sheets?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one sheet."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.key, k.title) for k in kinds_for(self.person, self.record.home_id).values()]
        sheets = self.record.read_sheets()
        self.fields["wanted"].choices = [(each.name, f"{each.name} ({len(each.lines):,} rows)") for each in sheets]


class ColumnsForm(VersionedForm):
    """A question for each column: what it is about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kinds()[self.record.kind]
        wanted = [sheet for sheet in self.record.read_sheets() if sheet.name in self.record.wanted]
        tables = tables_of(self.kind, wanted)
        choices = [(LEAVE, "Leave it out"), *((field.key, field.label) for field in self.kind.fields)]
        self.asked = {}
        for place, (column, about) in enumerate(self.record.columns.items()):
            if column in never_read([column]):
                continue
            name = f"column-{place}"
            self.asked[name] = column
            self.fields[name] = forms.ChoiceField(
                label=column, choices=choices, help_text=self.hint(column, about, tables)
            )
            self.initial[name] = about if about in dict(choices) else LEAVE

    def hint(self, column: str, about: str, tables: list) -> str:
        why = next((each.why for each in self.kind.left_out if each.key == about), "")
        found = [words for table in tables if column in table.columns for words in table.examples(column)][:3]
        examples = "; ".join(" ".join(words.split())[:60] for words in found)
        return why or (f"Such as: {examples}" if examples else "Nothing is written in it.")

    def clean(self) -> None:
        fields = {field.key: field for field in self.kind.fields}
        columns = dict.fromkeys(self.record.columns, "")
        for name, column in self.asked.items():
            about = self.cleaned_data.pop(name, LEAVE).replace(LEAVE, "")
            taken = next((each for each, key in columns.items() if about and key == about), None)
            if taken and not fields[about].is_many:
                self.add_error(name, f"“{taken}” is read as that already. Leave one of the two out.")
            columns[column] = about or self.left_out(column)
        for field in fields.values():
            if field.is_required and field.key not in columns.values():
                self.add_error(None, f"Say which column holds: {field.label.lower()}. Without it no row can be read.")
        self.cleaned_data["columns"] = columns

    def left_out(self, column: str) -> str:
        """The key of what is known and not read, kept so that its reason can be said again."""
        columns = self.record.columns
        about = columns.get(column, "")
        return about if about in {each.key for each in self.kind.left_out} else ""


class NamesForm(VersionedForm):
    """A box for each name for whom nobody is known: who it is, or nothing to leave it as words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unknown = unknown_names(self.record, self.person)
        self.offered = Offered(Bringing(self.record.home, self.person, self.today, self.record.file))
        self.asked = {}
        for place, each in enumerate(self.unknown[:MOST]):
            name = f"name-{place}"
            self.asked[name] = each.words
            where = joined([f"“{column}”" for column in each.columns if column])
            self.fields[name] = forms.CharField(
                label=each.words, required=False, max_length=300,
                help_text=sentence_case(counted(each.rows, "row")) + (f", under {where}" if where else ""),
                widget=forms.TextInput({"list": "who-may-be-meant", "autocomplete": "off"}),
            )  # fmt: skip
        self.one_of = tuple(self.asked)

    def clean(self) -> None:
        meant = {}
        for name, words in self.asked.items():
            typed = self.cleaned_data.pop(name, "")
            if typed and (found := self.offered.meant(typed)) is None:
                self.add_error(name, f"Nobody here is called “{typed}”. Choose from the list, or empty the box.")
            elif typed:
                meant[words] = found
        if not meant and not self.errors:
            self.add_error(None, "Say who at least one of them is, or go back to the rows.")
        self.cleaned_data["meant"] = meant
