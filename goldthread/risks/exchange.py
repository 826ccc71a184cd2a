"""What is loaded and dumped of risks, the scales they are rated on, and changes the partnership lives through."""

from collections.abc import Iterator

from goldthread.kit.exchange.rows import Find, Row
from goldthread.kit.exchange.tables import Part, Table
from goldthread.risks.models import (
    Band,
    Grade,
    Milestone,
    OutsideChange,
    Review,
    Risk,
    RiskAction,
    RiskShare,
    Scale,
    Score,
)
from goldthread.risks.operations.marks import refresh_marks
from goldthread.risks.rules import SIDES, Matrix, fault_of, ranges
from goldthread.risks.scales import usual

READERS = ("circle", "circle_group")


def scale_is_whole(scale: Row, find: Find) -> Iterator[tuple[str, str]]:
    """Every grade has a name, and every score a band."""
    given = matrix_of(scale)
    bands = [(band["lowest"], band["name"], band["tone"]) for band in scale.under("bands")]
    if fault := fault_of(scale["size"], (given.likelihood, given.impact), bands):
        yield "size", fault


def matrix_of(scale: Row) -> Matrix:
    """A scale as a file gives it."""
    grades = sorted(((each["value"], each["side"], each["name"]) for each in scale.under("grades")), key=lambda g: g[0])
    names = {side: tuple(name for _, one, name in grades if one == side) for side in SIDES}
    bands = [(band["lowest"], band["name"], band["tone"]) for band in scale.under("bands")]
    return Matrix(
        names["likelihood"], names["impact"], ranges(bands, scale["size"] ** 2), f"the scale “{scale['key']}”"
    )


def scores_are_on_their_scale(risk: Row, find: Find) -> Iterator[tuple[str, str]]:
    """A rating lies within the scale it names, or within the usual one."""
    for number, score in enumerate(risk.under("scores"), 1):
        scale = find(score["scale"])
        matrix = matrix_of(scale) if scale else usual()
        for side in SIDES:
            if refused := matrix.refusal(side, score[side]):
                yield f"score {number}: {side}", refused


SCALES = Table(
    name="scales",
    model=Scale,
    fields=("key", "starts_on", "size"),
    parts=(
        Part(name="grades", model=Grade, owner="scale", fields=("side", "value", "name")),
        Part(name="bands", model=Band, owner="scale", fields=("lowest", "name", "tone")),
    ),
    checks=(scale_is_whole,),
)

RISKS = Table(
    name="risks",
    model=Risk,
    fields=(
        "key", "number", "kind", "title", "cause", "event", "consequence", "category", "children", "raised",
        "raised_by", "happened", "owner", "owner_agency", "group", "controls", "control_strength", "control_sure",
        "treatment", "target_on", "status", "reason", "review_on", "revisit_from", "revisit_words", "revisited_on",
        "national_cause", "escalated_to", "escalated_on", "escalated_why", "closed_on", "themes", *READERS,
    ),
    listed={"category": "risk_categories"},
    parts=(
        Part(
            name="scores",
            model=Score,
            owner="risk",
            fields=("which", "likelihood", "impact", "scale", "rated_on", "counts_controls", "reason", "rated_by"),
        ),
        Part(
            name="reviews",
            model=Review,
            owner="risk",
            fields=("on", "words", "by_group", "presented_by", "presented_words", "next_on", "is_revisit"),
        ),
        Part(name="shares", model=RiskShare, owner="risk", fields=("partnership", "owner", "comment")),
        Part(name="treated", model=RiskAction, owner="risk", fields=("action", "area")),
    ),
    checks=(scores_are_on_their_scale,),
    finish=refresh_marks,
)  # fmt: skip

CHANGES = Table(
    name="changes",
    model=OutsideChange,
    fields=(
        "key", "number", "kind", "title", "agency", "edition", "takes_effect", "detail", "means", "status", "reason",
        "result", "risk", *READERS,
    ),
    listed={"edition": "editions"},
    parts=(
        Part(
            name="milestones",
            model=Milestone,
            owner="change",
            fields=("kind", "words", "whom", "on", "is_done", "done_on", "done_words"),
        ),
    ),
)  # fmt: skip

TABLES = (SCALES, RISKS, CHANGES)
