"""Pages where something is told of an action, and where it is checked."""

from goldthread.actions import operations
from goldthread.actions.forms.evidence import EvidenceForm
from goldthread.actions.forms.told import (
    ClaimForm,
    CompleteImpactForm,
    DecideForm,
    ImpactForm,
    ProgressForm,
)
from goldthread.actions.models import Claim, Impact
from goldthread.actions.operations.deciding import refusal_to_decide
from goldthread.actions.queries import BODIES, evidence_of
from goldthread.actions.views.home import TellOfAction
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Take


class ReportProgress(TellOfAction):
    permission = Permission.REPORT_PROGRESS
    form_class = ProgressForm
    operation = operations.report_progress
    title = "Report progress"
    button = "Report progress"
    said = "Progress is reported."


class ClaimDone(TellOfAction):
    permission = Permission.CLAIM_DONE
    step = "claim done"
    form_class = ClaimForm
    operation = operations.claim_done
    title = "Claim it done"
    button = "Claim it done"
    said = "Claimed. Somebody who does not lead it checks the evidence next."


class AddEvidence(TellOfAction):
    permission = Permission.CLAIM_DONE
    form_class = EvidenceForm
    operation = operations.bring_evidence
    title = "Add evidence"
    button = "Add the evidence"
    said = "The evidence is added. A file is checked first; until then only you see it."


class RecordImpact(TellOfAction):
    permission = Permission.RECORD_IMPACT
    form_class = ImpactForm
    operation = operations.record_impact
    title = "Record impact"
    button = "Record impact"
    said = "Recorded. Somebody who does not lead it checks it next."


class CompleteImpact(Change):
    model = Impact
    permission = Permission.ENTER_FOR_AGENCY
    form_class = CompleteImpactForm
    operation = operations.complete_impact
    title = "Complete the impact"
    button = "Save the impact"
    said = "The impact is saved."

    def records(self):
        return super().records().select_related("action")


class Decide(Take):
    """The evidence of a claim, or an impact: accept it, or send it back with what is missing."""

    permission = Permission.VERIFY_EVIDENCE
    template_name = "actions/decide.html"
    form_class = DecideForm
    step = "accept"
    button = "Save the decision"

    def records(self):
        told = super().records().select_related("action__home", "entered_by", *(f"line__{body}" for body in BODIES))
        return told.prefetch_related(*(f"action__lines__{body}" for body in BODIES))

    def context(self):
        uses = evidence_of(self.record.action, self.person)
        return {
            "refusal": refusal_to_decide(self.person, self.record),
            "evidence": [use.evidence for use in uses if use.may_read],
            "hidden_evidence": sum(not use.may_read for use in uses),
        }

    def operate(self, form):
        given = form.cleaned_data
        about = {self.argument: self.record, "version": given["version"], "by": self.person, "on": self.today}
        if given["decision"] == "send back":
            return self.sent_back(**about, reason=given["reason"])
        return self.accepted(**about)


class DecideClaim(Decide):
    model = Claim
    argument = "claim"
    title = "Check the evidence"
    accepted = staticmethod(operations.accept_claim)
    sent_back = staticmethod(operations.send_back_claim)

    def say(self, record):
        if record.state == "sent back":
            return "Sent back. Its lead sees what is missing."
        return "The evidence is accepted."


class DecideImpact(Decide):
    model = Impact
    argument = "impact"
    title = "Check the impact"
    accepted = staticmethod(operations.accept_impact)
    sent_back = staticmethod(operations.send_back_impact)

    def say(self, record):
        return "Sent back. Its lead sees what is missing." if record.state == "sent back" else "The impact is accepted."
