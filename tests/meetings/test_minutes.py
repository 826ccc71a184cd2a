"""Minutes: written against the agenda, moved on until they are agreed, kept as they stood; public without the rest."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.kit.document import pdf
from goldthread.kit.document.printing import files
from goldthread.kit.refusal import Refusal, Stale
from goldthread.meetings.minuted import words_of
from goldthread.meetings.models import Decision, Meeting, MeetingChallenge, MinutesKept, Paper
from goldthread.meetings.operations import minutes
from goldthread.meetings.printed import agenda_document, minutes_document, sections
from goldthread.meetings.written import agenda_for, version_for
from goldthread.post.models import Findable, Letter
from goldthread.trail.queries import history
from tests.archive import archive_faults
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_sitting, mark
from tests.factories.decisions import NEXT, a_minuted_meeting, an_item

SECRET = "Staffing at one agency"


@pytest.fixture
def world(db, clock):
    return build_world()


@pytest.fixture
def meeting(world):
    meeting = a_minuted_meeting(world)
    an_item(meeting, SECRET, is_restricted=True, minuted="Two posts are empty.")
    mark(meeting, world.seats["group member"], person=world.people["group member"])
    return meeting


def step(world, meeting, name, by="chair", **more):
    meeting.refresh_from_db()
    return minutes.take_minutes_step(
        meeting=meeting, step=name, version=meeting.version, by=world.people[by], on=TODAY, **more
    )


def write(world, item, words, version=1, **more):
    values = {"minuted": words, "remarks": "", "quorate": "", "is_restricted": item.is_restricted} | more
    return minutes.write_item(item=item, version=version, by=world.people["manager"], on=TODAY, **values)


def test_writing_the_first_item_begins_the_minutes(world):
    meeting = a_sitting(world)
    write(world, an_item(meeting), "The toolkit was shown.")
    assert Meeting.objects.get().minutes == "draft"


def test_two_who_minute_one_item_both_keep_their_words(world, meeting):
    item = meeting.items.first()
    write(world, item, "One text")
    with pytest.raises(Stale) as stale:
        write(world, item, "Another text")
    assert (stale.value.theirs["Minuted"], stale.value.mine["Minuted"]) == ("One text", "Another text")


def test_the_page_of_an_item_shows_both_texts(world, meeting, client):
    item = meeting.items.first()
    write(world, item, "One text")
    client.force_login(world.people["chair"])
    answer = client.post(reverse("meetings:item", args=(item.pk,)), {"version": 1, "minuted": "Another text"})
    assert answer.status_code == 409
    assert "One text" in answer.text and "Another text" in answer.text


def test_whatever_is_written_on_the_page_of_an_item_is_saved_together_or_not_at_all(world, meeting, client):
    item = meeting.items.first()
    client.force_login(world.people["chair"])
    page = reverse("meetings:item", args=(item.pk,))
    sent = {"version": 1, "minuted": "It was shown twice.", "decide-is_key": "on", "agree-words": "Send it round"}
    sent |= {"challenge-raised_by": world.seats["chair"].pk}
    assert "Write what was decided." in client.post(page, {"version": 1, "record": "decide"}).content.decode()
    refused = client.post(page, sent)
    assert refused.status_code == 422 and "Write what was decided." in refused.content.decode()
    assert not Action.objects.filter(words="Send it round").exists() and "twice" not in meeting.items.first().minuted
    answer = client.post(page, sent | {"decide-words": "Use one toolkit"}, follow=True)
    assert "The decision is recorded. The action is added." in answer.content.decode()
    assert meeting.items.first().minuted == "It was shown twice."
    assert Decision.objects.get(item=item).is_key and not MeetingChallenge.objects.filter(item=item).exists()


def test_minutes_go_from_draft_to_the_chair_to_the_members_and_are_agreed(world, meeting):
    following = a_sitting(world, on=NEXT)
    step(world, meeting, "pass to the chair", by="manager")
    step(world, meeting, "send back", reason="Item 2 is missing.")
    step(world, meeting, "pass to the chair", by="manager")
    step(world, meeting, "send out")
    agreed = step(world, meeting, "agree", agreed_at=following)
    assert (agreed.minutes, agreed.agreed_on, agreed.agreed_at) == ("agreed", NEXT, following)
    assert [each.how for each in MinutesKept.objects.all()] == ["sent", "agreed"]


def test_the_history_of_a_meeting_says_no_word_of_what_was_minuted(world, meeting, client):
    open_item, secret = meeting.items.first(), meeting.items.last()
    write(world, secret, "Two posts are empty, says B. Example", remarks="B. Example was angry.")
    write(world, open_item, "A draft that nobody was sent")
    minutes.decide_under(item=secret, words="Ask the agency for a plan", by=world.people["chair"], on=TODAY)
    came = minutes.add_item(meeting=meeting, title="A flood in one school", by=world.people["chair"], on=TODAY)
    assert came.position == secret.position + 1
    client.force_login(world.people["agency lead"])
    page = client.get(meeting.get_absolute_url()).text
    assert "minuted item 2" in page and "added item 3" in page
    for words in (SECRET, "Two posts", "angry", "A draft that nobody", "Ask the agency"):
        assert words not in page
    type(open_item).objects.filter(pk=open_item.pk).update(is_restricted=True)
    assert history(open_item, world.people["agency lead"]) == [], "nor what was written before it was restricted"
    assert "was minuted" in [each.sentence for each in history(open_item, world.people["chair"])]


def test_an_item_restricted_by_a_correction_is_gone_from_the_public_versions_kept_before_it(world, meeting, client):
    item = meeting.items.first()
    write(world, item, "The head of Example School resigned.\n\n## Why\n\nNobody said.")
    step(world, meeting, "pass to the chair")
    step(world, meeting, "send out")
    client.force_login(world.people["agency lead"])
    page = reverse("meetings:minutes", args=(meeting.pk,))
    found = Findable.objects.filter(record_kind="meetings.meeting", record_id=meeting.pk)
    assert "resigned" in client.get(page).text and "resigned" in found.get().text
    step(world, meeting, "correct", reason="One item was not for the public.")
    item.refresh_from_db()
    write(world, item, item.minuted, item.version, is_restricted=True)
    kept = MinutesKept.objects.get()
    assert "resigned" in kept.words and "resigned" not in kept.open_words and "Nobody said" not in kept.open_words
    assert kept.open_words.count("This item is restricted") == 2
    for asked in (page, f"{page}?version={kept.number}"):
        assert "resigned" not in client.get(asked).text
    assert "resigned" not in found.get().text
    step(world, meeting, "pass to the chair")
    step(world, meeting, "send out")
    assert "resigned" not in client.get(page).text


def test_letters_tell_the_chair_and_the_members_of_the_minutes_and_say_no_word_of_them(world, meeting):
    step(world, meeting, "pass to the chair", by="manager")
    assert [(each.to, each.subject.split(":")[0]) for each in Letter.objects.all()] == [
        ("chair@example.org", "Minutes to read")
    ]
    step(world, meeting, "send out")
    step(world, meeting, "agree")
    letters = list(Letter.objects.filter(to="group.member@example.org").order_by("pk"))
    assert [each.subject.split(":")[0] for each in letters] == ["Minutes", "Minutes agreed"]
    assert Letter.objects.filter(to="chair@example.org").count() == 1, "whoever sends them is not written to"
    for letter in Letter.objects.all():
        assert reverse("meetings:minutes", args=(meeting.pk,)) in letter.text
        assert SECRET not in letter.text and meeting.items.first().title not in letter.text


def test_minutes_are_not_agreed_at_an_earlier_meeting(world, meeting):
    earlier = a_sitting(world, on=date(2026, 3, 1))
    for name in ("pass to the chair", "send out"):
        step(world, meeting, name)
    with pytest.raises(Refusal, match="later meeting"):
        step(world, meeting, "agree", agreed_at=earlier)


def test_there_are_no_minutes_of_what_was_not_held(world, meeting):
    Meeting.objects.update(status="planned")
    with pytest.raises(Refusal, match="was held"):
        step(world, meeting, "pass to the chair")


def test_what_went_out_does_not_change_and_a_correction_is_kept_beside_it(world, meeting):
    item = meeting.items.first()
    for name in ("pass to the chair", "send out"):
        step(world, meeting, name)
    with pytest.raises(Refusal, match="Correct the minutes first"):
        write(world, item, "Something else")
    with pytest.raises(Refusal, match="Give the reason"):
        step(world, meeting, "correct", reason=" ")
    step(world, meeting, "correct", reason="The toolkit was not shown.")
    write(world, item, "The toolkit was described.")
    for name in ("pass to the chair", "send out"):
        step(world, meeting, name)
    first, second = MinutesKept.objects.all()
    assert "was shown" in first.words and "was described" in second.words
    assert (first.why, second.why) == ("", "The toolkit was not shown.")


def test_agreed_words_stay_when_a_decision_is_reworded_or_superseded(world, meeting):
    decision = minutes.decide_under(item=meeting.items.first(), words="Use one toolkit", by=None, on=TODAY)
    for name in ("pass to the chair", "send out", "agree"):
        step(world, meeting, name)
    Decision.objects.filter(pk=decision.pk).update(words="Use two", status="superseded")
    assert "Use one toolkit" in version_for(meeting, world.people["chair"]).words


def test_the_public_version_has_nothing_restricted_nobody_named_and_no_remarks(world, meeting):
    minutes.decide_under(item=meeting.items.last(), words="Ask the agency for a plan", by=None, on=TODAY)
    whole, public = words_of(meeting, whole=True), words_of(meeting, whole=False)
    for words in (SECRET, "Two posts", "Ask the agency", "spoke for long", "Group Member Example"):
        assert words in whole
        assert words not in public
    assert "2. Restricted item" in public
    assert "Group member seat" in public


def test_who_does_not_sit_there_reads_the_public_version_once_it_went_out(world, meeting, client):
    lead = world.people["agency lead"]
    assert version_for(meeting, lead) is None
    client.force_login(lead)
    address = reverse("meetings:download", args=(meeting.pk, "minutes", "html"))
    assert client.get(address).status_code == 404
    for name in ("pass to the chair", "send out"):
        step(world, meeting, name)
    page, file = client.get(reverse("meetings:minutes", args=(meeting.pk,))), client.get(address)
    for answer in (page, file):
        assert "The toolkit was shown" in answer.text
        assert SECRET not in answer.text and "spoke for long" not in answer.text
    assert client.get(reverse("meetings:item", args=(meeting.items.last().pk,))).status_code == 404


def test_what_comes_of_a_restricted_item_is_for_the_group_alone(world, meeting):
    item = meeting.items.last()
    action = minutes.add_action_under(item=item, words="Fill both posts", by=world.people["chair"], on=TODAY)
    decision = minutes.decide_under(item=item, words="Ask for a plan", by=world.people["chair"], on=TODAY)
    for record in (action, decision):
        assert (record.circle, record.circle_group) == ("group", world.subgroup)
        assert not type(record).objects.visible_to(world.people["agency lead"]).filter(pk=record.pk)
        assert type(record).objects.visible_to(world.people["group member"]).filter(pk=record.pk)
    assert not [told for told in history(meeting, world.people["agency lead"]) if "under item" in told.sentence]


def test_an_item_that_becomes_restricted_takes_what_came_of_it_along(world, meeting):
    item = meeting.items.first()
    minutes.add_action_under(item=item, words="Send it round", by=world.people["chair"], on=TODAY)
    minutes.decide_under(item=item, words="Use one", by=world.people["chair"], on=TODAY)
    item.refresh_from_db()
    write(world, item, "Shown.", version=item.version, is_restricted=True)
    assert {each.circle for each in (Action.objects.get(words="Send it round"), Decision.objects.get())} == {"group"}


def test_an_action_of_a_meeting_says_where_it_arises_from(world, meeting, client):
    action = minutes.add_action_under(item=meeting.items.first(), words="Send it round", by=None, on=TODAY)
    assert Action.objects.get(pk=action.pk).has_source
    client.force_login(world.people["manager"])
    assert "Quality subgroup" in client.get(action.get_absolute_url()).text


def test_nothing_is_decided_under_an_item_that_was_not_taken(world, meeting):
    item = an_item(meeting, "Budget", quorate="not")
    with pytest.raises(Refusal, match="inquorate"):
        minutes.decide_under(item=item, words="Spend it", by=None, on=TODAY)
    assert "Not taken: the meeting was inquorate" in words_of(meeting, whole=True)


def test_minutes_say_of_a_paper_how_it_came(world, meeting):
    item = meeting.items.first()
    Paper.objects.create(meeting=meeting, item=item, title="Audit", how="absent")
    Paper.objects.create(meeting=meeting, item=item, title="Figures", how="after", circulated_on=NEXT)
    words = words_of(meeting, whole=True)
    assert "Audit (taken without its author)" in words
    assert "Figures (circulated afterwards on 1 May 2026)" in words


def test_headings_that_somebody_types_head_no_part(world):
    meeting = a_sitting(world)
    an_item(meeting, "One", minuted="# Big\n\nText\n---\n## Other")
    assert [part.title for part in sections(words_of(meeting, whole=True))] == ["Who was there", "1. One"]


def test_agenda_and_minutes_are_documents_for_members_and_for_all(world, meeting):
    chair, lead = world.people["chair"], world.people["agency lead"]
    whole = agenda_document(meeting, agenda_for(meeting, chair), True, "", TODAY)
    public = agenda_document(meeting, agenda_for(meeting, lead), False, "", TODAY)
    assert SECRET in str(whole) and SECRET not in str(public)
    words = words_of(meeting, whole=False)
    assert "public version" in str(minutes_document(meeting, words, None, False, "", TODAY))


def test_both_versions_of_the_minutes_and_the_agenda_keep_the_archive_profile(world, meeting):
    mark(meeting, world.seats["chair"], "apologies", person=world.people["chair"])
    minutes.decide_under(item=meeting.items.first(), words="Use one toolkit | in all", by=None, on=TODAY)
    for whole in (True, False):
        document = minutes_document(meeting, words_of(meeting, whole), None, whole, "", TODAY)
        assert archive_faults(pdf.write(document).content) == []
    agenda = agenda_document(meeting, agenda_for(meeting, world.people["chair"]), True, "", TODAY)
    made = files(agenda, ("pdf", "docx"))
    assert archive_faults(made["pdf"]) == []
    assert made["docx"][:2] == b"PK"
