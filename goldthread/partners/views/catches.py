"""What was stopped because it may identify a child, and erasing what slipped in."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html

from goldthread.kit.columns import Column
from goldthread.kit.identifiers import kind_of
from goldthread.partners import erasable, queries
from goldthread.partners.forms.catches import AskErasureForm, CatchFilter, SecondForm
from goldthread.partners.marking import kept_by
from goldthread.partners.models import Catch, ErasureRequest, Partnership
from goldthread.partners.operations import erasing
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Index, Page, Take
from goldthread.partners.views.partnerships import may_change

P = Permission


class OfPartnership(Index):
    """A list that belongs to the partnership of the address, for those who may see it there."""

    may = staticmethod(may_change)

    def find(self):
        return get_object_or_404(Partnership.objects.visible_to(self.person), pk=self.kwargs["pk"])

    def records(self):
        return super().records().filter(partnership=self.record)


def place_cell(record):
    """Where it was; with a link to ask for erasing, where what was found is kept in a record."""
    kind = record.record_kind
    if record.outcome == Catch.Outcome.STOPPED or not record.record_id or kind.split(".")[0] in erasable.ELSEWHERE:
        return record.place
    url = reverse("partners:ask-erasure", args=(kind, record.record_id))
    return format_html('{}<br><a class="govuk-link" href="{}">Ask that it be erased</a>', record.place, url)


class Catches(OfPartnership):
    """What was stopped, cleared or found in a file: counted by kind and place, then one by one."""

    model = Catch
    permission = P.SEE_CATCHES
    title = "What may identify a child"
    template_name = "partners/catches.html"
    nouns = ("catch", "catches")
    order = ("-on", "-pk")
    filter_form = CatchFilter
    columns = (
        Column("What it may be", lambda record: kind_of(record.kind).title, sort="kind"),
        Column("Where", "place", sort="place", shown=place_cell),
        Column("What became of it", "get_outcome_display", sort="outcome"),
        Column("Why", "reason", empty="No reason is asked for"),
        Column("By", "by", empty="Goldthread"),
        Column("On", "on", sort="on"),
    )
    empty_words = "What is typed, loaded or uploaded and may say who a child is is counted here, without its words."

    def records(self):
        return super().records().select_related("by")

    def context(self):
        form = self.filter_form(self.request.GET, person=self.person, today=self.today)
        return {
            "counts": queries.catch_counts(form.narrow(self.records())),
            "may_erase": may_in(self.person, P.ERASE, self.record.pk),
        }


class Erasures(OfPartnership):
    """Requests to erase: those that wait for a second person, and what became of the others."""

    model = ErasureRequest
    permission = P.ERASE
    title = "Erasing what slipped in"
    template_name = "partners/erasures.html"
    nouns = ("request", "requests")
    order = ("-status", "-asked_on", "-pk")
    columns = (
        Column("Where", "place", is_link=True),
        Column("State", "get_status_display", sort="status"),
        Column("Asked for by", "asked_by"),
        Column("On", "asked_on", sort="asked_on"),
        Column("Decided by", "decided_by", empty="Nobody yet"),
        Column("What went", "erased", empty="Nothing"),
    )
    empty_words = "Requests appear here when somebody asks, on the page of a record, that words in it be erased."

    def records(self):
        return super().records().select_related("asked_by", "decided_by")


def may_erase(person, permission, record):
    """Whoever may erase in the partnership of a record, or of a request."""
    return may_in(person, permission, erasable.home_number(record))


class AskErasure(Take):
    """Choose what of a record is to be erased, and say why."""

    may = staticmethod(may_erase)
    permission = P.ERASE
    form_class = AskErasureForm
    template_name = "partners/ask_erasure.html"
    title = "Ask that words be erased"
    button = "Ask a second person to agree"
    said = "It is asked for. Nothing is erased until a second person agrees."

    def find(self):
        record = erasable.found(self.kwargs["kind"], self.kwargs["number"], self.person)
        if record is None:
            raise Http404
        return record

    def operate(self, form):
        chosen = form.chosen()
        reason = form.cleaned_data["reason"]
        about = {"record": chosen.record, "field": chosen.field, "reason": reason}
        return erasing.ask_erasure(**about, by=self.person, on=self.today)


class ErasurePage(Page):
    """One request: where, why, who asked, and what became of it."""

    may = staticmethod(may_erase)
    model = ErasureRequest
    permission = P.ERASE
    template_name = "partners/erasure.html"

    def records(self):
        return super().records().select_related("partnership", "asked_by", "decided_by")

    def context(self):
        return {
            "is_waiting": self.record.status == ErasureRequest.Status.WAITING,
            "is_own": self.record.asked_by_id == self.person.pk,
        }


class AgreeErasure(Take):
    """The second person reads what is to go, and agrees."""

    may = staticmethod(may_erase)
    model = ErasureRequest
    argument = "erasure"
    permission = P.ERASE
    form_class = SecondForm
    operation = erasing.agree_erasure
    template_name = "partners/agree_erasure.html"
    step = "agree"
    title = "Agree and erase"
    button = "Erase it"
    said = "It is erased. What went is told below."

    def records(self):
        return super().records().select_related("partnership", "asked_by")

    def get(self, request, *args, **kwargs):
        """Whoever asked is told so, and offered no button."""
        is_own = self.record.asked_by_id == self.person.pk
        return self.show(template="kit/closed.html", sentence=erasing.SECOND) if is_own else super().get(request)

    def context(self):
        record = erasable.found(self.record.record_kind, self.record.record_id, self.person)
        words = dict(erasable.texts_of(record)).get(self.record.field, "") if record else ""
        return {"words": words, "marked": [kept_by(record)] if record else ()}


class TakeBackErasure(Take):
    may = staticmethod(may_erase)
    model = ErasureRequest
    argument = "erasure"
    permission = P.ERASE
    form_class = SecondForm
    operation = erasing.take_back_erasure
    step = "take back"
    title = "Take the request back"
    button = "Take it back"
    said = "The request is taken back. Nothing is erased."

    def records(self):
        return super().records().select_related("partnership")
