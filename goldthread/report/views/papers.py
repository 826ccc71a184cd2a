"""Committee papers: the page of one, its header, opening page and parts, its preview and files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Page, Take
from goldthread.report import choices, outlines, queries
from goldthread.report.forms.papers import AddPaperForm, AddPartForm, HeaderForm, OpeningForm, PartForm
from goldthread.report.models import Paper, Part, Report
from goldthread.report.operations import papers as operations
from goldthread.report.operations import parts as part_operations
from goldthread.report.page import printed_part, whole_paper
from goldthread.report.views.doors import Ask, seen, taken

P = Permission


class PaperPage(Page):
    """A paper: its header, its parts in order, its tail, and what members said."""

    model = Paper
    template_name = "report/paper.html"

    def records(self):
        return super().records().select_related("report__home")

    def context(self):
        may_write = may(self.person, P.WRITE_PAPER, self.record)
        asked = queries.questions_of(self.record, self.person)
        return {
            "verb": dict(choices.verbs()).get(self.record.verb, self.record.verb),
            "parts": queries.part_lines(self.record),
            "tail": queries.tail_lines(self.record),
            "deferrals": queries.deferrals_of(self.record),
            "questions": [each for each in asked if each.paper_id == self.record.pk],
            "offered": [each for each in asked if each.paper_id != self.record.pk] if may_write else [],
            "may_write": may_write,
            "templates": outlines.in_use(self.record.home_id, "paper", self.person),
        }


class AddPaper(Take):
    """A paper made from a report."""

    model = Report
    permission = P.WRITE_PAPER
    form_class = AddPaperForm
    operation = operations.create_paper
    title = "Make a committee paper"
    button = "Make the paper"
    said = "The paper is made. Its parts are built from the record."

    def records(self):
        return super().records().select_related("home")

    def form(self, data=None):
        earlier = queries.earlier_papers(self.record.home, self.person)
        initial = {"title": f"{self.record.home} {self.record.title}", "after": earlier.first(), "verb": "note"}
        return AddPaperForm(data, initial=initial, record=self.record, earlier=earlier)


class ChangeHeader(Change):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = HeaderForm
    operation = operations.change_paper
    title = "Header and recommendation"
    button = "Save the header"
    said = "The header is saved."

    def initial(self):
        return super().initial() | {"meets": self.record.on}


class ChangeOpening(Change):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = OpeningForm
    operation = operations.change_paper
    title = "Opening page in plain words"
    button = "Save the opening page"
    said = "The opening page is saved."


class WritePart(Ask):
    """The heading and the words of one part, with what the record prints there."""

    model = Part
    permission = P.WRITE_PAPER
    form_class = PartForm
    operation = part_operations.save_part
    template_name = "report/part.html"
    button = "Save the part"

    @property
    def title(self):
        return queries.part_name(self.record)

    def initial(self):
        return {"title": self.record.title, "narrative": self.record.narrative}

    def context(self):
        return {"printed": printed_part(self.record, self.title)}

    def say(self, record):
        return f"“{queries.part_name(record)}” is saved."

    def records(self):
        return super().records().select_related("paper__report__home")


class AddPart(Take):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = AddPartForm
    operation = part_operations.add_part
    title = "Add a part"
    button = "Add the part"
    said = "“{record}” is added at the end. Move it to its place."

    def form(self, data=None):
        return AddPartForm(data, record=self.record, parts=choices.parts(self.record))


@require_POST
def move_part(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Part, pk, P.WRITE_PAPER, related=("paper",))
    up = request.POST.get("way") == "up"
    about = {"part": row, "up": up, "version": request.POST.get("version"), "by": request.user, "on": queries.today()}
    said = f"“{row}” is moved {'up' if up else 'down'}."
    return taken(request, said, row.get_absolute_url(), lambda: part_operations.move_part(**about))


@require_POST
def show_part(request: HttpRequest, pk: int) -> HttpResponse:
    row = seen(request, Part, pk, P.WRITE_PAPER, related=("paper",))
    hide = request.POST.get("hide") == "yes"

    def operate():
        version = request.POST.get("version")
        part_operations.show_part(part=row, is_hidden=hide, version=version, by=request.user, on=queries.today())

    return taken(
        request, f"“{row}” {'does not print' if hide else 'prints'} from now on.", row.get_absolute_url(), operate
    )


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole paper as it will print."""
    record = seen(request, Paper, pk, related=("report__home",))
    return render(request, "report/preview.html", {"record": record, "document": whole_paper(record)})
