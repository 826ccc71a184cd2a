"""Reports: the list, the editor with its sections, settings, coverage, figures, preview and files."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from goldthread.kit.columns import Column
from goldthread.kit.library import edition_for, guidance
from goldthread.kit.periods import reporting_year
from goldthread.kit.verbs import Page as AnyPage
from goldthread.kit.words import counted, in_words, sentence_case
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import AddAtHome, Change, Index, Take, TakeStep
from goldthread.report import queries
from goldthread.report.figures import TABLE
from goldthread.report.forms.reports import (
    AddReportForm,
    AnswerForm,
    FigurePeriodForm,
    ReportForm,
)
from goldthread.report.models import Paper, Report, Section
from goldthread.report.operations import reports as operations
from goldthread.report.page import alone, coverage_of, editor, figure_of, whole_report
from goldthread.report.views.assigning import RELATED
from goldthread.report.views.doors import seen

P = Permission


class ReportIndex(Index):
    """The reports of the partnership, the latest first."""

    model = Report
    template_name = "report/report_index.html"
    title = "Reports"
    nouns = ("report", "reports")
    order = ("-starts_on",)
    empty_words = "A report begins with two dates and an edition of the guidance. It is then built from the record."
    columns = (
        Column("Report", "title", sort="title", is_link=True),
        Column("From", "starts_on", sort="starts_on"),
        Column("To", "ends_on", sort="ends_on"),
        Column("State", "get_status_display", sort="status"),
        Column("Papers made from it", "papers_made", is_number=True),
    )

    def records(self):
        self.home = current_partnership(self.request)
        return queries.for_index(queries.of_home(Report, self.home, self.person))

    def context(self):
        papers = queries.of_home(Paper, self.home, self.person).select_related("report").order_by("-on_first", "-pk")
        is_inside = self.home and self.home.pk in standing_of(self.person).insider_of
        may_add = self.home and may_in(self.person, P.WRITE_REPORT, self.home.pk)
        return {"may_add": may_add, "papers": papers[:20], "knows_templates": is_inside}


class AddReport(AddAtHome):
    model = Report
    permission = P.WRITE_REPORT
    form_class = AddReportForm
    operation = operations.create_report
    argument = "home"
    back = ("report:reports", "Back to reports")
    title = "Begin a report"
    button = "Begin the report"
    said = "“{record}” is begun. Its sections are built from the record."

    def initial(self):
        """The last reporting year that has ended, under the edition that governs it."""
        year = reporting_year(self.today, self.record.year_start_month).moved(-12)
        edition = edition_for(year)
        title = f"{self.record.get_report_word_display()} {year.short()}"
        return {"title": title, "starts_on": year.start, "ends_on": year.end, "edition": edition.key if edition else ""}


@require_safe
def report(request, pk, key=""):
    """The editor: sections on the left, one section in the middle as it will print, what is not yet covered on the
    right. Whoever is only asked to write one section sees that section alone."""
    found = Report.objects.visible_to(request.user).select_related("home").filter(pk=pk).first()
    if found is not None or not key:
        return editor(request, found or seen(request, Report, pk), key)
    asked = Section.objects.visible_to(request.user).select_related(*RELATED)
    return alone(request, get_object_or_404(asked, report=pk, key=key))


class ChangeReport(Change):
    model = Report
    permission = P.WRITE_REPORT
    form_class = ReportForm
    operation = operations.change_report
    title = "Settings of the report"
    button = "Save the settings"
    said = "The settings of the report are saved."

    def initial(self):
        return {name: getattr(self.record, name) for name in ReportForm.base_fields if name != "version"}


class ReportStep(TakeStep):
    """Mark a report as complete, or open it again."""

    model = Report
    operation = operations.take_step


@require_safe
def preview(request, pk):
    """The whole report as it will print."""
    record = seen(request, Report, pk, related=("home",))
    return render(request, "report/preview.html", {"record": record, "document": whole_report(record)})


@require_safe
def coverage(request, pk):
    """Every item of the edition, how the report stands to it, and the answer given."""
    record = seen(request, Report, pk, related=("home",))
    items = coverage_of(record)
    shown = {
        "record": record,
        "edition": guidance(record.edition),
        "items": items,
        "open": [item for item in items if item.state == "bare"],
        "may_write": may(request.user, P.WRITE_REPORT, record),
    }
    template = "report/_not_covered.html" if request.headers.get("HX-Request") else "report/coverage.html"
    return render(request, template, shown)


class AnswerItem(Take):
    """What the partnership says of one item of the guidance."""

    model = Report
    permission = P.WRITE_REPORT
    form_class = AnswerForm
    operation = operations.answer_item
    template_name = "report/answer.html"
    button = "Save the answer"
    said = "The answer is saved."

    def find(self):
        record = super().find()
        self.item = next((item for item in guidance(record.edition).items if item.id == self.kwargs["item"]), None)
        if self.item is None:
            raise Http404
        return record

    @property
    def title(self):
        return f"Item {self.item.id} of the guidance"

    def initial(self):
        answer = next((each for each in queries.answers_of(self.record) if each.item == self.item.id), None)
        return {"state": answer.state, "reason": answer.reason} if answer else {}

    def operate(self, form):
        return operations.answer_item(
            report=self.record, item=self.item.id, **form.cleaned_data, by=self.person, on=self.today
        )

    def where(self, record):
        return queries.address("coverage", record.pk)


class FigurePage(AnyPage):
    """One figure, and those of the records behind it that the reader may see."""

    model = Report
    template_name = "report/figure.html"

    def records(self):
        return super().records().select_related("home")

    def context(self):
        section = self.request.GET.get("section", "")
        figure = figure_of(self.record, self.kwargs["figure"], section)
        if figure is None:
            raise Http404
        page = Paginator(queries.seen_of(figure, self.person), 50).get_page(self.request.GET.get("page"))
        page.object_list = queries.read_of(figure, self.person, page.object_list)
        said = f"{counted(figure.value, 'record stands', 'records stand')} behind this figure"
        seen = page.paginator.count
        rest = "" if seen == figure.value else f", of which you may see {in_words(seen)}"
        return {
            "figure": figure,
            "page": page,
            "said": f"{sentence_case(said)}{rest}.",
            "may_write": not section and may(self.person, P.WRITE_REPORT, self.record),
        }


class SetFigurePeriod(Take):
    """A period of its own for one figure."""

    model = Report
    permission = P.WRITE_REPORT
    form_class = FigurePeriodForm
    operation = operations.set_figure_period
    button = "Save the period"
    said = "The period of the figure is saved."

    def find(self):
        if self.kwargs["figure"] not in TABLE:
            raise Http404
        return super().find()

    @property
    def title(self):
        return f"Period of the figure “{TABLE[self.kwargs['figure']][0]}”"

    def initial(self):
        own = queries.own_period(self.record, self.kwargs["figure"])
        return {"starts_on": own.starts_on, "ends_on": own.ends_on} if own else {}

    def operate(self, form):
        return operations.set_figure_period(
            report=self.record, figure=self.kwargs["figure"], **form.cleaned_data, by=self.person, on=self.today
        )

    def where(self, record):
        return queries.address("figure", record.pk, self.kwargs["figure"])
