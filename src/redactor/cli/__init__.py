"""The command line. One file a command."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="redactor")
def main() -> None:
    """Redact a subject access request disclosure."""
