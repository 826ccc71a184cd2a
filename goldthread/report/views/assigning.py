"""Sections given to an agency or a seat: assigning one, and the steps until it is agreed."""

from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import TakeStep
from goldthread.report import queries
from goldthread.report.forms.assigning import AssignForm
from goldthread.report.models import Section
from goldthread.report.operations import assigning as operations
from goldthread.report.views.doors import Ask, may_write

P = Permission
RELATED = ("report__home", "assigned_agency", "assigned_seat")


def may_write_section(person, permission, section):
    """Whoever writes the report, and whoever the section is assigned to while it is not agreed."""
    return may_write(person, permission, section) or may(person, P.WRITE_SECTION, section)


def may_take(person, permission, section):
    """Whoever it is assigned to says that it is ready; the rest belongs to whoever writes the report."""
    return may(person, permission, section) if permission == P.WRITE_SECTION else may_write(person, permission, section)


class AssignSection(Ask):
    model = Section
    permission = P.WRITE_REPORT
    form_class = AssignForm
    operation = operations.assign_section
    title = "Assign the section"
    button = "Assign the section"

    def records(self):
        return super().records().select_related(*RELATED)

    def initial(self):
        row = self.record
        return {
            "agency": row.assigned_agency, "seat": row.assigned_seat, "due": row.assigned_due,
            "words": row.assigned_words,
        }  # fmt: skip

    def say(self, record):
        return f"“{queries.title_of(record)}” is assigned to {record.assigned}. It waits on their home page."


class SectionStep(TakeStep):
    """A step of a section that is assigned: ready, agreed, sent back, taken back."""

    may = staticmethod(may_take)
    model = Section
    operation = operations.take_step
    elsewhere = ("assign",)

    def records(self):
        return super().records().select_related(*RELATED)
