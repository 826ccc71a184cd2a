"""The corporate and legal information of a paper, and what members said of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Take
from goldthread.report import queries
from goldthread.report.forms.papers import (
    ROW_FORMS,
    DeferralForm,
    QuestionForm,
    ReplyForm,
    ResolutionForm,
    TailForm,
)
from goldthread.report.models import Paper, Question
from goldthread.report.operations import papers as operations
from goldthread.report.operations import parts as part_operations
from goldthread.report.views.doors import Ask, seen, taken

P = Permission


class ChangeTail(Change):
    """How each list and text stands: left out, empty, confirmed none, or listed."""

    model = Paper
    permission = P.WRITE_PAPER
    form_class = TailForm
    operation = part_operations.change_tail
    title = "Corporate and legal information"
    button = "Save"
    said = "The corporate and legal information is saved."


class AddTailRow(Take):
    """One more row in a list of the tail."""

    model = Paper
    permission = P.WRITE_PAPER
    operation = part_operations.add_tail_row
    button = "Add the row"
    said = "The row is added."

    def find(self):
        if self.kwargs["name"] not in ROW_FORMS:
            raise Http404
        return super().find()

    @property
    def form_class(self):
        return ROW_FORMS[self.kwargs["name"]]

    @property
    def title(self):
        return f"Add to “{queries.TAIL[self.kwargs['name']]}”"

    def operate(self, form):
        return part_operations.add_tail_row(
            paper=self.record, name=self.kwargs["name"], **form.cleaned_data, by=self.person, on=self.today
        )


@require_POST
def remove_tail_row(request: HttpRequest, pk: int, name: str, row: int) -> HttpResponse:
    record = seen(request, Paper, pk, P.WRITE_PAPER)
    if name not in ROW_FORMS:
        raise Http404

    def operate():
        given = {"name": name, "row_pk": row, "version": request.POST.get("version")}
        part_operations.remove_tail_row(paper=record, **given, by=request.user, on=queries.today())

    return taken(request, "The row is taken out.", record.get_absolute_url(), operate)


class RecordResolution(Change):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = ResolutionForm
    operation = operations.record_resolution
    title = "Record what members resolved"
    button = "Record the resolution"
    said = "The resolution is recorded."


class DeferPaper(Take):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = DeferralForm
    operation = operations.defer_paper
    title = "Record that the paper was put off"
    button = "Record it"
    said = "It is recorded that the paper was put off."


class AskQuestion(Take):
    model = Paper
    permission = P.WRITE_PAPER
    form_class = QuestionForm
    operation = operations.ask_question
    title = "Record what members asked"
    button = "Record the question"
    said = "The question is recorded. It is offered to next year's paper."


class AnswerQuestion(Ask):
    model = Question
    permission = P.WRITE_PAPER
    form_class = ReplyForm
    operation = operations.answer_question
    title = "Record what members were told"
    button = "Record the answer"
    said = "The answer is recorded."

    def records(self):
        return super().records().select_related("paper")

    def initial(self):
        return {"answer": self.record.answer}


@require_POST
def take_up(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    paper = seen(request, Paper, pk, P.WRITE_PAPER)
    asked = seen(request, Question, question, P.WRITE_PAPER, related=("paper",))
    about = {"question": asked, "version": request.POST.get("version"), "by": request.user, "on": queries.today()}
    said = "The question is taken up as a part of this paper, before the conclusions."
    return taken(request, said, paper.get_absolute_url(), lambda: operations.take_up_question(paper=paper, **about))


@require_POST
def leave(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    paper = seen(request, Paper, pk, P.WRITE_PAPER)
    asked = seen(request, Question, question, P.WRITE_PAPER, related=("paper",))
    about = {"question": asked, "version": request.POST.get("version"), "by": request.user, "on": queries.today()}
    said = "The question is left out of this paper."
    return taken(request, said, paper.get_absolute_url(), lambda: operations.leave_question(**about))
