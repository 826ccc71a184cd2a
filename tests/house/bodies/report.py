"""Valid bodies for the report chapter."""

from django.utils import timezone

from goldthread.post import made
from goldthread.post.models import Job
from goldthread.report.jobs import MAKE_FILE
from goldthread.report.models import Section
from tests.cast import YEAR
from tests.factories.report import a_paper, a_report, last_years
from tests.factories.templates import a_council_template, a_template
from tests.house.bodies.actions import Again


def of_report(body=None, **more):
    return lambda world: ({"pk": a_report(world).pk, **more}, body)


def of_section(body=None):
    return lambda world: ({"pk": a_report(world).told.pk}, body)


def assigned(world):
    """A section that the health trust is asked to write."""
    section = a_report(world).told
    Section.objects.filter(pk=section.pk).update(status="assigned", assigned_agency=world.health)
    return section


def of_paper(body=None, **more):
    return lambda world: ({"pk": a_paper(world).pk, **more}, body)


def following(world):
    """This year's paper and a question of last year's."""
    asked = last_years(world).question
    return {"pk": a_paper(world, key="next").pk, "question": asked.pk}, {"version": 1}


def a_made_file(world):
    """A file that was made for the manager."""
    now, about = timezone.now(), {"of": "report", "pk": a_report(world).pk, "kind": "html"}
    job = Job.objects.create(
        kind=MAKE_FILE, arguments=about, asked_by_id=world.people["manager"].pk, on=YEAR, asked_at=now, state="done"
    )
    made.keep(job.pk, b"<!doctype html>")
    return {"pk": job.pk}, None


class Whole(Again):
    """A file without lines, for what is asked by GET would stand in the address."""

    def __iter__(self):
        return iter(())


def a_word_file():
    return Whole("committee report.docx", a_council_template())


def of_template(body=None, **more):
    return lambda world: ({"pk": a_template(world, **more).pk}, body() if callable(body) else body)


def to_fill(body=None):
    return lambda world: ({"pk": a_template(world).pk, "record": a_paper(world).pk}, body)


DATES = {
    "starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026", "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2027",
}  # fmt: skip
HEADER = {"version": 1, "committee": "Example Board", "title": "A paper", "verb": "note"}
TAIL = dict.fromkeys(("strategic", "legislation", "background", "equality", "impact_assessment"), "absent")

BODIES = {
    "report:reports": lambda world: ({}, None),
    "report:add-report": lambda world: ({}, {"title": "A report", "edition": "working-together-2026", **DATES}),
    "report:words": lambda world: ({}, {"text": "Some **words**."}),
    "report:report": of_report(),
    "report:section": of_report(key="plan"),
    "report:settings": of_report({"version": 1, "title": "Another", "edition": "working-together-2026", **DATES}),
    "report:step": of_report({"version": 1}, step="mark-as-complete"),
    "report:preview": of_report(),
    "report:download": of_report(kind="html"),
    "report:make-report": of_report({}, kind="html"),
    "report:make-paper": of_paper({}, kind="html"),
    "report:made": a_made_file,
    "report:coverage": of_report(),
    "report:answer-item": of_report(
        {"version": 1, "state": "not applicable", "reason": "No reform fell in the year."}, item="Y13"
    ),
    "report:figure": of_report(figure="done"),
    "report:figure-period": of_report({"version": 1, **DATES}, figure="done"),
    "report:arrange": of_report(),
    "report:add-section": of_report({"version": 1, "usual": "", "title": "A word of thanks"}),
    "report:write": of_section({"version": 1, "narrative": "Other words."}),
    "report:draft": of_section({"version": 1, "narrative": "Half a sen"}),
    "report:section-settings": of_section({"version": 1, "title": "In the end"}),
    "report:assign-section": lambda world: (
        {"pk": a_report(world).told.pk},
        {"version": 1, "agency": world.health.pk, "words": "Half a page."},
    ),
    "report:section-step": lambda world: ({"pk": assigned(world).pk, "step": "say-it-is-ready"}, {"version": 1}),
    "report:move-section": of_section({"way": "up", "version": 1}),
    "report:show-section": of_section({"hide": "yes", "version": 1}),
    "report:claims": of_section({"version": 1, "words": "In schools"}),
    "report:tie": lambda world: ({"pk": a_report(world).bare.pk}, {"version": 1, "reference": "AC-1"}),
    "report:unmark": lambda world: ({"pk": a_report(world).bare.pk}, {"version": 1}),
    "report:untie": lambda world: ({"pk": a_report(world).tie.pk}, {"version": 1}),
    "report:add-paper": of_report({"committee": "Example Board", "title": "A paper", "verb": "note"}),
    "report:paper": of_paper(),
    "report:header": of_paper(HEADER),
    "report:opening": of_paper({"version": 1, "has_opening": "on", "improved": "They are heard."}),
    "report:paper-preview": of_paper(),
    "report:paper-download": of_paper(kind="html"),
    "report:add-part": of_paper({"version": 1, "key": "", "title": "Money"}),
    "report:part": lambda world: ({"pk": a_paper(world).part.pk}, {"version": 1, "title": "", "narrative": "Why."}),
    "report:move-part": lambda world: ({"pk": a_paper(world).part.pk}, {"way": "down", "version": 1}),
    "report:show-part": lambda world: ({"pk": a_paper(world).part.pk}, {"hide": "yes", "version": 1}),
    "report:tail": of_paper({"version": 1, "previous": "listed", **TAIL, "background": "none"}),
    "report:add-tail-row": of_paper({"version": 1, "title": "An act"}, name="legislation"),
    "report:remove-tail-row": lambda world: (
        {"pk": (paper := a_paper(world)).pk, "name": "previous", "row": paper.row.pk},
        {"version": 1},
    ),
    "report:resolution": of_paper({"version": 1, "resolution": "The report was noted."}),
    "report:deferral": of_paper({"version": 1, "until": "May 2027", "reason": "Not quorate"}),
    "report:add-question": of_paper({"version": 1, "words": "What do children say?"}),
    "report:answer-question": lambda world: (
        {"pk": a_paper(world).question.pk},
        {"version": 1, "answer": "They say that it helps."},
    ),
    "report:take-up": following,
    "report:leave": following,
    "report:guidance": lambda world: ({}, None),
    "report:templates": lambda world: ({}, None),
    "report:starter": lambda world: ({"kind": "paper"}, None),
    "report:add-template": lambda world: (
        {},
        {"name": "Example Council", "kind": "paper", "file": a_word_file()},
    ),
    "report:template": of_template(),
    "report:template-file": of_template(),
    "report:revise-template": of_template(lambda: {"version": 1, "file": a_word_file()}),
    "report:leave-empty": of_template({"version": 1, "names": ["chair"]}, lines=("{{ chair }}", "{{ everything }}")),
    "report:retire-template": of_template({"version": 1}),
    "report:fill": to_fill(),
    "report:filled": to_fill(),
    "report:make-filled": to_fill({}),
}
