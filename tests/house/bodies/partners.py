"""Partnerships, agencies, groups, seats, people and themes, and setting them up."""

from goldthread.partners.models import FootprintArea, Group, GroupShare, Holding, Membership, Partnership, Person
from tests.cast import YEAR
from tests.factories.accounts import way_in_for
from tests.factories.bringing import a_file, loaded, looked_through, read
from tests.factories.comments import a_comment
from tests.factories.erasing import asked_to_erase

ENDS = {"version": 1, "ends_on_day": "30", "ends_on_month": "6", "ends_on_year": "2026"}
STARTS = {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2026"}


def of(noun, body=None):
    """The address of a place of the world, with what is sent there."""
    return lambda world: ({"pk": getattr(world, noun).pk}, body)


def to_erase(body=None):
    """The address of a request to erase, which somebody else than the manager asked for."""
    return lambda world: ({"pk": asked_to_erase(world).pk}, body)


def on_membership(body):
    return lambda world: ({"pk": Membership.objects.get(agency=world.health).pk}, body)


def shared(world):
    share, _ = GroupShare.objects.get_or_create(group=world.subgroup, partnership=world.norden)
    return {"pk": share.pk}, ENDS


def hosted(world):
    """A group that is shared, with the day from which the other partnership hosts it."""
    GroupShare.objects.get_or_create(group=world.subgroup, partnership=world.norden)
    return {"pk": world.subgroup.pk}, {"version": 1, "partnership": world.norden.pk, **STARTS}


def paused(world):
    Group.objects.filter(pk=world.subgroup.pk).update(is_paused=True, paused_why="No chair.")
    return {"pk": world.subgroup.pk}, {"version": 1}


def named_by_both(world):
    Membership.objects.get_or_create(agency=world.council, partnership=world.norden)
    return {}, {"part": "police", "agency": world.council.pk, **STARTS}


def joint(world):
    Partnership.objects.filter(pk=world.wessmere.pk).update(kind="joint")
    return {"pk": world.wessmere.pk}


def area(world):
    joint(world)
    found, _ = FootprintArea.objects.get_or_create(footprint=world.wessmere, member=world.norden)
    return {"pk": found.pk}, ENDS


def seat(who, body=None):
    return lambda world: ({"pk": world.seats[who].pk}, body)


def invitable(world):
    """Somebody who has never signed in, and holds a seat in both partnerships."""
    new, _ = Person.objects.get_or_create(email="new@example.org", defaults={"name": "New Example"})
    for who in ("chair", "neighbouring manager"):
        Holding.objects.get_or_create(seat=world.seats[who], person=new)
    return [new.pk]


def closed(world):
    """The former member, whose account has been closed."""
    Person.objects.filter(pk=world.people["former member"].pk).update(is_active=False)
    return world.people["former member"]


def commented(body=None, **more):
    """The address of a comment of the manager's to the agency lead."""
    return lambda world: ({"pk": a_comment(world, **more).pk}, body)


def brought(state, body=None):
    """The address of a spreadsheet that is brought in, in a state, with what is sent there."""

    def found(world):
        record = state(world)
        sent = body(record) if callable(body) else body
        return {"pk": record.pk}, sent if sent is None else {"version": record.version, **sent}

    return found


BODIES = {
    "account_login": lambda world: ({}, {"login": "manager@example.org", "password": "wrong on purpose"}),
    "account_logout": lambda world: ({}, {}),
    "partners:partnerships": lambda world: ({}, None),
    "partners:partnership": lambda world: ({"pk": world.wessmere.pk}, None),
    "partners:choose": lambda world: ({"pk": world.wessmere.pk}, {}),
    "partners:settings": lambda world: (
        {"pk": world.wessmere.pk},
        {"version": 1, "round_months": 3, "soon_days": 20, "report_word": "annual", "marking": "OFFICIAL"},
    ),
    "partners:rename": lambda world: (
        {"pk": world.wessmere.pk},
        {"version": 1, "name": "New Wessmere", "short_name": "New", "kind": "joint", "until_day": "31", "until_month": "3", "until_year": "2026"},
    ),
    "partners:succeed": lambda world: (
        {"pk": world.wessmere.pk},
        {"after": world.norden.pk, "how": "merged", "starts_day": "1", "starts_month": "4", "starts_year": "2027", "is_heir": "on"},
    ),
    "partners:catches": lambda world: ({"pk": world.wessmere.pk}, {"period": "30"}),
    "partners:erasures": lambda world: ({"pk": world.wessmere.pk}, None),
    "partners:erasure": to_erase(),
    "partners:agree-erasure": to_erase({"version": 1}),
    "partners:take-back-erasure": to_erase({"version": 1}),
    "partners:ask-erasure": lambda world: (
        {"kind": "actions.action", "number": world.action.pk},
        {"what": f"actions.progress {world.progress.pk} words", "reason": "It gave a date of birth."},
    ),
    "partners:group": lambda world: ({"pk": world.business.pk}, None),
    "partners:agency": lambda world: ({"pk": world.health.pk}, None),
    "partners:agencies": lambda world: ({}, {"kind": "council", "words": "mere"}),
    "partners:add-agency": lambda world: ({}, {"name": "Wessmere Fire Example", "kind": "other", "basis": "relevant"}),
    "partners:change-agency": of("health", {"version": 1, "name": "Wessmere Trust", "short_name": "WT", "kind": "health-provider"}),
    "partners:join-agency": of("health", {"basis": "invited", "reason": "It offered.", **STARTS}),
    "partners:succeed-agency": lambda world: ({"pk": world.health.pk}, {"after": world.council.pk}),
    "partners:change-membership": on_membership({"version": 1, "basis": "invited", "reason": "It offered."}),
    "partners:end-membership": on_membership(ENDS),
    "partners:partner-roles": lambda world: ({}, None),
    "partners:name-partner": named_by_both,
    "partners:end-partner": lambda world: ({"pk": world.wessmere.partner_roles.get().pk}, ENDS),
    "partners:groups": lambda world: ({}, None),
    "partners:add-group": lambda world: ({}, {"name": "Voice subgroup", "kind": "subgroup", "starts": "April 2026"}),
    "partners:change-group": of("subgroup", {"version": 1, "kind": "task", "purpose": "To look.", "starts": "2020"}),
    "partners:structure": lambda world: ({}, {"on": "1 June 2025"}),
    "partners:group-rules": of(
        "subgroup", {"version": 1, "chair_rule": "two", "chair_words": "", "quorum": "number", "quorum_number": "3"}
    ),
    "partners:host-group": hosted,
    "partners:add-members": of(
        "subgroup", {"new": "N. Example, new@example.org, Wessmere Council", "capacity": "member", **STARTS}
    ),
    "partners:rename-group": of("subgroup", {"version": 1, "name": "Learning subgroup"}),
    "partners:pause-group": of("subgroup", {"version": 1, "reason": "No chair."}),
    "partners:resume-group": paused,
    "partners:end-group": of("subgroup", ENDS),
    "partners:set-parents": lambda world: ({"pk": world.subgroup.pk}, {"version": 1, "parents": [world.business.pk]}),
    "partners:share-group": lambda world: ({"pk": world.subgroup.pk}, {"version": 1, "partnership": world.norden.pk}),
    "partners:end-share": shared,
    "partners:seats": lambda world: ({}, {"vacant": "on"}),
    "partners:add-seat": lambda world: ({}, {"title": "Second scrutineer", "role": "scrutineer", "capacity": "member"}),
    "partners:seat": seat("chair"),
    "partners:change-seat": seat("chair", {"version": 1, "title": "Chair", "role": "chair", "capacity": "member"}),
    "partners:fill-seat": seat("group member", {"version": 1, "name": "N. Example", "email": "new@example.org", **STARTS}),
    "partners:end-seat": seat("chair", ENDS),
    "partners:end-holding": lambda world: ({"pk": world.seats["chair"].holdings.get().pk}, ENDS),
    "partners:people": lambda world: ({}, {"words": "example"}),
    "partners:add-person": lambda world: ({}, {"name": "N. Example", "email": "new@example.org"}),
    "partners:person": lambda world: ({"pk": world.people["group member"].pk}, None),
    "partners:change-person": lambda world: (
        {"pk": world.people["group member"].pk}, {"version": 1, "name": "N. Example", "email": "new@example.org"}
    ),
    "partners:merge-person": lambda world: (
        {"pk": world.people["group member"].pk}, {"version": 1, "twice": world.people["former member"].pk}
    ),
    "partners:themes": lambda world: ({}, None),
    "partners:add-theme": lambda world: ({}, {"name": "Fathers"}),
    "partners:rename-theme": of("theme", {"version": 1, "name": "Neglect of children"}),
    "partners:who-sits-where": of("wessmere"),
    "partners:describe": of(
        "wessmere",
        {"version": 1, "name": "Wessmere Partnership", "short_name": "Wessmere", "area": "Wessmere", "kind": "area",
         "year_start_month": "9", "report_word": "annual"},
    ),
    "partners:add-partnership": lambda world: (
        {},
        {"name": "Fen Partnership", "short_name": "Fen", "area": "Fen", "kind": "area", "year_start_month": "4",
         "report_word": "annual", "manager_name": "N. Example", "email": "new@example.org"},
    ),
    "partners:areas": lambda world: (joint(world), None),
    "partners:add-area": lambda world: (joint(world), {"member": world.norden.pk, **STARTS}),
    "partners:end-area": area,
    "partners:set-up": lambda world: ({}, None),
    "partners:step-partners": lambda world: ({}, {"police": "Example Constabulary"}),
    "partners:step-groups": lambda world: ({}, {"tick_0": "on", "name_0": "Executive"}),
    "partners:step-seats": lambda world: ({}, {"tick_1": "on"}),
    "partners:step-members": lambda world: ({}, None),
    "partners:step-people": lambda world: ({}, None),
    "partners:ready": lambda world: ({}, None),
    "partners:begin": lambda world: ({}, {"code": "none"}),
    "partners:begin-partnership": lambda world: ({}, {"name": "X"}),
    "partners:begin-you": lambda world: ({}, {"name": "X"}),
    "partners:cannot-get-in": lambda world: ({}, {"email": "manager@example.org"}),
    "partners:told-code": lambda world: ({}, {"email": "stranger@example.org", "code": way_in_for(world.people["stranger"], is_spoken=True).code}),
    "partners:way-in": lambda world: ({"link": (made := way_in_for(world.people["stranger"])).link}, {"code": made.code}),
    "partners:choose-password": lambda world: ({}, {"password": "three words in a row", "password_again": "three words in a row"}),
    "partners:change-password": lambda world: ({}, {"password_now": "wrong on purpose", "password": "three words in a row", "password_again": "three words in a row"}),
    "partners:invite": lambda world: ({}, {"people": invitable(world)}),
    "partners:accounts": lambda world: ({}, None),
    "partners:account": lambda world: ({"pk": world.people["chair"].pk}, None),
    "partners:send-way-in": lambda world: ({"pk": world.people["chair"].pk}, {}),
    "partners:give-code": lambda world: ({"pk": world.people["chair"].pk}, {}),
    "partners:close-account": lambda world: ({"pk": world.people["former member"].pk}, {}),
    "partners:open-account": lambda world: ({"pk": closed(world).pk}, {}),
    "partners:lift-stop": lambda world: ({"pk": world.people["chair"].pk}, {}),
    "partners:comments": lambda world: (
        {"kind": "actions.action", "number": world.action.pk}, {"words": "Is this still the right date?"}
    ),
    "partners:answer-comment": commented({"words": "It is."}),
    "partners:resolve-comment": commented({"version": 1}),
    "partners:open-comment": commented({"version": 1}, resolved_by="manager", resolved_on=YEAR),
    "partners:take-back-comment": commented({"version": 1}),
    "partners:bring": lambda world: ({}, {"file": a_file(), "kind": "actions"}),
    "partners:import": brought(looked_through),
    "partners:import-sheets": brought(read, {"kind": "actions", "wanted": ["The file"]}),
    "partners:import-columns": brought(read, {"column-0": "words", "column-1": "leads", "column-2": "due"}),
    "partners:import-names": brought(
        lambda world: looked_through(world, "Action,Lead\nTell everyone,The Team\n"), {"name-0": "Wessmere Health Trust"}
    ),
    "partners:import-load": brought(looked_through, {}),
    "partners:import-undo": brought(loaded, {}),
    "partners:import-throw-away": brought(read, {}),
}  # fmt: skip
