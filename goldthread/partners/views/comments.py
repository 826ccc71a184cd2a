"""Comments beside a record: the panel on its page, their own page, and answering, resolving and taking back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from goldthread.kit.refusal import Refusal
from goldthread.partners import commenting
from goldthread.partners.forms.catches import SecondForm
from goldthread.partners.forms.comments import CommentForm, SayForm
from goldthread.partners.models import Comment
from goldthread.partners.operations import comments as operations
from goldthread.partners.verbs import Take


class Comments(Take):
    """Every conversation beside a record, or one paragraph of it, and a box to begin another."""

    template_name = "partners/comments.html"
    form_class = CommentForm
    title = "Comments"
    button = "Write the comment"
    said = "The comment is written. Whoever it is for gets an e-mail that says there is one."

    def find(self):
        return commenting.find_record(self.kwargs["kind"], self.kwargs["number"], self.person)

    @property
    def passage(self):
        return self.request.GET.get("passage", "")[:20]

    def get(self, request, *args, **kwargs):
        if request.headers.get("HX-Request"):
            return self.show(template="partners/_comments.html", form=None)
        return super().get(request, *args, **kwargs)

    def context(self):
        found = commenting.conversations(self.record, self.person, self.passage)
        return {
            "kind": self.kwargs["kind"],
            "open": [each for each in found if each.is_open],
            "resolved": [each for each in found if not each.is_open],
            "passage": self.passage,
            "paragraph": commenting.paragraph_of(self.record, self.passage),
        }

    def form(self, data=None):
        about = {"record": self.record, "person": self.person, "today": self.today, "beside": self.record}
        return CommentForm(data, initial={"passage": self.passage}, **about)

    def operate(self, form):
        about = {"record": self.record, "site": site_of(self.request), "by": self.person, "on": self.today}
        self.is_told = bool(form.cleaned_data["to"])
        return operations.add_comment(**about, **form.cleaned_data)

    def say(self, record):
        return self.said if self.is_told else "The comment is written."


class AnswerComment(Take):
    model = Comment
    template_name = "partners/answer_comment.html"
    form_class = SayForm
    title = "Answer a comment"
    button = "Write the answer"
    said = "The answer is written. Whoever it answers gets an e-mail that says there is one."

    def find(self):
        found = super().find()
        self.beside = commenting.find_record(found.record_kind, found.record_id, self.person)
        return found

    def records(self):
        return super().records().select_related("by", "under", "home")

    def form(self, data=None):
        about = {"record": self.record, "person": self.person, "today": self.today, "beside": self.beside}
        return SayForm(data, **about)

    def operate(self, form):
        about = {"comment": self.record, "record": self.beside, "site": site_of(self.request)}
        return operations.answer(**about, **form.cleaned_data, by=self.person, on=self.today)


def is_mine(person, permission, record):
    return record.by_id == person.pk


class TakeBackComment(Take):
    model = Comment
    permission = "take back"
    may = staticmethod(is_mine)
    form_class = SecondForm
    operation = operations.take_back
    title = "Take your comment back"
    button = "Take it back"
    said = "Your comment is taken back."


@require_POST
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, operations.resolve_comment, "The comment is marked as resolved.")


@require_POST
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, operations.open_again, "The comment is open again.")


def _settle(request, pk, operation, said):
    """Take a step with a whole conversation, and go on with one sentence."""
    seen = Comment.objects.visible_to(request.user).filter(under=None)
    row = get_object_or_404(seen.select_related("home").prefetch_related("to", "answers__to"), pk=pk)
    if not commenting.may_resolve(request.user, [row, *row.answers.all()]):
        raise PermissionDenied
    version = request.POST.get("version", "")
    given = int(version) if version.isdecimal() and len(version) < 10 else None
    try:
        operation(comment=row, version=given, by=request.user, on=localdate())
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(row.get_absolute_url())


def site_of(request: HttpRequest) -> str:
    """The address of this site, as the reader's own browser knows it, for the link in a letter."""
    return request.build_absolute_uri("/").rstrip("/")
