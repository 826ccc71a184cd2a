"""The manager walks the objectives into a new year, stops half way, and comes back."""

from goldthread.plan.models import Objective, YearDecision


def decide(visitor, decision, reason=""):
    """Take a decision on the objective that is open, and return what it is called."""
    words = visitor.heading
    visitor.tick(decision)
    visitor.write("Why?", reason)
    visitor.press("Save and go on")
    return words


def test_she_refreshes_the_plan_in_two_sittings_and_reads_the_lineage_afterwards(come):
    manager = come("manager")
    manager.open("/plan/")
    manager.follow("Refresh the plan for a new year")
    manager.reads("None of", "is decided yet")
    manager.follow("Begin")
    continued = decide(manager, "Continue as it is")

    manager.tick("Continue, changing the actions")
    manager.look()
    manager.write("New actions", "Ask the youth forum\nPublish what it said")
    manager.press("Save and go on")
    manager.reads("There is a problem", "Give the reason")
    changed = decide(manager, "Continue, changing the actions", "The forum asked for it.")
    manager.follow("Leave it for now")
    manager.reads("Two of")

    manager.open("/plan/")
    manager.follow("Refresh the plan for a new year")
    manager.reads("The forum asked for it.", "Not decided yet")
    manager.follow("Go on with the next")
    completed = decide(manager, "Complete", "The toolkit is in use everywhere.")
    stood_down = decide(manager, "Stand down", "Another board does this now.")
    while manager.page.locator("button", has_text="Save and go on").count():
        decide(manager, "Continue as it is")
    manager.reads("Every objective is decided.")

    for words, state in (
        (continued, "in force"),
        (changed, "in force"),
        (completed, "completed"),
        (stood_down, "stood down"),
    ):
        objective = Objective.objects.get(words=words)
        assert (objective.status, YearDecision.objects.filter(objective=objective).count() > 0) == (state, True)
    manager.open(Objective.objects.get(words=stood_down).get_absolute_url())
    manager.reads("Over the years", "Another board does this now.")
    manager.open(Objective.objects.get(words=changed).get_absolute_url())
    manager.reads("Ask the youth forum", "2027-28")
