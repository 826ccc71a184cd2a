"""Reading evidence: for the library's list, for the page of one piece, and who may look after it."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from goldthread.actions.models import Action, Evidence, EvidenceFile, EvidenceUse
from goldthread.kit.identifiers import kind_of
from goldthread.kit.library.shapes import Identifier
from goldthread.partners.models import Partnership, Person, Seat, among
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.post.models import StoredFile

SOON = timedelta(days=30)
UNSETTLED = (StoredFile.State.WAITING, StoredFile.State.HELD, StoredFile.State.REFUSED)


def keepers(person: Person, partnership: Partnership, kept: int | None = None) -> QuerySet:
    """The seats that may look after evidence of a partnership, and the one that does already."""
    mine = Q(partnership=partnership, ends_on=None) & ~Q(role="respondent")
    return Seat.objects.visible_to(person).filter(mine | Q(pk=kept or 0)).order_by("title")


def those_who_keep(person: Person, partnership: Partnership) -> QuerySet:
    """The seats that look after any evidence of a partnership."""
    own = Evidence.objects.visible_to(person).filter(home=partnership, owner=OuterRef("pk"))
    return Seat.objects.visible_to(person).filter(Exists(own)).order_by("title")


def may_keep(person: Person, permission: Any, evidence: Evidence) -> bool:
    """Whoever brought a piece of evidence keeps it right; so do its owner and the business unit."""
    is_own = evidence.added_by_id == person.pk and evidence.home_id in standing_of(person).partnerships
    return is_own or evidence.is_owed_by(standing_of(person)) or may_in(person, permission, evidence.home_id)


def may_give(person: Person, action: Action) -> bool:
    """Whether somebody may add evidence to an action: its lead, or the business unit for one."""
    return may(person, Permission.CLAIM_DONE, action) or may_in(person, Permission.ENTER_FOR_AGENCY, action.home_id)


def for_list(evidence: QuerySet, person: Person) -> QuerySet:
    """Add what a row of the library shows of evidence that the reader may see: who looks after it, and the actions it
    serves that they may see, too."""
    shown = among(Action.objects.visible_to(person), "action")
    uses = EvidenceUse.objects.filter(shown).select_related("action").order_by("action__number")
    uses = uses.only("evidence", "action__number")
    own = EvidenceFile.objects.shown_to(person).select_related("file").order_by("-number")
    return evidence.select_related("owner").prefetch_related(Prefetch("uses", uses), Prefetch("files", own))


def files_of(evidence: Evidence, person: Person) -> list[EvidenceFile]:
    """The revisions of a piece of evidence, the newest first, as far as the reader may see them."""
    found = EvidenceFile.objects.visible_to(person).filter(evidence=evidence).order_by("-number")
    return list(found.select_related("file", "added_by"))


def served_by(evidence: Evidence, person: Person) -> list[Action]:
    """The actions that a piece of evidence serves, as far as the reader may see them."""
    return list(Action.objects.visible_to(person).filter(evidence=evidence).order_by("number"))


def file_state(evidence: Evidence) -> str:
    """What its bringer is told of a file that others do not see yet; nothing for what is ready."""
    files = evidence.files.all() if evidence.kind == Evidence.Kind.FILE else ()
    newest = files[0].file if files else None
    return str(newest.get_state_display()) if newest and not newest.is_ready else ""


def running_out(evidence: QuerySet, on: date, within: timedelta = SOON) -> QuerySet:
    """Keep what has run out, or will soon."""
    return evidence.filter(expires_on__lte=on + within)


def unsettled(evidence: QuerySet, person: Person) -> QuerySet:
    """Keep what a reader brought and nobody else sees yet: being checked, held back, or refused."""
    mine = EvidenceFile.objects.filter(evidence=OuterRef("pk"), added_by=person.pk, file__state__in=UNSETTLED)
    return evidence.filter(Exists(mine))


def serving(evidence: QuerySet, person: Person, status: str = "") -> QuerySet:
    """Keep what serves an action that the reader may see, in a state when one is given."""
    return evidence.filter(serves_one(person, status))


def serves_one(person: Person, status: str = "") -> Exists:
    """Return the condition that a piece of evidence serves an action that the reader may see."""
    actions = Action.objects.visible_to(person)
    uses = EvidenceUse.objects.filter(among(actions.filter(status=status) if status else actions, "action"))
    return Exists(uses.filter(evidence=OuterRef("pk")))


def told_of(file: StoredFile) -> list[tuple[Identifier, list[str]]]:
    """What was found in a file that may say who a child is: each kind, and the places where it stands."""
    kinds = dict.fromkeys(each["kind"] for each in file.found)
    return [(kind_of(kind), [each["place"] for each in file.found if each["kind"] == kind]) for kind in kinds]
