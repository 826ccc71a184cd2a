"""Putting a risk on the register, and what is done with it there."""

from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Take, TakeStep
from goldthread.risks import operations
from goldthread.risks.forms.looking import RateForm, ReviewForm, RevisitForm
from goldthread.risks.forms.risks import AddRiskForm, ChangeRiskForm, EscalateForm, HappenedForm
from goldthread.risks.models import Risk
from goldthread.risks.shown import may_look_after

KEEP = Permission.KEEP_RISKS


class AddRisk(AddAtHome):
    permission = KEEP
    form_class = AddRiskForm
    operation = operations.add_risk
    back = ("risks:risks", "Back to risks and issues")
    title = "Add a risk or an issue"
    button = "Add it"
    said = "Added. Next, rate it, and say when it is reviewed."


class ChangeRisk(Change):
    model = Risk
    permission = KEEP
    form_class = ChangeRiskForm
    operation = operations.change_risk
    title = "Change it"
    button = "Save it"
    said = "Saved. The history says what changed."

    def records(self):
        named = ("home", "owner", "owner_agency", "group", "raised_by", "circle_group")
        return super().records().select_related(*named).prefetch_related("themes")

    def initial(self):
        return super().initial() | {"themes": [theme.pk for theme in self.record.themes.all()]}


class TakeRisk(Take):
    """Something done with a risk, and then its page."""

    model = Risk
    permission = KEEP
    argument = "risk"

    def records(self):
        return super().records().select_related("home")

    def where(self, record):
        return self.record.get_absolute_url()


class LookAfterRisk(TakeRisk):
    """Something that whoever owns a risk does with it, as those who keep the register do."""

    @staticmethod
    def may(person, permission, record):
        return may_look_after(person, record)


class RateRisk(LookAfterRisk):
    template_name = "risks/rate.html"
    form_class = RateForm
    operation = operations.rate_risk
    title = "Rate it"
    button = "Record the rating"
    said = "The rating is recorded. Earlier ratings stay in its history."


class ReviewRisk(LookAfterRisk):
    form_class = ReviewForm
    operation = operations.review_risk
    title = "Record a review"
    button = "Record the review"
    said = "The review is recorded. If the score has changed, rate it next."


class RevisitRisk(TakeRisk):
    form_class = RevisitForm
    operation = operations.set_revisit
    title = "Revisit it in a named year"
    button = "Save the year"
    said = "Saved. It is offered for the first agenda of that year."

    def initial(self):
        return {"year": self.record.revisit_from.isoformat() if self.record.revisit_from else ""}

    def say(self, record):
        words = record.revisit_words
        return f"It will be on the first agenda of {words}." if words else "It is not put off to a named year."


class RiskHappened(TakeRisk):
    form_class = HappenedForm
    operation = operations.risk_happened
    title = "It has happened"
    button = "Make it an issue"
    said = "It is an issue now, under the same number."


class EscalateRisk(TakeRisk):
    form_class = EscalateForm
    operation = operations.escalate_risk
    title = "Escalate it to a group"
    button = "Escalate it"
    said = "It is on that group's next agenda until the group has reviewed it."


class RiskStep(TakeStep):
    """Accept a risk, close it, or open it again."""

    model = Risk
    operation = operations.take_risk_step
