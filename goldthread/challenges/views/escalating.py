"""Pages on which a challenge is taken further, advised on, and decided."""

from goldthread.challenges import closing, operations
from goldthread.challenges.forms.escalating import EscalateForm, SettleForm, ViewForm
from goldthread.challenges.models import Escalation
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.views.challenges import OfChallenge
from goldthread.kit.library import library
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Take


class Escalate(OfChallenge):
    template_name = "challenges/escalate.html"
    may = staticmethod(closing.escalates)
    form_class = EscalateForm
    operation = operations.escalate
    title = "Take it further"
    button = "Take it further"
    said = "Taken further. The independent scrutineer is asked for a view."

    def context(self):
        return {"stages": library().escalation_stages.values()}

    def where(self, record):
        return self.record.get_absolute_url()


class OfStage(Take):
    """Something said of a stage to which a challenge was taken."""

    model = Escalation
    template_name = "challenges/stage.html"

    def records(self):
        return super().records().select_related("challenge__home", *(f"challenge__{each}" for each in BODIES))


BODIES = ("raised_by", "agency", "group", "partnership")


class ViewStage(OfStage):
    permission = Permission.SCRUTINISE
    may = staticmethod(lambda person, permission, record: may_in(person, permission, record.challenge.home_id))
    form_class = ViewForm
    operation = operations.view_stage
    title = "Give your view"
    button = "Save your view"
    said = "Your view is on the record. Nobody else can change it."

    def initial(self):
        return {"view": self.record.view}


class SettleStage(OfStage):
    permission = RAISE
    may = staticmethod(lambda person, permission, record: closing.escalates(person, permission, record.challenge))
    form_class = SettleForm
    operation = operations.settle_stage
    title = "Record what was decided"
    button = "Record the decision"
    said = "Recorded. The challenge shows what was decided at this stage."

    def initial(self):
        return {"result": self.record.result, "settled_on": self.record.settled_on or self.today}
