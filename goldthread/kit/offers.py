"""What chapters offer to those below and above them, found by a module's name, so that nobody imports up a floor."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@cache
def offered(module: str, name: str = "") -> tuple[Any, ...]:
    """Return what each chapter's module of this name holds under a name, its own unless another is given. Nothing
    here knows which chapters they are."""
    chapters = [config.name for config in apps.get_app_configs() if config.name.startswith("goldthread.")]
    found = [f"{each}.{module}" for each in chapters if each != "goldthread.kit" and find_spec(f"{each}.{module}")]
    return tuple(getattr(import_module(each), name or module) for each in found)


def offers(name: str) -> tuple[Callable[..., list[Any]], ...]:
    """Return the function of this name from each chapter's module of this name."""
    return offered(name)


@cache
def extras(module: str, name: str) -> tuple[Callable[..., list[Any]], ...]:
    """Return the function of this name from each chapter's module of that name that has one: `due.py` may also say
    what belongs on an agenda (`tabled`), or what an agency owes (`owes`)."""
    chapters = [config.name for config in apps.get_app_configs() if config.name.startswith("goldthread.")]
    found = [import_module(f"{each}.{module}") for each in chapters if find_spec(f"{each}.{module}")]
    return tuple(getattr(each, name) for each in found if hasattr(each, name))


@cache
def by_chapter(module: str, name: str) -> dict[str, Callable[..., Any]]:
    """Return the same as `extras`, each under the name of its chapter."""
    return {each.__module__.split(".")[1]: each for each in extras(module, name)}
