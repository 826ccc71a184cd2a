"""Pages of bringing in a spreadsheet: the file, its columns, what each row becomes, loading it and taking it back."""

from django.shortcuts import redirect
from django.urls import reverse

from goldthread.kit.forms import VersionedForm
from goldthread.kit.verbs import page_of
from goldthread.kit.words import counted, sentence_case
from goldthread.partners.bringing import showing
from goldthread.partners.bringing.holding import never_read
from goldthread.partners.bringing.kinds import kinds, kinds_for, seems_to_be
from goldthread.partners.bringing.naming import may_be_named, unknown_names
from goldthread.partners.bringing.reading import columns_for, never_in_words, read_file
from goldthread.partners.forms.bringing import BringForm, ColumnsForm, NamesForm, SheetsForm
from goldthread.partners.models import Import
from goldthread.partners.operations import bringing as operations
from goldthread.partners.operations import naming
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Page, Take

BRING = Permission.BRING_IN
AT_ONCE = 1000
NOT_SAID = "It is left out, so nothing of it is kept. Change how the columns are read to keep its words."


class BringIn(AddAtHome):
    permission = BRING
    template_name = "partners/bring.html"
    form_class = BringForm
    title = "Bring in a spreadsheet"
    button = "Look through it"

    def context(self):
        brought = Import.objects.visible_to(self.person).filter(home=self.record).exclude(state="discarded")
        return {"brought": brought.select_related("brought_by").order_by("-pk").defer("sheets")[:20]}

    def operate(self, form):
        file, chosen = form.cleaned_data["file"], form.cleaned_data["kind"]
        read = read_file(file.name, file.content(), chosen, self.record, self.person)
        about = {"kind": read.kind, "file": read.file, "sheets": read.sheets, "wanted": read.wanted}
        asked = {"columns": read.columns, "by": self.person, "on": self.today}
        return operations.keep_spreadsheet(partnership=self.record, **about, **asked)

    def done(self, record):
        return redirect("partners:import-columns", pk=record.pk)


class ImportPage(Page):
    model = Import
    permission = BRING
    template_name = "partners/import.html"

    def records(self):
        return super().records().select_related("home", "brought_by").defer("sheets")

    def context(self):
        record, show = self.record, self.request.GET.get("show", "")
        kind = kinds()[record.kind]
        page = page_of(showing.rows_shown(record, self.person, show), 50, self.request.GET.get("page"))
        return {
            "kind": kind,
            "page": page,
            "rows": showing.shown(page.object_list, self.person),
            "tabs": self.tabs(show),
            "said": showing.said(record, kind),
            "looked_at": showing.looked_at(record),
            "taken_back": showing.taken_back(record),
            "loads": record.how_many("new", "changes"),
            "left_out": self.left_out(kind),
            "never": never_in_words(record.columns),
            "unknown": unknown_names(record, self.person) if may_be_named(record, kind) else [],
            "job": showing.job_of(record, self.person) if record.state == "loading" else None,
        }

    def tabs(self, show):
        counts = {**self.record.counts, "": 1}
        return [(words, f"?show={key}" if key else "?", key == show) for key, words in showing.SHOWN if counts.get(key)]

    def left_out(self, kind):
        whys = {each.key: each.why for each in kind.left_out}
        never = never_read(self.record.columns)
        columns = [(column, about) for column, about in self.record.columns.items() if column not in never]
        return [(column, whys.get(about, NOT_SAID)) for column, about in columns if about in whys or not about]


class ImportStep(Take):
    """A step with a spreadsheet that is brought in."""

    model = Import
    permission = BRING
    argument = "imported"

    def records(self):
        return super().records().select_related("home")


class ChooseSheets(ImportStep):
    form_class = SheetsForm
    step = "look through"
    title = "What is it, and which sheets?"
    button = "Go on to the columns"

    def initial(self):
        return {"kind": self.record.kind, "wanted": self.record.wanted}

    def operate(self, form):
        answers = form.cleaned_data
        kind = kinds_for(self.person, self.record.home_id)[answers["kind"]]
        sheets = self.record.read_sheets()
        columns = columns_for(kind, sheets, answers["wanted"], self.record.home, self.person)
        about = {"kind": kind, "wanted": answers["wanted"], "columns": columns, "version": answers["version"]}
        return operations.choose_sheets(imported=self.record, **about, by=self.person, on=self.today)

    def done(self, record):
        return redirect("partners:import-columns", pk=record.pk)


class Columns(ImportStep):
    template_name = "partners/import_columns.html"
    form_class = ColumnsForm
    operation = operations.look_through
    step = "look through"
    title = "What is in each column?"
    button = "Look at the rows"

    def done(self, record):
        return redirect(record)

    def context(self):
        sheets = self.record.read_sheets()
        kind, among = kinds()[self.record.kind], kinds_for(self.person, self.record.home_id)
        wanted = [sheet for sheet in sheets if sheet.name in self.record.wanted]
        return {
            "kind": kind,
            "wanted": wanted,
            "others": len(sheets) - len(wanted),
            "seeming": seems_to_be(kind, wanted or sheets, among),
            "never": never_in_words(self.record.columns),
        }


class Names(ImportStep):
    template_name = "partners/import_names.html"
    form_class = NamesForm
    operation = naming.say_who_is_meant
    title = "Who is meant?"
    button = "Use these for all rows"

    def records(self):
        return super().records().defer("sheets")

    def context(self):
        return {"kind": kinds()[self.record.kind]}

    def say(self, record):
        left = len(unknown_names(record, self.person))
        rest = (
            f" {sentence_case(counted(left, 'name'))} {'is' if left == 1 else 'are'} still kept as words."
            if left
            else ""
        )
        return f"Done, and kept for the next spreadsheet.{rest}"


class LoadImport(ImportStep):
    form_class = VersionedForm
    step = "load"
    title = "Load the rows"
    button = "Load them"

    def operate(self, form):
        is_big = self.record.how_many("new", "changes") > AT_ONCE
        load = operations.ask_to_load if is_big else operations.load_spreadsheet
        return load(imported=self.record, version=form.cleaned_data["version"], by=self.person, on=self.today)

    def say(self, record):
        if record.state == "loading":
            return "It is being loaded in the background. You may leave this page."
        return "Loaded. Look at the rows that were held back, and at those with something to look at."


class UndoImport(ImportStep):
    template_name = "partners/import_undo.html"
    form_class = VersionedForm
    operation = operations.undo_spreadsheet
    step = "undo"
    title = "Undo this import"
    button = "Undo it"

    said = "Undone."


class ThrowAway(ImportStep):
    form_class = VersionedForm
    operation = operations.throw_away
    step = "throw away"
    title = "Throw it away"
    button = "Throw it away"
    said = "Thrown away. Nothing of it was loaded."

    def where(self, record):
        return reverse("partners:bring")
