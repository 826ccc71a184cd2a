"""Looking into a Word template that somebody made, and filling it, in a short-lived process that runs no code of it."""

import base64
import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldthread.kit.document.docx import WIDTH
from goldthread.kit.document.word_package import SEPARATORS
from goldthread.kit.document.word_pieces import Pieces
from goldthread.kit.document.word_styles import NAMESPACES
from goldthread.kit.refusal import Refusal

MEGABYTES, SECONDS = 300, 60
PROCESS = Path(__file__).with_name("filling_process.py")
REFUSED = {
    "not allowed": (
        "asks for something other than the name of a placeholder: {}. A template holds no code. Write the name alone, "
        "as in {{{{ title }}}}, or take it out."
    ),
    "not closed": "has a placeholder that is not whole, near “{}”. Write two brackets before the name and two after.",
    "not ended": "has an {{% if %}} without its {{% endif %}}, or the other way round. Add the one that is missing.",
    "fetches": "fetches a part of itself from elsewhere ({}). Put the picture or text into the file itself.",
    "too much": "takes too much time or memory to fill, or is damaged. Save it anew in Word, or make it simpler.",
}


@dataclass(frozen=True)
class Used:
    """A placeholder of a template: its name, where it stands, and what is wrong with its place, if anything is: a whole
    passage "in a line" with other words, or "around" the text, in a header or footer."""

    name: str
    place: str
    wrong: str = ""


def look(template: bytes, blocks: Collection[str]) -> list[Used]:
    """Return the placeholders of a template. `blocks` names those that stand for whole passages, besides `section_*`.
    Raises Refusal, with a sentence that goes on from the file's name, for a template that asks for anything else."""
    told = _told({"template": _packed(template), "blocks": list(blocks)})
    return [Used(**each) for each in json.loads(told)["found"]]


def fill(template: bytes, values: Mapping[str, str], passages: Mapping[str, str], whole: Pieces) -> bytes:
    """Return the filled template: words for the placeholders of a line, our markup for those of a passage, in the
    styles of the template. The word for `marking` stands on each page, whether or not the template has a place for it.
    Raises Refusal as `look` does."""
    given = {
        "template": _packed(template),
        "blocks": list(passages),
        "values": dict(values),
        "pieces": dict(passages),
        "links": whole.loose.links,
        "pictures": [_packed(each) for each in whole.loose.pictures],
        "notes": whole.loose.notes,
        "styles": whole.styles,
        "numbering": whole.numbering,
        "separators": SEPARATORS,
        "namespaces": NAMESPACES,
        "width": WIDTH,
    }
    return _told(given)


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _told(given: Mapping[str, Any]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  our own script, by its path, and no shell
            [sys.executable, "-I", str(PROCESS), str(MEGABYTES), str(SECONDS)],
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=2 * SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        raise Refusal(REFUSED["too much"], "file") from late
    if done.returncode:
        raise Refusal(REFUSED["too much"], "file")
    if done.stdout.startswith(b'{"refused"'):
        told = json.loads(done.stdout)
        raise Refusal(REFUSED[told["refused"]].format(told["words"]), "file")
    return done.stdout
