"""Partnerships, agencies, groups, people, seats and themes: who takes part, and where they sit."""

from goldthread.partners.models.agency import Agency, AgencySuccession, Membership, PartnerRole
from goldthread.partners.models.bringing import Import, ImportedRow, Mapping, Meant
from goldthread.partners.models.catch import Catch
from goldthread.partners.models.comment import Addressed, Comment
from goldthread.partners.models.erasure import ErasureRequest
from goldthread.partners.models.group import Group, GroupFormerName, GroupParent, GroupPause, GroupShare
from goldthread.partners.models.invitation import Invitation
from goldthread.partners.models.partnership import FootprintArea, FormerName, Partnership, Succession, name_on
from goldthread.partners.models.person import Person
from goldthread.partners.models.record import WIDE, Beyond, Circle, Record, RecordQuerySet, among, is_for_few
from goldthread.partners.models.seat import Holding, QuorumMember, Seat
from goldthread.partners.models.theme import Theme

__all__ = [
    "WIDE", "Addressed", "Agency", "AgencySuccession", "Beyond", "Catch", "Circle", "Comment", "ErasureRequest",
    "FootprintArea", "FormerName", "Group", "GroupFormerName", "GroupParent", "GroupPause", "GroupShare", "Holding",
    "Import", "ImportedRow", "Invitation", "Mapping", "Meant", "Membership", "PartnerRole", "Partnership", "Person",
    "QuorumMember", "Record", "RecordQuerySet", "Seat", "Succession", "Theme", "among", "is_for_few",
    "name_on",
]  # fmt: skip
