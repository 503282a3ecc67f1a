"""The command's help and its complaints about how it was called, in Spanish.

The command-line library speaks English in its help pages and usage errors; both are replaced here, by class and type.
"""

import inspect
from difflib import get_close_matches

from typer import BadParameter, TyperException
from typer._click import Command, Context
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from corpus.errors import InvalidInput

_HELP = "Muestra esta ayuda y termina."


class SpanishCommand(TyperCommand):
    """A command whose help and usage errors are in Spanish."""

    allow_extra_args = True  # refused in `parse_args`, in Spanish

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments; raises `InvalidInput` when one is left over."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise InvalidInput(f"Sobra «{' '.join(rest)}». Si es parte de una frase, póngala toda entre comillas.")
        return rest

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The `--help` option, explained in Spanish."""
        return _in_spanish(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        _write_page(self, ctx, formatter)


class SpanishGroup(TyperGroup):
    """A group of commands whose help and usage errors are in Spanish."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The `--help` option, explained in Spanish."""
        return _in_spanish(super().get_help_option(ctx))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command named; raises `InvalidInput` when there is none, with the nearest names."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.list_commands(ctx))
            hint = f"¿Quiso decir «{near[0]}»?" if near else f"Vea las que hay con «{ctx.command_path} --help»."
            raise InvalidInput(f"No existe la orden «{args[0]}». {hint}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page, with the commands of the group."""
        _write_page(self, ctx, formatter)
        commands = [(name, command.help or "") for name, command in self.commands.items() if not command.hidden]
        _write_section(formatter, "Órdenes", commands)


def complaint(error: TyperException) -> str:
    """What was wrong with the way a command was called, by the error's type, and where to read on."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "absuelve"
    return f"{_reason(error)} Vea «{path} --help»."


def _reason(error: TyperException) -> str:
    if isinstance(error, NoSuchOption):
        near = f" ¿Quiso decir «{error.possibilities[0]}»?" if error.possibilities else ""
        return f"No existe la opción «{error.option_name}».{near}"
    if isinstance(error, BadOptionUsage):
        return f"La opción «{error.option_name}» está incompleta o lleva un valor de más."
    if isinstance(error, MissingParameter):
        return f"Falta {_named(error)}."
    if isinstance(error, BadParameter):
        return f"El valor de {_named(error)} no sirve."
    return "No se entendió la orden."


def _named(error: BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, TyperOption):
        return f"la opción «{parameter.opts[0]}»"
    return f"el argumento «{_metavar(parameter)}»" if isinstance(parameter, TyperArgument) else "un dato"


def _in_spanish(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _HELP
    return option


def _write_page(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    parameters = command.get_params(ctx)
    arguments = [parameter for parameter in parameters if isinstance(parameter, TyperArgument)]
    options = [parameter for parameter in parameters if isinstance(parameter, TyperOption) and not parameter.hidden]
    names = [_metavar(argument) if argument.required else f"[{_metavar(argument)}]" for argument in arguments]
    rest = ["ORDEN …"] if isinstance(command, TyperGroup) else []
    formatter.write_usage(ctx.command_path, " ".join(["[OPCIONES]", *names, *rest]), "Uso: ")
    formatter.write_paragraph()
    formatter.write_text(inspect.cleandoc(command.help or ""))
    _write_section(formatter, "Argumentos", [(_metavar(argument), argument.help or "") for argument in arguments])
    _write_section(formatter, "Opciones", [_row(option, ctx) for option in options])


def _write_section(formatter: HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _metavar(argument: TyperArgument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.nargs == 1 else f"{name}…"


def _row(option: TyperOption, ctx: Context) -> tuple[str, str]:
    names = ", ".join((*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names, option.help or ""
    default = option.get_default(ctx)
    told = "" if default in (None, "") else f" [si no se indica: {default}]"
    note = " [obligatoria]" if option.required else told
    return f"{names} {option.metavar or 'VALOR'}", f"{option.help or ''}{note}"
