"""The manager prepares a meeting of the business group from nothing to a sent pack."""

import pytest
from django.db.models import Max

from goldthread.meetings.jobs import make_pack
from goldthread.meetings.models import Meeting, Pack
from goldthread.partners.models import Person
from goldthread.post.models import Job, Letter, StoredFile
from tests.journeys.conftest import NOW
from tests.journeys.test_evidence import look_at_all, sent
from tests.kit.files.made import a_pdf, a_word


class Worker:
    """What the worker hands to a job."""

    def __init__(self, job):
        self.job, self.arguments, self.on = job, job.arguments, job.on
        self.by = Person.objects.get(pk=job.asked_by_id)

    def tell(self, percent, says):
        pass


@pytest.mark.told_twice("meetings", "numbers are claimed, and letters queued")
def test_the_business_group_is_prepared_from_nothing_to_a_sent_pack(come):
    manager = come("manager")
    manager.open("/meetings/")
    manager.follow("Plan a meeting")
    manager.choose("Which group meets?", "Business group")
    manager.write("On which day?", "27 January 2027")
    manager.write("Begins at", "10:00")
    manager.write("Ends at", "09:00")
    manager.press("Plan the meeting")
    manager.reads("The meeting ends before it begins. Change one of the two times.")
    manager.write("Ends at", "12:00")
    manager.write("Where?", "Example room")
    manager.press("Plan the meeting")
    manager.reads("Planned. Prepare its agenda next.", "27 January 2027, 10:00 to 12:00")
    meeting = Meeting.objects.get(on="2027-01-27", group__key="business")

    manager.follow("Prepare the meeting")
    manager.tick("Welcome and apologies", "Any other business")
    manager.write("Or an item of your own", "The neglect toolkit")
    manager.press("Put on the agenda")
    manager.reads("Put on the agenda.")
    item = meeting.items.get(title="The neglect toolkit")
    manager.page.locator(f"#item-{item.pk} button[value='up-{item.pk}']").click()
    manager.reads("The agenda is saved.")
    assert meeting.items.get(title="The neglect toolkit").position == 1

    for title, name, content in (("Toolkit", "toolkit.pdf", a_pdf(pages=2)), ("Note", "note.docx", a_word("Words"))):
        manager.open(f"/meetings/{meeting.pk}/prepare/")
        manager.follow("Ask for a paper, or add one")
        manager.write("What is the paper called?", title)
        manager.press("Ask for it")
        manager.follow(title)
        manager.follow("Attach it")
        manager.box("The file").set_input_files([sent(name, content)])
        manager.press("Attach it")
        manager.reads("Attached.")
    look_at_all()

    manager.open(f"/meetings/{meeting.pk}/prepare/")
    manager.press("Draft it from the record")
    manager.reads("Drafted from the record.")
    manager.follow("Word the report")
    manager.tick("Ready")
    manager.press("Save the report")
    manager.open(f"/meetings/{meeting.pk}/prepare/")
    manager.press("Ask the members")
    manager.reads("Asked.")

    manager.press("Make the pack")
    job = Job.objects.get(kind="make a meeting's pack", arguments={"meeting": meeting.pk})
    make_pack(Worker(job))
    manager.open(f"/meetings/{meeting.pk}/pack/")
    manager.reads("A convenience copy", "Toolkit", "A separate file: note.docx")
    pack = Pack.objects.get(meeting=meeting)
    assert [entry["page"] for entry in pack.index if entry["page"]] == [2, 3, 4]
    with manager.page.expect_download() as caught:
        manager.page.get_by_role("link", name="Download the pack").click()
    assert caught.value.suggested_filename == f"pack-m-{meeting.number}-official.pdf"

    before = Letter.objects.aggregate(last=Max("pk"))["last"] or 0
    manager.open(f"/meetings/{meeting.pk}/prepare/")
    manager.press("Send the invitation")
    manager.press("Send agenda and papers")
    manager.reads("Sent to everybody who sits in the group.")
    manager.open(meeting.get_absolute_url())
    manager.reads(f"Sent on {NOW.day} November 2026")
    letters = Letter.objects.order_by("pk").filter(pk__gt=before)
    assert any("METHOD:REQUEST" in each.calendar for each in letters)
    assert not any("neglect toolkit" in each.text.lower() for each in letters)
    assert not StoredFile.objects.filter(name="note.docx", state="waiting").exists()

    member = come("lead.childrens.services", width=375)
    assert letters.filter(
        to="lead.childrens.services@wessmere.example", text__contains=meeting.get_absolute_url()
    ).exists()
    member.open(meeting.get_absolute_url())
    member.follow("All papers in one file")
    member.reads("Toolkit", "Download the pack")
