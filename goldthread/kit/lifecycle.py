"""Lifecycles: a table of steps that refuses illegal moves, draws the buttons and makes the diagram in the docs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, TextChoices

from goldthread.kit.refusal import Refusal


def from_(*states: str) -> tuple[str, ...]:
    """The states a step may leave, written so that the table reads as a sentence."""
    return states


@dataclass(frozen=True)
class Step:
    """One move: its name, the states it leaves, the state it reaches, the permission it needs, the fields it asks for
    and the words of its button (the name, when none are given)."""

    name: str
    from_: tuple[str, ...]
    to: str
    permission: Any
    asks: tuple[str, ...] = ()
    button: str = ""

    @property
    def words(self) -> str:
        return self.button or self.name[:1].upper() + self.name[1:]


class Lifecycle:
    """The states of a noun and every step between them; the first state of the choices is where a record begins."""

    def __init__(self, states: type[TextChoices], steps: Sequence[Step], column: str = "status") -> None:
        self.states = states
        self.steps = tuple(steps)
        self.column = column
        self._by_name = {step.name: step for step in self.steps}
        self._check()

    def _check(self) -> None:
        if len(self._by_name) != len(self.steps):
            raise ValueError(f"{self.states.__qualname__}: two steps have the same name.")
        for step in self.steps:
            for state in (*step.from_, step.to):
                self.states(state)

    @property
    def start(self) -> str:
        return str(self.states.values[0])

    @property
    def last(self) -> tuple[str, ...]:
        """The states that no step leaves."""
        left = {state for step in self.steps for state in step.from_}
        return tuple(value for value in self.states.values if value not in left)

    def step(self, name: str) -> Step:
        return self._by_name[name]

    def state(self, record: Any) -> str:
        return str(getattr(record, self.column))

    def label(self, state: str) -> str:
        return str(self.states(state).label)

    def open_steps(self, record: Any) -> list[Step]:
        """The steps that the record's state allows, in the order of the table; who may take them is another matter."""
        return [step for step in self.steps if self.state(record) in step.from_]

    def refusal(self, name: str, record: Any) -> str | None:
        """Why a step is closed to the record, as a sentence; None when it is open."""
        step = self.step(name)
        if self.state(record) in step.from_:
            return None
        wanted = " or ".join(f"“{self.label(state)}”" for state in step.from_)
        return f"“{step.words}” is not possible: this is “{self.label(self.state(record))}”, and it has to be {wanted}."

    def take(self, name: str, record: Any) -> Step:
        """Move the record along a step, in memory. Raises Refusal when the step is closed to its state."""
        sentence = self.refusal(name, record)
        if sentence:
            raise Refusal(sentence)
        setattr(record, self.column, self.step(name).to)
        return self.step(name)

    def table(self) -> list[dict[str, str]]:
        """The steps as rows of words, for the docs."""
        return [
            {
                "step": step.words,
                "from": ", ".join(self.label(state) for state in step.from_),
                "to": self.label(step.to),
                "permission": str(getattr(step.permission, "value", step.permission)),
                "asks": ", ".join(step.asks),
            }
            for step in self.steps
        ]

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {_node(value)}: {self.label(value)}" for value in self.states.values]
        lines.append(f"    [*] --> {_node(self.start)}")
        for step in self.steps:
            lines += [f"    {_node(state)} --> {_node(step.to)}: {step.words}" for state in step.from_]
        lines += [f"    {_node(state)} --> [*]" for state in self.last]
        return "\n".join(lines)


def _node(state: str) -> str:
    return state.replace("-", "_").replace(" ", "_")


def all_lifecycles() -> Iterator[tuple[type[Model], str, Lifecycle]]:
    """Every lifecycle of every model: the model, the name it has there, and the table."""
    for model in apps.get_models():
        for name, value in vars(model).items():
            if isinstance(value, Lifecycle):
                yield model, name, value
