"""What is asked about an objective: its words and place, its owners and groups, and what becomes of it."""

from re import findall

from django import forms

from goldthread.actions.forms.asked import Folded, FoldedVersioned
from goldthread.actions.forms.choices import (
    checked_own_readers,
    offer_readers,
    offer_themes,
    readers_fields,
    themes_field,
)
from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import FilterForm, ReasonForm, SpanField, VersionedForm
from goldthread.kit.references import reference
from goldthread.partners.models import Group, Partnership
from goldthread.partners.queries import groups_of
from goldthread.plan.forms.plans import TWO_LINES
from goldthread.plan.models import Kind, Objective, Plan
from goldthread.plan.queries import with_gap
from goldthread.plan.rules import GAPS, OPEN

BACKGROUND = forms.Textarea({"rows": 5})
BACKWARDS = "The objective ends before it starts. Change one of the two dates."


def words_field(label="In what words?"):
    return forms.CharField(label=label, max_length=300, widget=TWO_LINES)


def kinds_of(person, partnership_id):
    return Kind.objects.visible_to(person).filter(home=partnership_id).order_by("position", "pk")


def carrying(person, partnership):
    """What others may stand under: priorities, threads, and kinds that others say they stand under."""
    above = Kind.objects.visible_to(person).filter(carries__isnull=False).values("pk")
    found = Objective.objects.visible_to(person).of(partnership).filter(status__in=OPEN)
    found = found.filter(kind__part__in=("priority", "thread")) | found.filter(kind__in=above)
    return found.order_by("kind__position", "position", "number").distinct()


def ticked(label, **kwargs):
    kwargs = {"required": False, "widget": forms.CheckboxSelectMultiple} | kwargs
    return SeveralField(label=label, queryset=Group.objects.none(), **kwargs)


class GroupsFields(forms.Form):
    overseen_by = ticked("Which groups oversee it?")
    worked_by = ticked(
        "Which groups do its work?", help_text="Where that is another group than the one that oversees it."
    )

    def offer_groups(self, partnership):
        groups = groups_of(partnership, self.person).exclude(kind=Group.Kind.PANEL).prefetch_related(None)
        choices = [(group.pk, group.name) for group in groups]
        for name in ("overseen_by", "worked_by"):
            self.fields[name].queryset = groups
            self.fields[name].choices = choices


class AddObjectiveForm(Folded, GroupsFields):
    """A new objective, or another part of the plan."""

    kind = forms.ModelChoiceField(label="What is it?", queryset=Kind.objects.none(), empty_label="Choose a kind")
    words = words_field()
    plan = forms.ModelChoiceField(
        label="In which plan?", queryset=Plan.objects.none(), required=False, empty_label="In no plan yet"
    )
    status = forms.ChoiceField(
        label="Is it agreed?", widget=forms.RadioSelect, initial="in force",
        choices=[("in force", "Yes, it is in force"), ("proposed", "No, it is proposed")],
    )  # fmt: skip
    starts = SpanField(label="From when?", required=False)
    ends = SpanField(label="Until when?", required=False)
    parents = ticked(
        "What does it stand under?", help_text="A priority, or a thread that cuts across; several, or none."
    )
    owners = ticked("Who owns it?", help_text="One partnership or several.")
    themes = themes_field()
    background = forms.CharField(label="Background", required=False, widget=BACKGROUND)
    circle, circle_group = readers_fields()

    field_order = (
        "kind",
        "words",
        "plan",
        "status",
        "starts",
        "ends",
        "parents",
        "owners",
        "overseen_by",
        "worked_by",
        "background",
        "themes",
        "circle",
        "circle_group",
    )
    folded = ("worked_by", "background", "themes", "circle", "circle_group")
    folded_words = "Background, themes, and who may read it"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds_of(self.person, self.record.pk)
        plans = Plan.objects.visible_to(self.person).filter(home=self.record, status__in=("draft", "in force"))
        self.offer_plans(plans.order_by("-starts_on"))
        self.fields["parents"].queryset = above = carrying(self.person, self.record)
        if not above.exists():
            del self.fields["parents"]
        self.fields["owners"].queryset = Partnership.objects.visible_to(self.person).order_by("name")
        self.offer_groups(self.record)
        offer_themes(self, self.person, self.record)
        offer_readers(self, self.person)

    def offer_plans(self, plans):
        """Set the plans to choose from; the one in force today is chosen already."""
        self.fields["plan"].queryset = plans
        self.fields["plan"].choices = [("", "In no plan yet"), *((plan.pk, plan.title) for plan in plans)]
        now = [plan.pk for plan in plans if plan.status == "in force" and self.today in plan.period]
        self.fields["plan"].initial = next(iter(now), None)

    def clean(self):
        checked_own_readers(self)
        check_dates(self)


def check_dates(form):
    starts, ends = form.cleaned_data.get("starts"), form.cleaned_data.get("ends")
    if starts and ends and starts.first and ends.last and ends.last < starts.first:
        form.add_error("ends", BACKWARDS)


class ChangeObjectiveForm(FoldedVersioned):
    kind = forms.ModelChoiceField(label="What is it?", queryset=Kind.objects.none(), empty_label=None)
    background = forms.CharField(label="Background", required=False, widget=BACKGROUND)
    starts = SpanField(label="From when?", required=False)
    ends = SpanField(label="Until when?", required=False)
    themes = themes_field()
    circle, circle_group = readers_fields()

    folded = ("circle", "circle_group")
    folded_words = "Who may read it"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds_of(self.person, self.record.home_id)
        offer_themes(self, self.person, self.record.home)
        offer_readers(self, self.person)

    def clean(self):
        checked_own_readers(self)
        check_dates(self)


class RewordForm(VersionedForm):
    words = words_field("The new words")
    reason = forms.CharField(label="Why?", max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    until = SpanField(
        label="When were the old words last in use?", required=False,
        help_text="Leave it empty for today. The old words are kept with this day.",
    )  # fmt: skip


class SplitForm(VersionedForm):
    into = forms.CharField(
        label="Into what?", widget=forms.Textarea({"rows": 4}),
        help_text="The words of each new objective on a line of its own.",
    )  # fmt: skip
    reason = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea({"rows": 2}))

    def clean_into(self):
        lines = [line.strip() for line in self.cleaned_data["into"].splitlines() if line.strip()]
        if len(lines) < 2:
            raise forms.ValidationError("Give the words of two objectives or more, one on each line.")
        if long := next((line for line in lines if len(line) > 300), None):
            raise forms.ValidationError(f"“{long[:60]}…” is longer than 300 characters. Shorten it.")
        return lines


def others(form):
    found = Objective.objects.visible_to(form.person).filter(home=form.record.home_id, kind__part=form.record.kind.part)
    return found.exclude(pk=form.record.pk).filter(status__in=OPEN).order_by("kind__position", "position", "number")


class VersionsField(forms.CharField):
    """The versions of several records, by their numbers, unseen."""

    widget = forms.HiddenInput

    def prepare_value(self, value):
        return value if isinstance(value, str) else " ".join(f"{pk}:{version}" for pk, version in value.items())

    def clean(self, value):
        return {int(pk): int(version) for pk, version in findall(r"(\d{1,12}):(\d{1,12})", super().clean(value))}


def named(objective):
    """How an objective stands in a list to choose from: by its reference and its words."""
    return f"{reference(objective)} {objective.words}"


class MergeForm(VersionedForm):
    """Which objectives become one. It carries the version of each that may be chosen."""

    versions = VersionsField(required=False)
    others = SeveralField(
        label="With which objectives?", queryset=Objective.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    words = words_field("The words of the new objective")
    reason = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = others(self)
        self.fields["others"].queryset = found
        self.fields["others"].choices = [(each.pk, named(each)) for each in found]
        self.initial["versions"] = {each.pk: each.version for each in found}

    def renew(self, version):
        super().renew(version)
        self.data[self.add_prefix("versions")] = self.fields["versions"].prepare_value(self.initial["versions"])


class OwnersForm(VersionedForm):
    owners = ticked("Who owns it?", help_text="One partnership or several, alone or with others.")
    since = SpanField(label="From when?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owners"].queryset = Partnership.objects.visible_to(self.person).order_by("name")


class ChangesForm(VersionedForm):
    """One question for each owner or group that ended on a day not known."""

    def __init__(self, *args, changes, **kwargs):
        super().__init__(*args, **kwargs)
        self.marks = [each.mark for each in changes]
        for each in changes:
            self.fields[each.mark] = SpanField(label=f"Until when was it {each}?", required=False)

    def clean(self):
        answers = self.cleaned_data
        self.cleaned_data = {
            "version": answers.get("version"),
            "days": {mark: answers.get(mark) for mark in self.marks},
        }


class InPlanForm(VersionedForm):
    plan = forms.ModelChoiceField(label="In which plan?", queryset=Plan.objects.none(), empty_label="Choose a plan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plans = (
            Plan.objects.visible_to(self.person).filter(home=self.record.home_id).exclude(places__objective=self.record)
        )
        self.fields["plan"].queryset = plans.order_by("-starts_on")


class OversightForm(VersionedForm, GroupsFields):
    since = SpanField(label="From when?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_groups(self.record.home)


class UnderForm(VersionedForm):
    parents = ticked("What does it stand under?", help_text="Several, or none. A thread may cut across anything.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parents"].queryset = carrying(self.person, self.record.home).exclude(pk=self.record.pk)


class SuccessorField(forms.ModelChoiceField):
    """The objective that replaces another, by its reference and its words."""

    def __init__(self, **kwargs):
        super().__init__(label="Which objective replaces it?", queryset=Objective.objects.none(), **kwargs)

    def offer(self, form):
        """Set the objectives from which to choose."""
        self.queryset = others(form)
        self.choices = [("", "Choose an objective"), *((each.pk, named(each)) for each in self.queryset)]


class StepForm(ReasonForm):
    replaced_by = SuccessorField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "replaced_by" in self.fields:
            self.fields["replaced_by"].offer(self)


class TakeOutForm(VersionedForm):
    """Nothing is asked but that it be done."""


class ObjectiveFilter(FilterForm):
    words = forms.CharField(label="Words")
    part = forms.MultipleChoiceField(label="What it is", choices=Kind.Part.choices, widget=forms.CheckboxSelectMultiple)
    status = forms.MultipleChoiceField(
        label="State", choices=Objective.Status.choices, widget=forms.CheckboxSelectMultiple
    )
    gap = forms.ChoiceField(
        label="What is missing", choices=[("", "Anything or nothing"), *((gap.key, gap.label) for gap in GAPS)]
    )

    def by_part(self, records, parts):
        return records.filter(kind__part__in=parts)

    def by_words(self, records, words):
        return records.filter(words__icontains=words)

    def by_gap(self, records, key):
        return with_gap(records, key, self.today)
