"""Every form that saves says whose it is, so that what was typed outlives the end of a sign-in."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "goldthread"
NOTHING_TYPED = {
    "kit/_header.html", "account/login.html", "account/logout.html", "partners/partnership_index.html",
    "post/health.html", "report/make_file.html", "meetings/_press.html",
    "report/fill.html",  # buttons, and nothing to type
    # before anybody has signed in, and where a password is typed: none of it is kept for later
    "partners/cannot_get_in.html", "partners/way_in.html", "partners/told_code.html", "partners/choose_password.html",
    "partners/change_password.html", "desk/asked.html",
}  # fmt: skip
FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
CARRIED = re.compile(r'{% include "post/carried_form.html"( with kept_at=\w+)? %}')
WITH_FORMS = {
    path.relative_to(path.parents[[part.name for part in path.parents].index("templates")]).as_posix(): path
    for path in sorted(HOUSE.rglob("templates/**/*.html"))
    if FORM.search(path.read_text())
}


@pytest.mark.parametrize("name", sorted(WITH_FORMS.keys() - NOTHING_TYPED))
def test_every_form_that_saves_is_carried(name):
    for form in FORM.findall(WITH_FORMS[name].read_text()):
        assert CARRIED.search(form), f"{name}: put it beside the csrf_token"
        assert "{% csrf_token %}" in form, name
