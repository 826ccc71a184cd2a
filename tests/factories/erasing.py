"""Requests to erase, as somebody of the business unit makes them."""

from goldthread.partners.models import ErasureRequest
from tests.cast import TODAY, World


def asked_to_erase(world: World) -> ErasureRequest:
    """A request to erase the words of the progress, which another than the manager asked for."""
    return ErasureRequest.objects.create(
        partnership=world.wessmere, record_kind="actions.progress", record_id=world.progress.pk, field="words",
        place="Progress: words", reason="It gave a date of birth.", asked_by=world.people["lead partner"],
        asked_on=TODAY,
    )  # fmt: skip
