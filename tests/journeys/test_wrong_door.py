"""A neighbour's record, a record that is not there, and an address that never was look the same."""

from goldthread.actions.models import Action, Source


def test_what_may_not_be_seen_and_what_does_not_exist_look_the_same(come):
    """A neighbour's action, a source for one panel, numbers that nothing has, and an address that never was."""
    panel = Source.objects.filter(circle="panel").earliest("pk").get_absolute_url()
    action = Action.objects.filter(circle="partnership", status="blocked").earliest("pk").get_absolute_url()
    lead, neighbour, seen = come("lead.public.health"), come("manager@norden.example"), set()
    for visitor, address in (
        (neighbour, action),
        (neighbour, panel),
        (neighbour, "/actions/999999/"),
        (lead, panel),
        (lead, "/sources/999999/"),
        (lead, "/no/such/page/"),
    ):
        assert visitor.page.goto(address).status == 404
        visitor.look()
        seen.add((visitor.page.title(), visitor.text))
    assert len(seen) == 1


def test_somebody_from_elsewhere_and_somebody_without_the_permission(come):
    action = Action.objects.filter(circle="partnership", status="under way").earliest("pk")
    school = come("school.mere.bank", width=375)
    assert school.page.goto(action.get_absolute_url()).status == 404
    school.look()
    lead = come("lead.childrens.services")
    assert lead.page.goto(f"{action.get_absolute_url()}change/").status == 403
    lead.look()


def test_a_form_from_nowhere_is_refused_kindly(come):
    manager = come("manager")
    manager.open("/actions/add/")
    manager.page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken], [name=carried]').forEach(each => each.remove())"
    )
    manager.write("What will be done?", "Anything")
    manager.press("Add the action")
    assert manager.page.locator("h1").count() == 1
