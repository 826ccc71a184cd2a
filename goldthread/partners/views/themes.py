"""Pages of themes, and of the areas of a footprint."""

from django.urls import reverse

from goldthread.kit.columns import Column
from goldthread.partners import places
from goldthread.partners.forms.agencies import EndForm
from goldthread.partners.forms.themes import AddThemeForm, AreaForm, RenameThemeForm
from goldthread.partners.keeping import may_keep
from goldthread.partners.models import FootprintArea, Partnership, Theme
from goldthread.partners.operations import themes as operations
from goldthread.partners.verbs import Add, Page
from goldthread.partners.views.here import KEEP, AddHere, End, Keep, KeptIndex


class ThemeIndex(KeptIndex):
    model = Theme
    title = "Themes"
    nouns = ("theme", "themes")
    order = ("name",)
    columns = (Column("Name", "name", sort="name", is_link=True),)
    adds = ("Add a theme", "partners:add-theme")
    empty_words = "Themes are the subjects that run through the plan, recommendations and actions, such as neglect."

    def records(self):
        return super().records().filter(partnership=self.partnership)


class AddTheme(AddHere):
    form_class = AddThemeForm
    operation = operations.add_theme
    back = ("partners:themes", "Back to themes")
    title = "Add a theme"
    button = "Add the theme"
    said = "{record} is added. It can be chosen for objectives, recommendations and actions."

    def where(self, record):
        return reverse("partners:themes")


class RenameTheme(Keep):
    model = Theme
    related = ("partnership",)
    form_class = RenameThemeForm
    operation = operations.rename_theme
    back = ("partners:themes", "Back to themes")
    title = "Rename a theme"
    button = "Rename it"
    said = "It is now called {record}."

    def initial(self):
        return {"name": self.record.name}

    def where(self, record):
        return reverse("partners:themes")


class AreasPage(Page):
    """The areas of a footprint or a joint partnership, with their dates."""

    model = Partnership
    may = staticmethod(may_keep)
    permission = KEEP
    template_name = "partners/areas.html"

    def context(self):
        return {"areas": places.areas_of(self.record, self.person)}


class AddArea(Add):
    within = Partnership
    may = staticmethod(may_keep)
    permission = KEEP
    argument = "partnership"
    form_class = AreaForm
    operation = operations.add_area
    title = "Take in an area"
    button = "Take it in"
    said = "Recorded. The area is part of the footprint from that day."

    def where(self, record):
        return reverse("partners:areas", args=(record.pk,))


class EndArea(End):
    model = FootprintArea
    related = ("footprint", "member")
    argument = "area"
    ends = "member"
    form_class = EndForm
    operation = operations.end_area
    title = "A partnership leaves the footprint"
    button = "Record the last day"
    said = "Recorded. What was shared before that day stays in the record."

    def where(self, record):
        return reverse("partners:areas", args=(record.pk,))
