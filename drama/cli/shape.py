"""How the command line shows itself: values only behind options that take one, and errors in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup, TyperOption

_PLAINLY = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_parsing_size"), "{value!r} is no whole number"),
    **dict.fromkeys(("float_parsing", "finite_number"), "{value!r} is no number"),
    "greater_than_equal": "{value} is less than {ge}",
    "less_than_equal": "{value} is more than {le}",
}
"""What is wrong with a value, by the names pydantic has for it, in which typer reads values."""


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Tell what is wrong with a value in plain words instead of the library's."""
    try:
        yield
    except BadParameter as wrong:
        if found := getattr(wrong.__cause__, "errors", None):
            first = found()[0]
            wrong.message = wrong.message.removeprefix("Value error, ")
            if told := _PLAINLY.get(first["type"]):
                wrong.message = told.format(value=first["input"], **first.get("ctx", {}))
        raise


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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the values it is given."""
        with _plain_errors():
            return super().parse_args(ctx, args)


class Group(TyperGroup):
    """A group of commands of drama."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return what it takes."""
        return _switches_without_value(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the values it is given."""
        with _plain_errors():
            return super().parse_args(ctx, args)
