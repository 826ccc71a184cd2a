"""Pages of a meeting's papers: asked for, attached, settled and taken off."""

from django.db.models import Prefetch
from django.urls import reverse

from goldthread.actions.models import Evidence
from goldthread.kit.forms import VersionedForm
from goldthread.meetings import operations
from goldthread.meetings.forms.papers import AskPaperForm, AttachForm, ChangePaperForm, SettleForm
from goldthread.meetings.models import Paper
from goldthread.meetings.policy import may_attach, may_in_group
from goldthread.meetings.views.prepare import Preparing
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Page, Take

KEEP = Permission.KEEP_MEETINGS
WITH = ("meeting__group", "meeting__home", "meeting__circle_group", "asked_agency", "asked_group", "asked_seat", "item")


class AskPaper(Preparing):
    form_class = AskPaperForm
    operation = operations.ask_paper
    title = "Ask for a paper"
    button = "Ask for it"
    said = "Noted. Whoever is asked finds it on their home page."
    place = "#papers"


class PaperPage(Page):
    model = Paper
    template_name = "meetings/paper.html"

    def records(self):
        evidence = Evidence.objects.visible_to(self.person)
        return super().records().select_related(*WITH).prefetch_related(Prefetch("evidence", queryset=evidence))

    def context(self):
        paper, keeps = self.record, may_in_group(self.person, KEEP, self.record)
        pages = [("Attach it" if not paper.evidence_id else "Attach a newer one", "attach")]
        pages += [("Say what became of it", "settle"), ("Change it", "change-paper"), ("Take it off", "withdraw")]
        allowed = pages if keeps else pages[:1] if may_attach(self.person, KEEP, paper) else []
        steps = [(words, reverse(f"meetings:{name}", args=(paper.pk,))) for words, name in allowed]
        return {"next_steps": steps, "may_see_meeting": self.sees_meeting()}

    def sees_meeting(self):
        return type(self.record.meeting).objects.visible_to(self.person).filter(pk=self.record.meeting_id).exists()


class OfPaper(Take):
    """A step with a paper, by whoever prepares the meeting."""

    model = Paper
    argument = "paper"
    permission = KEEP
    may = staticmethod(may_in_group)
    form_class = VersionedForm

    def records(self):
        return super().records().select_related(*WITH)


class Attach(OfPaper):
    may = staticmethod(may_attach)
    form_class = AttachForm
    operation = operations.attach_paper
    title = "Attach the paper"
    button = "Attach it"
    said = "Attached. A file is checked first; until then only whoever brought it can open it."


class Settle(OfPaper):
    form_class = SettleForm
    operation = operations.settle_paper
    title = "Say what became of the paper"
    button = "Save it"
    said = "Saved. The minutes say what became of the paper."

    def initial(self):
        return {"how": self.record.how, "circulated_on": self.record.circulated_on}


class ChangePaper(Change):
    model = Paper
    permission = KEEP
    may = staticmethod(may_in_group)
    form_class = ChangePaperForm
    operation = operations.change_paper
    title = "Change the paper"
    button = "Save the paper"
    said = "The paper is saved."

    def records(self):
        return super().records().select_related(*WITH)

    def initial(self):
        return {**super().initial(), "item": self.record.item_id, "asked": self.record.asked}


class Withdraw(OfPaper):
    operation = operations.withdraw_paper
    title = "Take the paper off the meeting"
    button = "Take it off"
    said = "Taken off. What was attached stays in the library."
