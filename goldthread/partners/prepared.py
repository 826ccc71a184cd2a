"""What is said when an installation has been prepared: the code with which an empty one is set up."""

from django.conf import settings

from goldthread.partners.first_run import FILE, forget_code, is_open, made_code


def prepared() -> list[str]:
    """Return how to set an empty installation up; on any other, take a code away that nobody used."""
    if not is_open():
        forget_code()
        return []
    return [
        "Nobody is known here yet. Open the site in a browser: it asks for this code and leads through the rest.",
        f"    {made_code()}",
        f"It is kept in {settings.DATA_DIR / FILE} until then.",
    ]
