"""Pages of what was shared with other boards."""

from django.urls import reverse
from django.utils.text import Truncator

from goldthread.actions.forms.actions import AddActionForm
from goldthread.actions.shown import state_of
from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.kit.columns import Column
from goldthread.kit.periods import uk_date
from goldthread.kit.references import reference
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take
from goldthread.sources import keeping, operations, queries
from goldthread.sources.forms.sharing import AnswerForm, ChangeSharingForm, JointForm, ShareForm, SharingFilter
from goldthread.sources.models import Sharing

KEEP = Permission.KEEP_SOURCES


def keeps_at_home(person, permission, partnership):
    """An agency's lead keeps inspections of their own agency, and nothing that the partnership shares."""
    return keeping.keeps_all(person, partnership.pk)


def answer_said(row):
    if row.answer:
        return f"Answered {uk_date(row.answered_on)}" if row.answered_on else "Answered"
    return f"Asked for by {uk_date(row.answer_due_on)}" if row.answer_due_on else "None asked for"


class SharingIndex(HomeIndex):
    model = Sharing
    template_name = "sources/sharing_index.html"
    narrowing = SharingFilter
    title = "Shared with other boards"
    nouns = ("record", "records")
    order = ("-shared_last", "-number")
    columns = (
        Column("What", "words", sort="words", is_link=True, shown=lambda row: Truncator(row.words).words(24)),
        Column("Reference", reference, sort="number"),
        Column("Board", "board", sort="board"),
        Column("Shared", "shared", sort="shared_last"),
        Column("Answer", answer_said),
    )

    def records(self):
        return queries.of_partnership(Sharing.objects.visible_to(self.person), self.partnership)

    def context(self):
        return {"may_share": self.partnership and keeping.keeps_all(self.person, self.partnership.pk)}


class SharingPage(Page):
    model = Sharing
    template_name = "sources/sharing.html"

    def records(self):
        return queries.sharing_page(super().records(), self.person)

    def context(self):
        return {
            "actions": [(action, state_of(action, self.today)) for action in self.record.actions.all()],
            "next_steps": self.next_steps(),
            "answered": answer_said(self.record),
            "history": story_of(self.record, self.person),
        }

    def next_steps(self):
        steps = []
        if keeping.keeps_sharing(self.person, KEEP, self.record):
            steps.append(("Change the answer" if self.record.answer else "Record their answer", "answer-sharing"))
            steps += [("Tie joint actions", "joint"), ("Change what was shared", "change-sharing")]
        if may_in(self.person, Permission.ADD_ACTION, self.record.home_id):
            steps.insert(1, ("Add a joint action", "add-joint"))
        return [(words, reverse(f"sources:{name}", args=(self.record.pk,))) for words, name in steps]


class Share(AddAtHome):
    permission = KEEP
    may = staticmethod(keeps_at_home)
    form_class = ShareForm
    operation = operations.share
    back = ("sources:sharings", "Back to what was shared")
    title = "Record what was shared"
    button = "Record it"
    said = "Recorded. Say here what the other board answered, when it does."


class ChangeSharing(Change):
    model = Sharing
    permission = KEEP
    may = staticmethod(keeping.keeps_sharing)
    form_class = ChangeSharingForm
    operation = operations.change_sharing
    title = "Change what was shared"
    button = "Save it"
    said = "Saved. The history says what changed."

    def records(self):
        return super().records().select_related("home")

    def initial(self):
        return super().initial() | {"partnership": self.record.partnership_id}


class OfSharing(Take):
    """Something said of what was shared, by whoever keeps it."""

    model = Sharing
    permission = KEEP
    may = staticmethod(keeping.keeps_sharing)

    def records(self):
        return super().records().select_related("home")


class AnswerSharing(OfSharing):
    form_class = AnswerForm
    operation = operations.answer_sharing
    title = "Record their answer"
    button = "Record the answer"
    said = "The answer is recorded."

    def initial(self):
        row = self.record
        return {"answer": row.answer, "answered_on": row.answered_on or self.today, "told_how": row.told_how}


class TieJoint(OfSharing):
    form_class = JointForm
    operation = operations.tie_joint
    title = "Tie joint actions"
    button = "Save the joint actions"
    said = "Saved. The joint actions stand beneath what was shared."


class AddJoint(OfSharing):
    permission = Permission.ADD_ACTION
    may = staticmethod(keeping.adds_joint_actions)
    form_class = AddActionForm
    operation = operations.add_joint
    title = "Add a joint action"
    button = "Add the action"
    said = "Added. Whoever leads it is asked for progress each round."

    def where(self, record):
        return reverse("sources:sharing", args=(self.record.pk,))
