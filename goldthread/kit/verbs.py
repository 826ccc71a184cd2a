"""The five verbs of every chapter: list records, show one, add one, change one, take a step with one."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Model, QuerySet
from django.db.models.sql.where import WhereNode
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views import View

from goldthread.kit.columns import Column, sorting
from goldthread.kit.exports import FORMATS, download, remember
from goldthread.kit.forms import FilterForm, ReasonForm, answer_in_words
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal, Stale
from goldthread.kit.words import counted, sentence_case


class Page(View):
    """One record, for a reader who may see it; to anyone else it does not exist, and then comes what they may do."""

    may: ClassVar[Callable[[Any, Any, Any], bool]]
    model: ClassVar[type[Model]]
    permission: ClassVar[Any] = None
    template_name = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.person: Any = request.user
        self.today: date = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.record = self.find()
        if self.permission and not type(self).may(self.person, self.permission, self.record):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def records(self) -> QuerySet:
        return self.model.objects.visible_to(self.person)  # type: ignore[attr-defined]

    def find(self) -> Any:
        return get_object_or_404(self.records(), pk=self.kwargs["pk"])

    def context(self) -> Mapping[str, Any]:
        return {}

    def show(self, status: int = 200, template: str = "", **more: Any) -> HttpResponse:
        shown = {"view": self, "record": self.record, "today": self.today, **more, **self.context()}
        return render(self.request, template or self.template_name, shown, status=status)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()


def page_of(records: QuerySet, per_page: int, number: Any, count: int | None = None) -> Any:
    """A page of records, counted unless it is known how many they are. Their numbers are put in order first, so that
    the database sorts no more than those."""
    paginator = Paginator(records.values_list("pk", flat=True), per_page)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(number)
    found = already_seen(records).in_bulk(list(page.object_list))
    page.object_list = [found[pk] for pk in page.object_list if pk in found]
    return page


def already_seen(records: QuerySet) -> QuerySet:
    """The same records with all that is fetched with them, without their conditions: for numbers that were just found
    by these. To ask again whether the reader may see them was a tenth of a list's time."""
    found = records.all()
    found.query.where = WhereNode()
    return found


class Index(Page):
    """Every record of a kind the reader may see: narrowed, sorted, fifty a page, and as a file. `comes_back` is for one
    that may be brought in again as it was downloaded; `in_files` are columns that only its file has."""

    template_name = "kit/index.html"
    title = ""
    nouns = ("record", "records")
    columns: tuple[Column, ...] = ()
    in_files: tuple[Column, ...] = ()
    filter_form: type[FilterForm] = FilterForm
    order: tuple[str, ...] = ()
    per_page = 50
    empty_words = ""
    comes_back = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if isinstance(cls.columns, tuple) and cls.columns and not cls.comes_back:
            remember(cls.columns, cls.nouns[1])

    def find(self) -> Any:
        return None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.filter_form(request.GET, person=self.person, today=self.today)
        records = self.sorted(form.narrow(self.records()))
        if kind := request.GET.get("format"):
            if kind not in FORMATS:
                raise Http404
            name, marking = self.nouns[1].replace(" ", "-"), self.marking(records)
            return download(kind, (*self.columns, *self.in_files), records, name, marking)
        page = page_of(records, self.per_page, request.GET.get("page"), self.count(records))
        found = sentence_case(counted(page.paginator.count, *self.nouns))
        headings = sorting(self.columns, request.GET.get("sort", ""), request.GET)
        return self.show(form=form, page=page, found=found, sorting=headings, is_narrowed=form.has_changed())

    def count(self, records: QuerySet) -> int | None:
        """How many there are, where that is known without asking all of them."""
        return None

    def marking(self, records: QuerySet) -> str:
        """The protective marking of the list as a file; none unless a house has one."""
        return ""

    def sorted(self, records: QuerySet) -> QuerySet:
        asked = self.request.GET.get("sort", "")
        names = next((each.sorts for each in self.columns if each.sorts and each.key == asked.lstrip("-")), ())
        if not names:
            return records.order_by(*self.order, "pk") if self.order else records
        down = asked.startswith("-")
        return records.order_by(
            *(F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True) for name in names), "pk"
        )


class Take(Page):
    """A step with one record: what it asks, one operation, then the record's page with a sentence of what happened."""

    template_name = "kit/ask.html"
    form_class: ClassVar[type[forms.Form]]
    operation: ClassVar[Callable[..., Any]]
    argument = ""
    step = ""
    title = ""
    button = ""
    said = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        closed = self.step and self.model.LIFECYCLE.refusal(self.step, self.record)  # type: ignore[attr-defined]
        return self.show(template="kit/closed.html", sentence=closed) if closed else self.show(form=self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.typed()
        if form.is_valid():
            try:
                return self.done(self.keep(form))
            except Stale as stale:
                return self.show_both(form, stale)
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        else:
            self.refuse(form)
        return self.show(422, form=form)

    def typed(self) -> Any:
        """The form with what was typed into it."""
        return self.form(self.request.POST)

    def keep(self, form: Any) -> Any:
        """Save what was typed: the one way in which any page saves what a form holds."""
        return self.operate(form)

    def refuse(self, form: Any) -> None:
        """Take note, if need be, of a form that is not saved."""

    def initial(self) -> dict[str, Any]:
        return {}

    def form(self, data: Any = None) -> Any:
        about = {"record": self.record, "person": self.person, "today": self.today, **self.files()}
        return self.form_class(data, initial=self.initial(), **about)

    def files(self) -> dict[str, Any]:
        """What was sent as files, for a form that asks for some."""
        return {"files": self.request.FILES} if self.request.FILES else {}

    def operate(self, form: Any) -> Any:
        about = {self.argument or self.record._meta.model_name: self.record} if self.record else {}
        return type(self).operation(**about, **form.cleaned_data, by=self.person, on=self.today)

    def done(self, record: Any) -> HttpResponse:
        record = record or self.record
        messages.success(self.request, self.say(record))
        return redirect(self.where(record))

    def say(self, record: Any) -> str:
        return self.said.format(record=record)

    def where(self, record: Any) -> str:
        return record.get_absolute_url()

    def show_both(self, form: Any, stale: Stale) -> HttpResponse:
        self.record = self.find()
        form.renew(self.record.version)
        stored, typed = self.initial(), form.cleaned_data
        asked = [field for field in form.visible_fields() if field.name in stored]
        if asked:
            stale.theirs = {field.label: answer_in_words(field, stored[field.name]) for field in asked}
            stale.mine = {field.label: answer_in_words(field, typed.get(field.name)) for field in asked}
        return self.show(409, form=form, stale=stale)


class TakeStep(Take):
    """The step of the record's lifecycle that the address names: permission, words and what it asks are the table's."""

    form_class: ClassVar[type[ReasonForm]] = ReasonForm
    elsewhere: Collection[str] = ()

    def find(self) -> Any:
        lifecycle: Lifecycle = self.model.LIFECYCLE  # type: ignore[attr-defined]
        here = [step for step in lifecycle.steps if step.name not in self.elsewhere]
        found = next((step for step in here if slugify(step.name) == self.kwargs["step"]), None)
        if found is None:
            raise Http404
        self.taken: Step = found
        self.step, self.permission = self.taken.name, self.taken.permission
        self.title = self.button = self.taken.words
        return super().find()

    def form(self, data: Any = None) -> Any:
        about = {"record": self.record, "person": self.person, "today": self.today}
        return self.form_class(data, initial=self.initial(), asks=self.taken.asks, **about)

    def operate(self, form: Any) -> Any:
        about = {self.argument or self.record._meta.model_name: self.record, "step": self.step}
        return type(self).operation(**about, **form.cleaned_data, by=self.person, on=self.today)

    def say(self, record: Any) -> str:
        name = reference(record) if hasattr(record, "REFERENCE") else "It"
        return f"{name} is now: {record.get_status_display().lower()}."


class Change(Take):
    """A record's own words and facts, asked again with what is there now."""

    def initial(self) -> dict[str, Any]:
        names = [name for name in self.form_class.base_fields if hasattr(self.record, name)]
        return {name: value for name in names if not hasattr(value := getattr(self.record, name), "all")}

    def show_both(self, form: Any, stale: Stale) -> HttpResponse:
        """The same answers sent twice, as a double click does, are saved already."""
        self.record = self.find()
        again = self.typed()
        is_same = again.is_valid() and "version" in again.data and not set(again.changed_data) - {"version"}
        return self.done(self.record) if is_same else super().show_both(form, stale)


class Add(Take):
    """A new record: under another (`within`), whose page it is added from, or alone, from the page named by `back`."""

    within: ClassVar[type[Model] | None] = None
    back: tuple[str, str] | None = None

    def find(self) -> Any:
        if self.within is None:
            return None
        return get_object_or_404(self.within.objects.visible_to(self.person), pk=self.kwargs["pk"])  # type: ignore[attr-defined]
