"""The minutes: read whole, written item by item with what came of each, moved on, and as Word and PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.document import html
from goldthread.kit.document.markdown import read
from goldthread.kit.document.printing import TYPES, as_file
from goldthread.meetings import written
from goldthread.meetings.forms.minutes import (
    CameUpForm,
    ItemForm,
    MinutesStepForm,
)
from goldthread.meetings.models import AgendaItem, Meeting
from goldthread.meetings.operations import minutes as operations
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.printed import agenda_document, file_name, minutes_document, sections
from goldthread.meetings.queries import for_page
from goldthread.meetings.shown_room import may_minute, minutes_steps, tabs_of
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, Change, Page, TakeStep

TAKES = Permission.TAKE_MINUTES
TOLD = {
    "pass to the chair": "The chair gets a letter.",
    "send out": "Everybody who sits in the group gets a letter with the way to them.",
    "agree": "Everybody who sits in the group is told.",
}

CAME_OF_IT = {
    "decide": "The decision is recorded.",
    "agree": "The action is added. Whoever leads it is asked for progress each round.",
    "challenge": "The challenge is raised. Only the seat that raised it can close it.",
}


def may_of_item(person, permission, item):
    """What one may do to an item is what one may do to its meeting."""
    return may_in_group(person, permission, item.meeting)


def prose(text):
    """What somebody wrote, as it will print."""
    return html.passage(read(text)) if text else ""


class Minutes(Page):
    """The minutes whole, as this reader gets them, with what may be done with them next."""

    model = Meeting
    template_name = "meetings/minutes.html"

    def records(self):
        return for_page(super().records())

    def context(self):
        meeting = self.record
        public = self.request.GET.get("version") == "public"
        is_open = may_minute(meeting, self.person)
        is_written = is_open and not public
        version = written.UNPRINTED if is_written else written.version_for(meeting, self.person, public)
        items = written.items_for(meeting, self.person) if is_written else []
        printed = html.part(sections(version.words)) if version and not is_written else ""
        return {
            "version": version,
            "printed": printed,
            "is_public": public,
            "is_inside": written.is_inside(meeting, self.person),
            "is_open": is_written,
            "may_take": may_in_group(self.person, TAKES, meeting),
            "items": [(item, prose(item.minuted)) for item in items],
            "marked": items or written.restricted_of(meeting, self.person, version),
            "kept": written.versions_of(meeting, self.person),
            "steps": minutes_steps(meeting, self.person),
            "tabs": tabs_of(meeting, "minutes"),
        }


class WriteItem(Change):
    """One item: what is minuted, and what came of it, on a page that leads on to the next."""

    may = staticmethod(may_of_item)
    permission = TAKES
    model = AgendaItem
    form_class = ItemForm
    operation = operations.minute_item
    argument = "item"
    template_name = "meetings/item.html"
    title = "Minutes of one item"
    button = "Save"
    said = "Saved. It is printed in the minutes."

    def records(self):
        found = super().records().select_related("meeting__group", "meeting__home", "brought_by")
        return written.with_what_came(found, self.person)

    def context(self):
        before, after = written.beside(self.record, self.person)
        return {
            "before": before,
            "after": after,
            "tabs": tabs_of(self.record.meeting, "minutes"),
        }

    def operate(self, form):
        self.came = [CAME_OF_IT[part.key] for part in form.parts if form.cleaned_data[part.key]]
        return super().operate(form)

    def say(self, record):
        return " ".join([self.said, *self.came])

    def where(self, record):
        if "next" not in self.request.POST:
            return address_of(self.record) + ("#came" if self.came else "")
        before, after = written.beside(self.record, self.person)
        return address_of(after) if after else reverse("meetings:minutes", args=(self.record.meeting_id,))


def address_of(item):
    return reverse("meetings:item", args=(item.pk,))


class CameUp(Add):
    """An item that came up in the room."""

    within = Meeting
    may = staticmethod(may_in_group)
    permission = TAKES
    form_class = CameUpForm
    operation = operations.add_item
    title = "Add what came up"
    button = "Add the item"
    said = "Added behind the other items. Minute it here."

    def find(self):
        return get_object_or_404(for_page(Meeting.objects.visible_to(self.person)), pk=self.kwargs["pk"])

    def where(self, record):
        return address_of(record)


class MinutesStep(TakeStep):
    """Pass the minutes on: to the chair, back, to the members, agreed, corrected."""

    model = Meeting
    may = staticmethod(may_in_group)
    form_class = MinutesStepForm
    operation = operations.take_minutes_step
    elsewhere = ("draft",)

    def records(self):
        return for_page(super(TakeStep, self).records())

    def find(self):
        steps = [step for step in Meeting.MINUTES.steps if step.name not in self.elsewhere]
        self.taken = next((step for step in steps if slugify(step.name) == self.kwargs["step"]), None)
        if self.taken is None:
            raise Http404
        self.permission, self.title, self.button = self.taken.permission, self.taken.words, self.taken.words
        return get_object_or_404(self.records(), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        closed = Meeting.MINUTES.refusal(self.taken.name, self.record)
        return self.show(template="kit/closed.html", sentence=closed) if closed else self.show(form=self.form())

    def form(self, data=None):
        asks = ("agreed_at", "agreed_on") if self.taken.name == "agree" else self.taken.asks
        about = {"record": self.record, "person": self.person, "today": self.today}
        return self.form_class(data, asks=asks, **about)

    def operate(self, form):
        about = {"meeting": self.record, "step": self.taken.name, "by": self.person, "on": self.today}
        return operations.take_minutes_step(**about, **form.cleaned_data)

    def say(self, record):
        told = TOLD.get(self.taken.name, "")
        return f"The minutes are now: {record.get_minutes_display().lower()}. {told}".strip()

    def where(self, record):
        return reverse("meetings:minutes", args=(record.pk,))


@require_safe
def download(request: HttpRequest, pk: int, what: str, kind: str) -> HttpResponse:
    """Agenda or minutes as Word, PDF or a page that stands alone: whole for members, else the public version."""
    meeting = get_object_or_404(for_page(Meeting.objects.visible_to(request.user)), pk=pk)
    public, base = request.GET.get("version") == "public", request.build_absolute_uri("/")
    number = request.GET.get("number", "")
    if kind not in TYPES:
        raise Http404
    if what == "agenda":
        whole = written.is_inside(meeting, request.user) and not public
        items = written.agenda_for(meeting, request.user)
        document = agenda_document(meeting, items, whole, base, localdate())
    else:
        asked = int(number) if number.isdecimal() and len(number) < 5 else None
        version = written.version_for(meeting, request.user, public, asked)
        if version is None:
            raise Http404
        whole = version.whole
        document = minutes_document(meeting, version.words, version.kept, whole, base, localdate())
    printed = as_file(document, kind)
    name = file_name(meeting, what, kind, whole)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(printed.content, content_type=printed.content_type, headers=headers)
