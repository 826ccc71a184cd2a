"""What is written when people are reminded: how it is done, each digest with its letter, and the code that opens it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from goldthread.desk.chasing import Reminder, opens
from goldthread.desk.letter import Key, written
from goldthread.desk.models import Chasing, Digest, DigestItem
from goldthread.kit.words import counted
from goldthread.partners.keys import kept_of, new_code, new_link
from goldthread.partners.models import Partnership, Person
from goldthread.post.operations.letters import write_letter
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, nothing_changed, operation
from goldthread.trail.rows import reread, stored


@operation
def set_chasing(*, partnership: Partnership, version: int | None, by: Person, on: date, **rules: Any) -> Partnership:
    """Set how a partnership reminds people. The first time, it begins to."""
    home = reread(partnership, version, rules)
    home.save(update_fields=["version"])
    row, is_new = Chasing.objects.get_or_create(home=home)
    before = {name: getattr(row, name) for name in rules}
    for name, value in rules.items():
        setattr(row, name, value)
    stored(row)
    note(row, before={} if is_new else before, after=rules, says="set how people are reminded")
    return home


@operation
def send_digest(*, reminder: Reminder, at: datetime, by: Person | None, on: date) -> Digest | None:
    """Write one person's digest of a day, with its letter and its key: once, however often it is tried."""
    person, chasing = reminder.person, reminder.chasing
    if Digest.objects.filter(person=person, on=on).exists():
        nothing_changed()
        return None
    link, code = new_link(), new_code()
    ends = at + timedelta(hours=chasing.key_hours)
    made = Digest(person=person, on=on, made_at=at, expires_at=ends, link_hash=kept_of(link))
    made.code_hash = made.sealed(code)
    made.save()
    items = [replace(item, opens=opens(item.where)) for item in reminder.items]
    DigestItem.objects.bulk_create(
        DigestItem(
            digest=made, where=item.where[:200], name=item.name[:80], why=item.why, due_on=item.due_on,
            number=item.number, opens=item.opens,
        )
        for item in items
    )  # fmt: skip
    key = Key(f"{settings.SITE}{reverse('desk:asked', args=(link,))}", code, made.expires_at)
    letter = written(person.name, items, key, chasing.home, settings.SITE, on)
    write_letter(
        to=person.email, person_id=person.pk, subject=letter.subject, text=letter.text, html=letter.html,
        key=f"digest-{made.pk}", is_once=True, by=by, on=on,
    )  # fmt: skip
    names = [item.name for item in items]
    said = f"was reminded of {counted(sum(item.number for item in items), 'thing')}"
    note(made, after={"named": names}, partnership_id=chasing.home_id, says=said)
    return made


@operation
def chasing_done(*, chasings: Iterable[Chasing], by: Person | None, on: date) -> None:
    """Remember that the digests of a day were worked out for these partnerships."""
    numbers = [each.pk for each in chasings]
    Chasing.objects.filter(pk__in=numbers).update(done_on=on)
    nothing_changed()


@operation
def try_digest_code(*, digest: Digest, code: str, at: datetime, by: Person | None, on: date) -> bool:
    """Say whether a code is the right one for a digest whose link still works. A wrong one is counted."""
    row = locked(Digest.objects.all(), digest.pk)
    if not row.is_open_at(at):
        nothing_changed()
        return False
    is_right = constant_time_compare(row.code_hash, row.sealed(code))
    if is_right:
        row.opened_at = row.opened_at or at
    else:
        row.wrong_tries += 1
    row.save(update_fields=["opened_at", "wrong_tries"])
    note(row, says="the right code was typed" if is_right else "a wrong code was typed")
    return is_right
