"""A list of people and seats: what each row becomes, and how it is loaded and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.kit.brought import (
    Bringing,
    Field,
    Kind,
    LeftOut,
    Made,
    Outcome,
    Reading,
    Row,
    Touched,
    alike,
    looked_up,
    worded,
)
from goldthread.kit.sheets.dates import day_of_cell
from goldthread.kit.sheets.headings import plain
from goldthread.kit.words import joined
from goldthread.partners.bringing.bodies import NOBODY, Bodies
from goldthread.partners.bringing.undoing import NEEDED, WORKED_ON, hanging, of_table
from goldthread.partners.keeping import roles_to_give
from goldthread.partners.models import Agency, Group, Holding, Person, Seat
from goldthread.partners.operations.people import add_person
from goldthread.partners.operations.seats import add_seat, fill_seat
from goldthread.partners.operations.taking_back import take_back_places
from goldthread.partners.places import people_kept, seats_kept
from goldthread.partners.roles import ROLES, Permission

PERSON, SEAT, HOLDING = "partners.person", "partners.seat", "partners.holding"
NO_MAIL = "There is no e-mail address, and nobody here has this name. Add the address, which is how they are invited."
ROLE_WORDS = worded({
    "manager": ("partnership manager", "business manager", "safeguarding partnership manager"),
    "business unit": ("business support", "partnership officer", "coordinator", "administrator", "policy officer"),
    "lead partner": ("lead safeguarding partner", "lsp", "chief executive", "chief constable"),
    "delegated partner": ("delegated safeguarding partner", "dsp"),
    "scrutineer": ("independent scrutineer", "scrutineer"),
    "chair": ("chair of a group", "group chair", "subgroup chair", "chairperson"),
    "member": ("member of a group", "group member", "board member", "subgroup member", "representative"),
    "agency lead": ("lead", "safeguarding lead", "agency representative", "single point of contact", "spoc"),
    "respondent": ("designated safeguarding lead", "dsl", "school", "headteacher", "setting"),
})  # fmt: skip
FIELDS = (
    Field("name", "Name", (
        "full name", "person", "held by", "holder", "member", "members", "contact", "contact name", "representative",
        "attendee", "who",
    ), "A work name. Whoever is here already is found by address, or by name.", is_required=True),
    Field("email", "Work e-mail", ("email", "e mail", "email address", "e mail address", "work email", "mail")),
    Field("title", "Seat", (
        "seat title", "seats", "seats held", "job title", "post", "position", "title", "designation", "job role",
    ), "What the seat is called. A seat that is here is found by its title."),
    Field("role", "Role", ("role in partnership", "partnership role", "capacity", "membership role", "role type"),
          "The role decides what the holder may do. Usual words are understood."),
    Field("agency", "Agency", ("organisation", "organization", "employer", "agency name", "where", "body", "partner")),
    Field("group", "Group", ("subgroup", "board", "meeting", "group name", "sub group", "groups")),
    Field("starts_on", "From", ("start date", "starts", "since", "date joined", "joined", "from date")),
)  # fmt: skip
ACCOUNT = LeftOut("account", ("account", "phone", "telephone", "mobile", "contact number", "landline"),
                  "Accounts are opened by inviting people, and telephone numbers are not kept here.")  # fmt: skip


@dataclass
class Place:
    """What a row asks for: a person who is here or new, a seat that is here or new, and from which day."""

    name: str = ""
    email: str = ""
    person: Person | None = None
    seat: Seat | None = None
    title: str = ""
    role: str = ""
    agency: Agency | None = None
    group: Group | None = None
    starts_on: date | None = None


class PeopleAndSeats(Kind):
    place = 4
    key = "people"
    title = "A list of people and seats"
    noun = ("person or seat", "people or seats")
    about = "a list of people and seats"
    permission = Permission.KEEP_PLACES
    fields = FIELDS
    left_out = (ACCOUNT,)

    def study(self, rows: Sequence[Row], bringing: Bringing) -> list[Reading]:
        study = Study(bringing)
        return [study.read_row(row) for row in rows]

    def load(self, readings: Sequence[Reading], bringing: Bringing) -> None:
        people: dict[str, Person] = {}
        seats: dict[tuple[str, int | None, int | None], Seat] = {}
        for reading in readings:
            if reading.outcome in (Outcome.NEW, Outcome.CHANGES):
                _seat(reading, people, seats, bringing)

    def undo(self, made: Sequence[Made], bringing: Bringing, touched: Touched) -> dict[Made, str]:
        holdings, seats, people = (of_table(made, table) for table in (HOLDING, SEAT, PERSON))
        there = dict(Holding.objects.filter(pk__in=[each.pk for each in holdings]).values_list("pk", "seat"))
        late = touched(SEAT, [*there.values(), *(each.pk for each in seats)])
        stays = {each: WORKED_ON for each in holdings if there.get(each.pk) in late}
        stays |= {each: WORKED_ON for each in seats if each.pk in late}
        gone = {each.pk for each in holdings if each not in stays}
        others = Holding.objects.exclude(pk__in=gone)
        busy = hanging(Seat, [each.pk for each in seats], (Holding,))
        busy |= set(others.filter(seat__in=[each.pk for each in seats]).values_list("seat", flat=True))
        stays |= {each: NEEDED for each in seats if each.pk in busy and each not in stays}
        known = touched(PERSON, [each.pk for each in people]) | hanging(Person, [e.pk for e in people], (Holding,))
        known |= set(others.filter(person__in=[each.pk for each in people]).values_list("person", flat=True))
        stays |= {each: NEEDED for each in people if each.pk in known}
        take_back_places(
            holdings=sorted(gone),
            seats=[each.pk for each in seats if each not in stays],
            people=[each.pk for each in people if each not in stays],
            **bringing.asked,
        )
        return stays


def _seat(reading: Reading, people: dict[str, Person], seats: dict, bringing: Bringing) -> None:
    """Add the person and the seat where they are new, and give one the other."""
    place: Place = reading.plan
    person, asked = place.person, bringing.asked
    if person is None and place.email:
        person = people.get(place.email.lower())
        if person is None:
            person = people[place.email.lower()] = add_person(name=place.name, email=place.email, **asked)
            reading.made.append(Made(PERSON, person.pk))
    seat = place.seat
    if seat is None and place.title:
        where = (plain(place.title), getattr(place.agency, "pk", None), getattr(place.group, "pk", None))
        seat = seats.get(where)
        if seat is None:
            about: dict[str, Any] = {
                "title": place.title[:160],
                "role": place.role,
                "agency": place.agency,
                "group": place.group,
            }
            seat = seats[where] = add_seat(partnership=bringing.home, **about, starts_on=place.starts_on, **asked)
            reading.made.append(Made(SEAT, seat.pk))
    if seat is None or person is None or seat.holdings.filter(person=person, ends_on=None).exists():
        return
    seat.refresh_from_db()
    fill_seat(seat=seat, holder=person, starts_on=place.starts_on or bringing.on, version=seat.version, **asked)
    holding = Holding.objects.filter(seat=seat, person=person).latest("pk")
    reading.made.append(Made(HOLDING, holding.pk))


class Study:
    """One look through the rows of a list of people, with what is here already at hand."""

    def __init__(self, bringing: Bringing) -> None:
        home, by, on = bringing.home, bringing.by, bringing.on
        self.bringing, self.bodies = bringing, Bodies(bringing)
        people = list(people_kept(home, by, on))
        self.by_email = {person.email.lower(): person for person in people}
        named = [plain(person.name) for person in people]
        self.by_name = {plain(person.name): person for person in people if named.count(plain(person.name)) == 1}
        seats = list(seats_kept(home, by, on).filter(ends_on=None))
        titled = [plain(seat.title) for seat in seats]
        self.by_title = {plain(seat.title): seat for seat in seats if titled.count(plain(seat.title)) == 1}
        self.may_give = {role.key for role in roles_to_give(by, home)}
        self.seen: dict[tuple[str, ...], int] = {}

    def read_row(self, row: Row) -> Reading:
        name, title = " ".join(row["name"].split()), " ".join(row["title"].split())
        reading = Reading(row, Outcome.NEW, words=joined([each for each in (name, title) if each]))
        if not (name or title):
            return reading.refuse("name", "There is neither a name nor a seat in this row. Add one, or delete the row.")
        twin = tuple(plain(row[key]) for key in ("name", "email", "title", "role", "agency", "group"))
        if twin in self.seen:
            return reading.refuse("name", f"It says the same as row {self.seen[twin]}, so it is left out.")
        self.seen[twin] = row.number
        place = Place(name=name, email=row["email"].strip(), title=title)
        reading.plan = place
        seat = self.by_title.get(plain(title))
        if seat and alike(name, holders_of(seat)):
            return self._same(reading, seat)
        refused = self._person(reading, place)
        if refused:
            return refused
        held = titles_of(place.person) if place.person else []
        if place.person and (alike(title, joined(held)) or plain(title) in [plain(each) for each in held]):
            return self._same(reading, place.person)
        return self._seat(reading, place, seat)

    def _same(self, reading: Reading, record: object) -> Reading:
        reading.outcome, reading.record = Outcome.SAME, record
        return reading

    def _person(self, reading: Reading, place: Place) -> Reading | None:
        """Find the person of a row, or see that they may be added. A seat with nobody in it is vacant."""
        if plain(place.name) in NOBODY and not place.email:
            place.name = ""
            return None
        if place.email:
            try:
                validate_email(place.email)
            except ValidationError:
                return reading.refuse("email", "This is not an e-mail address. Correct it in the file.")
        place.person = self.by_email.get(place.email.lower()) or (
            None if place.email else self.by_name.get(plain(place.name))
        )
        if place.person and place.name and plain(place.name) != plain(place.person.name):
            reading.flag("name", f"Whoever has this address is called {place.person.name} here, and stays so.")
        if place.person and not place.person.is_active:
            return reading.refuse("name", "Their account is closed. Open it again first, or leave the row out.")
        if place.person is None and not place.email:
            return reading.refuse("email", NO_MAIL)
        if place.person is None and not place.name:
            return reading.refuse("name", "There is an address and no name. Add the name.")
        return None

    def _seat(self, reading: Reading, place: Place, seat: Seat | None) -> Reading:
        """Find the seat of a row, or see that it may be added; without one, the person is added alone."""
        row, place.starts_on = reading.row, self._day(reading)
        if seat is None:
            self._where(reading, place)
            place.role = self._role(reading, place)
            if not place.role:
                return self._alone(reading, place)
            where = place.group or place.agency
            place.title = place.title or (f"{ROLES[place.role].title}, {where}" if where else ROLES[place.role].title)
        role = seat.role if seat else place.role
        if role not in self.may_give:
            return reading.refuse("role", f"{ROLES[role].title}: you may not give this role. Ask the manager.")
        place.seat = seat
        if row["starts_on"] and place.starts_on is None:
            reading.flag("starts_on", "It counts from today.")
        reading.record = seat or place.person
        reading.outcome = Outcome.CHANGES if reading.record else Outcome.NEW
        return reading

    def _alone(self, reading: Reading, place: Place) -> Reading:
        if place.person:
            return self._same(reading, place.person)
        if not place.email:
            return reading.refuse("role", "Say the agency or the group of this seat, so that it has a place.")
        if reading.row["role"] or place.title:
            reading.flag("role", "It is not clear which seat they take, so they are added without one.")
        place.title = ""
        return reading

    def _where(self, reading: Reading, place: Place) -> None:
        for key in ("agency", "group"):
            bodies, unknown = self.bodies.several(reading.row[key])
            for body in bodies:
                place.agency = body if isinstance(body, Agency) and place.agency is None else place.agency
                place.group = body if isinstance(body, Group) and place.group is None else place.group
            if unknown:
                reading.flag(
                    key, f"{joined(unknown)}: nothing here is called so. Add it first to have it used.", unknown
                )

    def _role(self, reading: Reading, place: Place) -> str:
        """The role a row names, or the usual one of an agency or a group; "" when it has no place to be."""
        asked = reading.row["role"] or place.title
        found = looked_up(ROLE_WORDS, asked) or next((key for key in ROLES if alike(ROLES[key].title, asked)), "")
        if not found:
            found = "member" if place.group else "agency lead" if place.agency else ""
        needs_agency, needs_group = found in ("agency lead", "respondent"), found in ("chair", "member")
        return "" if (needs_agency and not place.agency) or (needs_group and not place.group) else found

    def _day(self, reading: Reading) -> date | None:
        day, sentence = day_of_cell(reading.row["starts_on"])
        if sentence:
            reading.flag("starts_on", sentence)
        return day if day and day <= self.bringing.on else None


def titles_of(person: Any) -> list[str]:
    """The seats somebody holds here, by title."""
    return [each.seat.title for each in person.held]


def holders_of(seat: Any) -> str:
    """Who holds a seat, as its list says it."""
    return joined([f"{each.person}{' (deputy)' if each.is_deputy else ''}" for each in seat.held])
