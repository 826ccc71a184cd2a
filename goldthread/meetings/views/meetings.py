"""Pages of a meeting itself: the lists of those to come and those held, its page, planning, changing and moving it."""

from django.db.models import Q

from goldthread.actions.views.home import HomeIndex
from goldthread.kit.columns import Column
from goldthread.kit.tags import tag_of
from goldthread.kit.words import counted, sentence_case
from goldthread.meetings import operations, queries
from goldthread.meetings.days_off import warning_of
from goldthread.meetings.forms.meetings import ChangeMeetingForm, MeetingFilter, MoveForm, PlanForm, SeriesForm
from goldthread.meetings.models import Meeting
from goldthread.meetings.parts import parts_of
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.shown import day_words, is_to_mark, next_steps, place_words, rest_steps
from goldthread.partners.history import history_of
from goldthread.partners.models import GroupShare
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep

WHICH = {"held": ("held", "cancelled", "displaced"), "": ("planned",)}


class MeetingIndex(HomeIndex):
    """Meetings to come, soonest first; with `?when=held`, those held, newest first."""

    model = Meeting
    template_name = "meetings/meeting_index.html"
    narrowing = MeetingFilter
    title = "Meetings"
    nouns = ("meeting", "meetings")

    @property
    def columns(self):
        minutes = (Column("Minutes", lambda row: row.get_minutes_display()),) if self.is_held else ()
        return (
            Column("Meeting", str, is_link=True),
            Column("When", day_words, sort="on", empty="Not known"),
            Column("Group", "group", sort="group__name"),
            Column("State", lambda row: place_words(row, self.today), shown=self.state),
            *minutes,
        )

    def state(self, row):
        words = place_words(row, self.today)
        return tag_of(words, "soon") if is_to_mark(row, self.today) else words

    @property
    def is_held(self):
        return self.request.GET.get("when") == "held"

    @property
    def order(self):
        return ("-on",) if self.is_held else ("on",)

    def records(self):
        shared = GroupShare.objects.visible_to(self.person).filter(partnership=self.partnership).values("group")
        seen = Meeting.objects.visible_to(self.person).filter(Q(home=self.partnership) | Q(group__in=shared))
        asked = self.request.GET.get("status")
        return queries.for_list(seen if asked else seen.filter(status__in=WHICH["held" if self.is_held else ""]))

    def context(self):
        here = self.partnership
        may_add = here and may_in(self.person, Permission.KEEP_MEETINGS, here.pk)
        tabs = [("Coming", "?", not self.is_held), ("Held", "?when=held", self.is_held)]
        return {
            "may_add": may_add,
            "tabs": tabs,
        }


class MeetingPage(Page):
    model = Meeting
    template_name = "meetings/meeting.html"

    def records(self):
        return queries.for_page(super().records())

    def context(self):
        return {
            **parts_of(self.record, self.person, self.today),
            "next_steps": next_steps(self.record, self.person, self.today),
            "rest_steps": rest_steps(self.record, self.person, self.today),
            "is_to_mark": is_to_mark(self.record, self.today),
            "history": history_of(self.record, self.person, 20),
        }


class PlanMeeting(AddAtHome):
    permission = Permission.KEEP_MEETINGS
    form_class = PlanForm
    operation = operations.plan_meeting
    template_name = "meetings/plan.html"
    back = ("meetings:meetings", "Back to meetings")
    title = "Plan a meeting"
    button = "Plan the meeting"

    def say(self, record):
        return f"Planned. Prepare its agenda next. {warning_of(record)}".strip()


class PlanSeries(AddAtHome):
    permission = Permission.KEEP_MEETINGS
    form_class = SeriesForm
    operation = operations.plan_series
    back = ("meetings:meetings", "Back to meetings")
    title = "Plan a year of meetings"
    button = "Plan the meetings"

    def say(self, record):
        return f"{sentence_case(counted(len(record), 'meeting'))} planned. Each can be moved on its own page."

    def where(self, record):
        return record[0].get_absolute_url()


class ChangeMeeting(Change):
    model = Meeting
    permission = Permission.KEEP_MEETINGS
    may = staticmethod(may_in_group)
    form_class = ChangeMeetingForm
    operation = operations.change_meeting
    title = "Change the meeting"
    button = "Save the meeting"
    said = "The meeting is saved."


class MoveMeeting(Take):
    model = Meeting
    permission = Permission.KEEP_MEETINGS
    may = staticmethod(may_in_group)
    form_class = MoveForm
    operation = operations.move_meeting
    step = "move"
    title = "Move the meeting"
    button = "Move the meeting"
    said = "Moved. Its agenda, papers and invitation came along; the first day stays in the record with the reason."

    def records(self):
        return super().records().select_related("group")


class MeetingStep(TakeStep):
    """Cancel a meeting, plan it again, or say that it was held, where no mark in the room does; moving it has a page of
    its own."""

    model = Meeting
    may = staticmethod(may_in_group)
    elsewhere = ("move",)
    operation = operations.take_step

    def records(self):
        return super().records().select_related("group")
