"""The command line: a face over the pipeline. One file a command; commands are loaded when they are called."""

from __future__ import annotations

from importlib import import_module

import click

from redactor.cli.session import RedactorGroup

_COMMANDS = {
    "contradictions": ("contradictions", "What is withheld here and let go there."),
    "copies": ("copies", "Pages that repeat, with the first one's decisions."),
    "decide": ("deciding", "Record decisions on items, singly or in bulk."),
    "demo": ("demo", "The whole job on an invented case."),
    "explain": ("explain", "Why an item is proposed, and which rule said so."),
    "files": ("records", "List the files of a case."),
    "find": ("find", "Put words up for decision wherever they stand."),
    "findings": ("records", "List everything that was seen."),
    "items": ("records", "List what is up for decision."),
    "jigsaws": ("jigsaws", "What is disclosed and still points to somebody withheld."),
    "new": ("new", "Make a case."),
    "people": ("people", "Who is who, and saying so."),
    "redact": ("redact", "One file, from reading to a verified copy."),
    "release": ("release", "Verified copies, packed."),
    "report": ("report", "The redaction report."),
    "sample": ("sample", "Passages called clean, for a second reader."),
    "scan": ("scan", "Read a folder, find, propose, write drafts."),
    "selftest": ("selftest", "Show that the checks of copies still work."),
    "sheet": ("sheets", "The review spreadsheet, out and back."),
    "sign-off": ("sign_off", "Approve exactly one report."),
    "status": ("status", "What is done, what blocks, days left."),
    "undo": ("undo", "Take one act back."),
    "verify": ("verify", "Check copies, made by this or any other tool."),
}


class LazyGroup(RedactorGroup):
    """Knows the names of all commands, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, sorted."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"redactor.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any: help must be instant."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in sorted(_COMMANDS.items())])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="redactor")
def main() -> None:
    """Redact the disclosure of a subject access request.

    Nothing leaves this machine, the originals are never changed, and every withheld item is decided by a person.
    """
