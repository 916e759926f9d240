"""How the command line shows itself in its help: a value stands only behind an option that takes one."""

from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption


def _switches_without_value(params: list[Any]) -> list[Any]:
    """Return the parameters of a command; typer would show `<bool>` behind every switch, --help included."""
    for param in params:
        if isinstance(param, TyperOption) and param.is_flag:
            param.metavar = ""
    return params


class Command(TyperCommand):
    """A command of drama."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return what it takes."""
        return _switches_without_value(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands of drama."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return what it takes."""
        return _switches_without_value(super().get_params(ctx))
