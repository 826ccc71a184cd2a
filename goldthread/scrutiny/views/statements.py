"""Pages of the scrutineer's statement, and of the points of fact beside it."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from goldthread.kit.document import html, markdown
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, AddAtHome, Change, Page, Take, TakeStep
from goldthread.scrutiny import operations, queries
from goldthread.scrutiny.authors import is_author, may_write
from goldthread.scrutiny.forms.statements import (
    AnswerPointForm,
    ChangeStatementForm,
    PointForm,
    WriteStatementForm,
)
from goldthread.scrutiny.models import FactPoint, Statement, StatementText
from goldthread.scrutiny.operations.statements import GIVEN
from goldthread.scrutiny.views.here import here, story_of, year_of

WRITE, NOTE = Permission.WRITE_STATEMENT, Permission.REPORT_FOCUS


def as_prose(text):
    """Words in Markdown as they print."""
    return html.prose(markdown.read(text))


@require_safe
def statements(request):
    """The statements of the partnership, the latest first; a draft is seen by its author alone."""
    partnership = here(request)
    shown = {
        "partnership": partnership,
        "statements": queries.statements_in(request.user, partnership).select_related("seat"),
        "may_write": may_in(request.user, WRITE, partnership.pk),
    }
    return render(request, "scrutiny/statements.html", shown)


class StatementPage(Page):
    model = Statement
    template_name = "scrutiny/statement.html"

    def records(self):
        return queries.statement_page(super().records(), self.person)

    def context(self):
        record, is_own = self.record, may_write(self.person, WRITE, self.record)
        texts = list(record.texts.all())
        return {
            "prose": as_prose(record.words),
            "transcript": as_prose(record.transcript) if record.transcript else "",
            "is_author": is_author(self.person, record),
            "may_change": is_own and record.status != Statement.Status.GIVEN,
            "may_answer": is_own,
            "may_note": record.status == Statement.Status.SHOWN and may_in(self.person, NOTE, record.home_id),
            "earlier": texts[1:],
            "next_steps": self.next_steps() if is_own else [],
            "history": story_of(record, self.person),
        }

    def next_steps(self):
        steps = Statement.LIFECYCLE.open_steps(self.record)
        return [
            (step.words, reverse("scrutiny:statement-step", args=(self.record.pk, slugify(step.name))))
            for step in steps
        ]


@require_safe
def earlier_text(request, pk, text):
    """A statement as it was saved before, for those who may see that version."""
    statement = get_object_or_404(Statement.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(StatementText.objects.visible_to(request.user).filter(statement=statement), pk=text)
    shown = {
        "record": statement,
        "text": found,
        "prose": as_prose(found.words),
        "transcript": as_prose(found.transcript) if found.transcript else "",
    }
    return render(request, "scrutiny/earlier.html", shown)


class WriteStatement(AddAtHome):
    permission = WRITE
    form_class = WriteStatementForm
    operation = operations.write_statement
    back = ("scrutiny:statements", "Back to the statements")
    title = "Write a statement"
    button = "Save the draft"
    said = "Saved as a draft. Nobody but you can read it until you show it."

    def initial(self):
        year = year_of(self.record, self.today).moved(-12)
        return {"starts_on": year.start, "ends_on": year.end, "title": f"Independent scrutiny {year.short()}"}


class ChangeStatement(Change):
    model = Statement
    permission = WRITE
    may = staticmethod(may_write)
    form_class = ChangeStatementForm
    operation = operations.change_statement
    title = "Change the statement"
    button = "Save the statement"
    said = "The statement is saved. Earlier versions are kept."

    def get(self, request, *args, **kwargs):
        if self.record.status == Statement.Status.GIVEN:
            return self.show(template="kit/closed.html", sentence=GIVEN)
        return super().get(request, *args, **kwargs)


class StatementStep(TakeStep):
    model = Statement
    may = staticmethod(may_write)
    operation = operations.step_statement


class NoteFact(Add):
    within = Statement
    permission = NOTE
    form_class = PointForm
    operation = operations.note_fact
    title = "Note a point of fact"
    button = "Note it"
    said = "Noted beside the statement. Its author answers it."

    def where(self, record):
        return self.record.get_absolute_url()


class AnswerFact(Take):
    model = FactPoint
    permission = WRITE
    form_class = AnswerPointForm
    operation = operations.answer_fact
    template_name = "scrutiny/answer.html"
    title = "Answer a point of fact"
    button = "Answer it"
    said = "Answered."

    @staticmethod
    def may(person, permission, point):
        return may_write(person, permission, point.statement)

    def records(self):
        return super().records().select_related("statement")
