"""Rule packs: loaded from the shipped folder and a case's own, checked, every fault with file and line."""

from redactor.rulebook.loading import HARMLESS_PHRASES, load_from, load_rulebook

__all__ = ["HARMLESS_PHRASES", "load_from", "load_rulebook"]
