"""Pages of a challenge itself: the list, the page, and raising one."""

from django.urls import reverse

from goldthread.actions.forms.actions import AddActionForm
from goldthread.actions.shown import state_of as action_state
from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.challenges import closing, operations, queries, shown
from goldthread.challenges.forms.challenges import (
    AgainForm,
    AnswerForm,
    ChangedForm,
    ChangeForm,
    CloseForm,
    RaiseForm,
    TieForm,
)
from goldthread.challenges.forms.filters import ChallengeFilter
from goldthread.challenges.models import Challenge
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.operations.ending import BY_THEMSELVES
from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep


class ChallengeIndex(HomeIndex):
    comes_back = True
    model = Challenge
    template_name = "challenges/challenge_index.html"
    narrowing = ChallengeFilter
    title = "Challenges"
    nouns = ("challenge", "challenges")
    order = ("-raised_last", "-number")

    @property
    def columns(self):
        whole = (
            Column("Challenge", "words", sort="words", is_link=True),
            Column("Reference", reference, sort="number"),
            Column("State", self.said, sort="status", shown=lambda row: shown.cell(row, self.today)),
            Column("Put to", "body"),
            Column("Raised", "raised", sort="raised_last", shown=lambda row: f"{row.raised}, {row.raiser}"),
        )
        return (*whole, *self.of_a_file) if self.request.GET.get("format") else whole

    of_a_file = (
        Column("Kind", "get_kind_display"),
        Column("Raised by", "raiser"),
        Column("Where", "forum"),
        Column("What it rests on", "detail"),
        Column("Answer due", "answer_due_on"),
        Column("Answer", lambda row: str(row.get_verdict_display()) if row.verdict else ""),
        Column("Times raised", "times", is_number=True),
        Column("Stage", "stage", is_number=True),
        Column("What came of it", lambda row: row.get_outcome_display() if row.outcome else ""),
        Column("What changed", "changed"),
        Column("Changed on", "changed_on"),
        Column("Closed", "closed_on"),
    )

    def said(self, row):
        state = shown.state_of(row, self.today)
        return f"{state.label}. {state.sentence}"

    def records(self):
        visible = Challenge.objects.visible_to(self.person)
        return queries.for_list(queries.of_partnership(visible, self.partnership))

    def context(self):
        return {"may_raise": self.partnership and may_in(self.person, RAISE, self.partnership.pk)}


class ChallengePage(Page):
    model = Challenge
    template_name = "challenges/challenge.html"

    def records(self):
        return queries.for_page(super().records(), self.person)

    def context(self):
        record, person = self.record, self.person
        end = closing.closing_of(record, person, self.today)
        beside = queries.beside(record, person)
        evidence = beside["evidence"] if record.outcome else []  # none is there before somebody said what came of it
        return {
            "state": shown.state_of(record, self.today),
            "closing": end,
            "next_steps": shown.next_steps(record, person, end),
            "keeping_steps": shown.keeping_steps(record, person, end),
            "turns": shown.turns(record),
            "stages": shown.stages_taken(record, person),
            "actions": [(action, action_state(action, self.today)) for action in record.actions.all()],
            "themes": [each.name for each in beside["subject"]],
            "evidence": [each.evidence for each in evidence if each.may_read],
            "hidden_evidence": sum(not each.may_read for each in evidence),
            "history": story_of(record, person),
        }


class RaiseChallenge(AddAtHome):
    permission = RAISE
    form_class = RaiseForm
    operation = operations.raise_challenge
    back = ("challenges:challenges", "Back to challenges")
    title = "Raise a challenge"
    button = "Raise it"
    said = "Raised. Whoever it is put to sees it among what they owe."


class OfChallenge(Take):
    """A step with one challenge, by those whom a rule of the chapter lets take it."""

    model = Challenge
    permission = RAISE

    def records(self):
        return super().records().select_related("home", *queries.BODIES)


class ChangeChallenge(Change):
    model = Challenge
    permission = RAISE
    may = staticmethod(closing.keeps)
    form_class = ChangeForm
    operation = operations.change_challenge
    title = "Change the challenge"
    button = "Save the challenge"
    said = "The challenge is saved."

    def records(self):
        return super().records().select_related("home", *queries.BODIES).prefetch_related("themes")


class AnswerChallenge(OfChallenge):
    permission = Permission.ANSWER_CHALLENGE
    may = staticmethod(closing.answers)
    step = "answer"
    form_class = AnswerForm
    operation = operations.answer_challenge
    title = "Answer the challenge"
    button = "Record the answer"
    said = "The answer is recorded. Whoever raised it closes it, or raises it again."


class RaiseAgain(OfChallenge):
    may = staticmethod(closing.closes)
    step = "raise again"
    form_class = AgainForm
    operation = operations.raise_again
    title = "Raise it again"
    button = "Raise it again"
    said = "Raised again. It waits for a new answer."


class CloseChallenge(OfChallenge):
    template_name = "challenges/close.html"
    may = staticmethod(closing.closes)
    step = "close"
    form_class = CloseForm
    operation = operations.close_challenge
    title = "Close the challenge"
    button = "Close it"
    said = "The challenge is closed."

    def initial(self):
        record = self.record
        return {"outcome": record.outcome, "changed": record.changed, "changed_on": record.changed_on}


class ChallengeStep(TakeStep):
    model = Challenge
    may = staticmethod(closing.closes)
    elsewhere = BY_THEMSELVES
    operation = operations.take_step

    def records(self):
        return super().records().select_related("raised_by")


class RecordChange(OfChallenge):
    may = staticmethod(closing.follows)
    form_class = ChangedForm
    operation = operations.record_change
    title = "Say what came of it"
    button = "Record what came of it"
    said = "Recorded. A file is checked first; until then only you see it."

    def initial(self):
        record = self.record
        return {"outcome": record.outcome, "changed": record.changed, "changed_on": record.changed_on}


class TieActions(OfChallenge):
    may = staticmethod(closing.follows)
    form_class = TieForm
    operation = operations.tie_actions
    title = "Tie actions that follow from it"
    button = "Save which actions follow"
    said = "Saved. The actions stand beneath the challenge."


class AddFollowing(OfChallenge):
    """An action that is added because of a challenge."""

    permission = Permission.ADD_ACTION
    may = staticmethod(lambda person, permission, record: may_in(person, permission, record.home_id))
    form_class = AddActionForm
    operation = operations.add_following
    title = "Add an action that follows from this"
    button = "Add the action"
    said = "Added. Whoever leads it is asked for progress each round."

    def where(self, record):
        return reverse("challenges:challenge", args=(self.record.pk,))
