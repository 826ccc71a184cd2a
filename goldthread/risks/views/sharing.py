"""Sharing a risk with other areas, and the actions that lower it."""

from goldthread.kit.forms import VersionedForm
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Change, Take
from goldthread.risks import operations
from goldthread.risks.forms.sharing import AddRiskActionForm, AreaActionForm, ChangeShareForm, ShareForm, TieForm
from goldthread.risks.models import RiskShare
from goldthread.risks.views.register import may_change_share
from goldthread.risks.views.risks import KEEP, TakeRisk


class ShareRisk(TakeRisk):
    form_class = ShareForm
    operation = operations.share_risk
    title = "Share it with another area"
    button = "Share it"
    said = "Shared. That area reads it now, and can name its own owner."


class ChangeShare(Change):
    model = RiskShare
    permission = KEEP
    form_class = ChangeShareForm
    operation = operations.change_share
    argument = "share"
    title = "What it means in an area"
    button = "Save what it means there"
    said = "Saved. The area is shown beside the risk with these words."

    @staticmethod
    def may(person, permission, record):
        return may_change_share(person, record)

    def records(self):
        return super().records().select_related("risk", "partnership")


class StopSharing(Take):
    model = RiskShare
    permission = KEEP
    template_name = "risks/stop_sharing.html"
    form_class = VersionedForm
    operation = operations.stop_sharing
    argument = "share"
    title = "Stop sharing it with an area"
    button = "Stop sharing it"
    said = "It is no longer shared with that area."

    @staticmethod
    def may(person, permission, record):
        return may_in(person, permission, record.risk.home_id)

    def records(self):
        return super().records().select_related("risk", "partnership")


class AddRiskAction(TakeRisk):
    form_class = AddRiskActionForm
    operation = operations.add_risk_action
    title = "Add an action that lowers it"
    button = "Add the action"
    said = "The action is added. Whoever leads it is asked for progress each round."


class AddAreaAction(Take):
    """An action that an area which shares the risk takes to lower it: the area's own, in its own list."""

    model = RiskShare
    permission = Permission.ADD_ACTION
    form_class = AreaActionForm
    operation = operations.add_area_action
    argument = "share"
    title = "Add an action that lowers it there"
    button = "Add the action"
    said = "The action is added. It is the area's own, and lowers the shared risk."

    @staticmethod
    def may(person, permission, record):
        return may_in(person, permission, record.partnership_id)

    def records(self):
        return super().records().select_related("risk__home", "partnership")

    def where(self, record):
        return self.record.get_absolute_url()


class TieActions(TakeRisk):
    form_class = TieForm
    operation = operations.tie_actions
    title = "Tie an action to it"
    button = "Tie it"
    said = "The action is tied to it."
