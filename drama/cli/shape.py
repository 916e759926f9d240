"""How the command line shows itself: values only behind options that take one, and errors in plain words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup, TyperOption

from drama.errors import nearest
from drama.files import typed

HELP = "help"
_WORDS = {HELP: "--help", "version": "--version"}
"""What people type for an option of the program, as if it were a command."""

_UsageError: Any = BadParameter.__base__  # which typer gives no name of its own

_PLAINLY = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_parsing_size"), "{value!r} is no whole number"),
    **dict.fromkeys(("float_parsing", "finite_number"), "{value!r} is no number"),
    "greater_than_equal": "{value} is less than {ge}",
    "less_than_equal": "{value} is more than {le}",
}
"""What is wrong with a value, by the names pydantic has for it, in which typer reads values."""


@contextmanager
def _plain_errors(args: Sequence[str]) -> Iterator[None]:
    """Tell what is wrong with arguments in plain words instead of the library's."""
    try:
        yield
    except _UsageError as wrong:
        if found := getattr(wrong.__cause__, "errors", None):
            first = found()[0]
            wrong.message = wrong.message.removeprefix("Value error, ")
            if told := _PLAINLY.get(first["type"]):
                wrong.message = told.format(value=first["input"], **first.get("ctx", {}))
        elif hasattr(wrong, "possibilities"):
            wrong.message += _meant(wrong, args)
            wrong.possibilities = None
        raise


def _meant(wrong: Any, args: Sequence[str]) -> str:
    """Return the option that was probably meant; the library finds all alike that begin with dashes."""
    known = [name for param in wrong.ctx.command.get_params(wrong.ctx) for name in param.opts]
    given = next((one for one in args if one.startswith(wrong.option_name)), wrong.option_name)
    word = given.partition("=")[0].strip("-").lower()
    return nearest(word, (name.strip("-") for name in known)).replace("'", "'--", 1)


def _too_much(context: Any, args: Sequence[str], rest: Sequence[str]) -> str:
    """Return what is told of the `rest` of some arguments: a name with spaces is several to a shell."""
    takes = " ".join(one.metavar or one.name.upper() for one in context.command.params if _is_argument(one))
    told = f"'{' '.join(rest)}' is too much"
    at = next((at for at in range(len(args)) if list(args[at : at + len(rest)]) == list(rest)), 0)
    before = args[at - 1] if at else "-"
    if before.startswith("-") or Path(before).exists():
        return f"{told}: drama {context.info_name} takes {takes or 'options alone'}"
    whole = typed(" ".join((before, *rest)))
    return f"{told}; if it belongs to '{before}', put both between quotation marks: {whole}"


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


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
        given, ctx.allow_extra_args = tuple(args), True  # what is too much is told here
        with _plain_errors(given):
            rest: list[str] = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail(_too_much(ctx, given, rest))
        return rest


class Group(TyperGroup):
    """A group of commands of drama."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return what it takes."""
        return _switches_without_value(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the values it is given; `help COMMAND` is `COMMAND --help`."""
        known = {name for param in self.get_params(ctx) for name in param.opts}
        if args and _WORDS.get(args[0]) in known:
            args = [*args[1:], _WORDS[args[0]]]
        with _plain_errors(tuple(args)):
            return super().parse_args(ctx, args)
