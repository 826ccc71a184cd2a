"""The yearly report 2023-24, made from the example: every matter of the scrutineer's chapter that the record holds is
printed, and each is there because an entry of the example says so."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from goldthread.desk.operations import load_folder
from goldthread.kit.document import docx as word
from goldthread.report.compose import compose
from goldthread.report.gathering import report_whole
from goldthread.report.models import Report
from tests.hampshire.written import DAY, FOLDER, Written, read

pytestmark = pytest.mark.django_db
SCRUTINY, TRANSCRIPT = "What was looked at", "Independent scrutiny 2023-24: transcript"
FOUND, IMPROVE = "Strengths", "To improve"
LEARNING, BOARDS = "Recommendations and what was done with them", "Work with other boards"
CHALLENGE = "Challenges of which it is not recorded what they changed"
HEALTH, TEAMS = "Reorganisation of health providers", "Family Help teams of Children's Services"
GUIDANCE = "The updated statutory guidance Working Together to Safeguard Children"
RISKS, MITIGATED, REVISIT = "Risks to our arrangements", "What was done about them", "To be revisited"
RESTRAINT = "Restraint (physical intervention) in secure establishments"
ASKED = "What independent scrutiny asks of 2024-25"
MADE: list[Written] = []


@dataclass(frozen=True)
class Matter:
    """A matter of the chapter: its number, and under each heading the words that stand there."""

    number: str
    says: tuple[tuple[str, str], ...]


def matter(number: str, *says: tuple[str, str]) -> Matter:
    return Matter(number, says)


MATTERS = (
    matter(
        "A01",
        (SCRUTINY, "Meetings with the safeguarding partners, kept up each quarter"),
        (TRANSCRIPT, "every quarter"),
    ),
    matter("A02", (SCRUTINY, "subgroups, as a participant"), (SCRUTINY, "subgroups, as an observer")),
    matter(
        "A03",
        (SCRUTINY, "Every executive meeting of the year"),
        (SCRUTINY, "Every main partnership meeting of the year"),
    ),
    matter("A04", (SCRUTINY, "An equal voice for each safeguarding partner"), ("The year", "equal voice")),
    matter(
        "A05", (SCRUTINY, "the voice of children and young people"), ("The year", "voice of children and young people")
    ),
    matter("A06", (SCRUTINY, "Work across the borders of the four areas (SA-7, HIPS Executive, as chair")),
    matter("A07", (SCRUTINY, "The work of each subgroup, multi-agency audits"), (SCRUTINY, "rapid reviews among them")),
    matter(
        "A08",
        (SCRUTINY, "disabled children in residential settings"),
        (LEARNING, "two reports on safeguarding disabled children"),
    ),
    matter(
        "A09",
        (LEARNING, "Children's Services and the Integrated Care Board each reported"),
        (LEARNING, "how their recommendations were carried out"),
    ),
    matter("A10", (LEARNING, "the phase one report"), (LEARNING, "a broader cohort of children")),
    matter(
        "A11",
        (HEALTH, "Partners considered the proposed reorganisation"),
        (TEAMS, "The development of Family Help teams"),
    ),
    matter(
        "A12", (CHALLENGE, "Bring the outcomes of any relevant inspection"), (CHALLENGE, "from Independent scrutineer")
    ),
    matter("A13", (TRANSCRIPT, "practice that works is passed on"), (FOUND, "spread effective practice and learning")),
    matter("A14", (BOARDS, "multi-agency audit on school attendance of the most vulnerable children")),
    matter("A15", (BOARDS, "With Safeguarding Adults Board, 2023-24"), (BOARDS, "With Children's Trust, 2023-24")),
    matter(
        "A16",
        (BOARDS, "Parents' own needs affect how children engage with education"),
        (IMPROVE, "young carers have to be found and helped"),
    ),
    matter("A17", (GUIDANCE, "Briefed, 2023-24: Strategic briefings"), (GUIDANCE, "New lead safeguarding partners")),
    matter("A18", (RISKS, "Public Health"), (SCRUTINY, "Partners' oversight of risks to the arrangements")),
    matter(
        "A19",
        (MITIGATED, "0-19 public health nursing"),
        (MITIGATED, "recruit and keep health visitors and school nurses"),
        (MITIGATED, "Director of Public Health"),
    ),
    matter("A20", (REVISIT, "to be revisited in 2024-25")),
    matter("A21", (RESTRAINT, "as statute requires"), (RESTRAINT, "three such establishments")),
    matter("A22", (RESTRAINT, "a panel of safeguarding partners"), (RESTRAINT, "senior advisers")),
    matter("A23", (RESTRAINT, "what an establishment should be able to show"), (TRANSCRIPT, "For each area of focus")),
    matter(
        "A24",
        (RESTRAINT, "operational manager, and its commissioner where there is one, presented to the panel"),
        (RESTRAINT, "answered its questions and discussed them"),
    ),
    matter("A25", (RESTRAINT, "each brought a case study"), (FOUND, "the case studies brought the child's voice")),
    matter("A26", (RESTRAINT, "its policies and procedures")),
    matter(
        "A27",
        (FOUND, "reviews and monitors physical intervention"),
        (FOUND, "Children and staff are both supported"),
        (FOUND, "trauma-informed"),
        (FOUND, "Staff are trained"),
        (FOUND, "in the region and nationally"),
        (FOUND, "independent advocates"),
    ),
    matter(
        "A28",
        (ASKED, "Go on assuring safeguarding practice"),
        (ASKED, "critical partners such as schools and settings"),
        (ASKED, "responsibility and accountability shared by the safeguarding partners"),
    ),
    matter(
        "A29",
        ("Independent scrutiny 2023-24", "It was given as a video, of which the transcript follows"),
        (TRANSCRIPT, "I chaired the review"),
    ),
)


def report() -> Written:
    """The Word file of the report, made once."""
    if not MADE:
        with transaction.atomic():
            load_folder(folder=FOLDER, by=None, on=DAY)
            found = Report.objects.get(key="yearly-report-2023-24")
            MADE.append(read(word.write(compose(report_whole(found)), {})))
            transaction.set_rollback(True)
    return MADE[0]


@pytest.mark.parametrize("each", MATTERS, ids=lambda each: each.number)
def test_every_matter_of_the_scrutineers_chapter_is_printed(each):
    missing = [(heading, words) for heading, words in each.says if words not in report().place(heading)]
    assert missing == []


def test_each_matter_of_the_chapter_has_its_assertion():
    assert [each.number for each in MATTERS] == [f"A{number:02}" for number in range(1, 30)]


def test_no_address_of_a_person_is_printed():
    assert not [block.text for block in report().blocks if "@" in block.text]


def test_what_the_chapter_does_not_say_is_said_not_to_be_recorded():
    written = report()
    assert "No inspection is recorded in this period." in written.place("Inspections")
    assert "attendance is not known" in written.place("Attendance and engagement")
    assert "Not rated" in written.place(RISKS)
