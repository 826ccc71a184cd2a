"""Decisions: the list, the page, recording one from anywhere, putting one round, replies, and what becomes of it."""

from django.db.models import F
from django.shortcuts import get_object_or_404

from goldthread.actions.forms.actions import AddActionForm
from goldthread.actions.views.home import HomeIndex
from goldthread.kit.columns import Column
from goldthread.kit.forms import VersionedForm
from goldthread.kit.references import reference
from goldthread.meetings import decided
from goldthread.meetings.forms.decisions import (
    ChangeDecisionForm,
    DecisionFilter,
    DoneForm,
    EvidenceForm,
    LookForm,
    PutRoundForm,
    RatifyForm,
    RecordForm,
    ReplyForm,
    StepForm,
    ToldDayForm,
    ToldForm,
)
from goldthread.meetings.models import Decision, Told
from goldthread.meetings.operations import circulation
from goldthread.meetings.operations import decisions as operations
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.shown_decisions import cell_of, keeping_steps, next_steps, when_words
from goldthread.partners.history import history_of
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep

DECIDES = Permission.RECORD_DECISION
ONLY_MEMBERS = "Only members of the group reply; advisers, observers and those in attendance are not asked."
ADDED = "Recorded. Say next who must be told, or who carries it out."


class DecisionIndex(HomeIndex):
    comes_back = True
    model = Decision
    template_name = "meetings/decision_index.html"
    narrowing = DecisionFilter
    title = "Decisions"
    nouns = ("decision", "decisions")
    shown_columns = (
        Column("Decision", "words", sort="words", is_link=True),
        Column("Reference", reference, sort="number"),
        Column("State", lambda row: str(row.get_status_display()), sort="status", shown=cell_of),
        Column("Decided", "decided", sort="decided_last", shown=when_words, empty="Not known"),
        Column("By", "group", sort="group__name", empty="No group"),
        Column("Level", lambda row: row.get_level_display(), sort="level"),
    )
    of_a_file = (
        Column("Key decision", "is_key"),
        Column("Options", "options"),
        Column("Reasons", "reasons"),
        Column("Evidence considered", "considered"),
        Column("Equality", "equality"),
        Column("Dissent", "dissent"),
        Column("Basis of delegation", "delegation"),
        Column("When to look again", "review_on"),
    )

    @property
    def columns(self):
        """A file has what a key decision rests on in columns of its own."""
        return (*self.shown_columns, *self.of_a_file) if self.request.GET.get("format") else self.shown_columns

    def records(self):
        seen = decided.of_partnership(Decision.objects.visible_to(self.person), self.partnership)
        return decided.for_list(seen).order_by(F("decided_last").desc(nulls_first=True), "-pk")

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, DECIDES, self.partnership.pk)}


class DecisionPage(Page):
    model = Decision
    template_name = "meetings/decision.html"

    def records(self):
        return decided.for_page(super().records(), self.person)

    def context(self):
        decision = self.record
        asked = decided.asked_of(decision, decided.replies_of(decision)) if decision.put_round_on else []
        standing = standing_of(self.person)
        decides = may_in_group(self.person, DECIDES, decision)
        beside = decided.beside(decision, self.person)
        return {
            **beside,
            "lacks": decided.lacks(decision, bool(beside["rests_on"]), self.today),
            "asked": asked,
            "replies": decided.replies_stand(asked) if asked else None,
            "told": [(each, each.is_owed_by(standing) or decides, decides) for each in decision.told.all()],
            "next_steps": next_steps(decision, self.person),
            "keeping_steps": keeping_steps(decision, self.person),
            "history": history_of(decision, self.person, 20),
        }


class RecordDecision(AddAtHome):
    permission = DECIDES
    form_class = RecordForm
    operation = operations.record_decision
    back = ("meetings:decisions", "Back to decisions")
    title = "Record a decision"
    button = "Record the decision"
    said = ADDED


class PutRound(AddAtHome):
    permission = DECIDES
    form_class = PutRoundForm
    operation = circulation.put_round
    back = ("meetings:decisions", "Back to decisions")
    title = "Put a decision round"
    button = "Put it round"
    said = "Put round. Each member is asked for a reply, on their home page and in their letters, until the last day."

    def operate(self, form):
        return circulation.put_round(**form.cleaned_data, by=self.person, on=self.today)


class ChangeDecision(Change):
    model = Decision
    permission = DECIDES
    may = staticmethod(may_in_group)
    form_class = ChangeDecisionForm
    operation = operations.change_decision
    title = "Change the decision"
    button = "Save the decision"
    said = "The decision is saved."

    def records(self):
        return super().records().select_related("home", "meeting")


class Ask(Take):
    """Something asked of a decision, by whoever records those of its group."""

    model = Decision
    permission = DECIDES
    may = staticmethod(may_in_group)

    def records(self):
        return super().records().select_related("home", "group")

    def where(self, record):
        return self.record.get_absolute_url()


class Tell(Ask):
    form_class = ToldForm
    operation = operations.set_told
    title = "Who must be told, or carries it out"
    button = "Save who it is"
    said = "Saved. Whoever carries it out finds it among what they owe."


class TieEvidence(Ask):
    form_class = EvidenceForm
    operation = operations.rest_on
    title = "Evidence that was considered"
    button = "Tie it"
    said = "Tied to the evidence."


class LookAgain(Ask):
    form_class = LookForm
    operation = operations.look_again
    title = "Look at the decision again"
    button = "Save what was found"
    said = "Saved, with today as the day it was looked at again."


class Ratify(Ask):
    form_class = RatifyForm
    operation = operations.ratify
    step = "ratify"
    title = "Ratify the decision"
    button = "It was ratified"
    said = "Ratified. Both meetings show it."


class ActionOfDecision(Ask):
    """An action that carries a decision out."""

    form_class = AddActionForm
    operation = operations.add_action_of_decision
    title = "Add an action that carries it out"
    button = "Add the action"
    said = "Added. Whoever leads it is asked for progress each round."

    @staticmethod
    def may(person, permission, record):
        return may_in_group(person, permission, record) and may_in(person, Permission.ADD_ACTION, record.home_id)


class DecisionStep(TakeStep):
    """It is decided, or not; it is superseded, or opened again. Ratifying asks for the meeting on a page of its own."""

    model = Decision
    may = staticmethod(may_in_group)
    form_class = StepForm
    operation = operations.take_decision_step
    elsewhere = ("ratify",)

    def form(self, data=None):
        more = {"take": ("decided",), "supersede": ("superseded_by",)}.get(self.step, ())
        about = {"record": self.record, "person": self.person, "today": self.today}
        return self.form_class(data, asks=(*self.taken.asks, *more), **about)


def may_reply(person, permission, decision):
    """A member of the group for their own seat, and whoever records its decisions for any."""
    return may(person, permission, decision) or may_in_group(person, DECIDES, decision)


class ReplyTo(Take):
    """A reply to a decision that is put round."""

    model = Decision
    permission = Permission.CARRY_OUT_DECISION
    may = staticmethod(may_reply)
    form_class = ReplyForm
    operation = circulation.reply
    template_name = "meetings/reply.html"
    title = "Reply to a decision that is put round"
    button = "Send the reply"
    said = "The reply is recorded. It can be changed until it is decided."

    def records(self):
        return decided.for_list(super().records())

    def get(self, request, *args, **kwargs):
        if not self.record.is_open:
            return self.show(template="kit/closed.html", sentence=circulation.OVER)
        form = self.form()
        if not form.fields["seat"].queryset:
            return self.show(template="kit/closed.html", sentence=ONLY_MEMBERS)
        return self.show(form=form)

    def form(self, data=None):
        enters = may_in_group(self.person, DECIDES, self.record)
        own = None if enters else standing_of(self.person).seats
        seats = decided.seats_that_reply(self.record, self.person, own)
        about = {"record": self.record, "person": self.person, "today": self.today}
        return ReplyForm(data, seats=seats, enters=enters, **about)


class OfTold(Take):
    """What is said of somebody who must be told of a decision, or carries it out."""

    model = Told
    argument = "told"

    def find(self):
        seen = Told.objects.visible_to(self.person)
        return get_object_or_404(
            seen.select_related("decision__group", "agency", "group", "seat"), pk=self.kwargs["pk"]
        )

    def where(self, record):
        return self.record.decision.get_absolute_url()


def may_say_told(person, permission, told):
    return may_in_group(person, permission, told.decision)


def may_say_done(person, permission, told):
    return may(person, permission, told) or may_in_group(person, DECIDES, told.decision)


class MarkTold(OfTold):
    permission = DECIDES
    may = staticmethod(may_say_told)
    form_class = ToldDayForm
    operation = operations.mark_told
    template_name = "meetings/carry_out.html"
    title = "They were told"
    button = "Save the day"
    said = "The day on which they were told is kept."


class CarryOut(OfTold):
    permission = Permission.CARRY_OUT_DECISION
    may = staticmethod(may_say_done)
    form_class = DoneForm
    operation = operations.carry_out
    template_name = "meetings/carry_out.html"
    title = "Say that it is carried out"
    button = "Record it as carried out"
    said = "It is recorded as carried out."


class TakeTold(OfTold):
    permission = DECIDES
    may = staticmethod(may_say_told)
    form_class = VersionedForm
    operation = operations.take_told_out
    template_name = "meetings/carry_out.html"
    title = "Take them out"
    button = "Take them out"
    said = "They are taken out: nobody has to tell them of this decision."
