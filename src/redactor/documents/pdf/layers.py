"""Layers (optional content): whether what belongs to one, or to a rule over several, is shown."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import pikepdf

_DEEPEST = 16


def is_on(layer: Any, off_layers: AbstractSet[int]) -> bool:
    """Whether *layer* (a group, or a membership of groups) is shown; *off_layers* are the object numbers of groups that are off."""
    if layer.objgen[0] in off_layers:
        return False
    rule = layer.get("/VE")
    if isinstance(rule, pikepdf.Array):
        return _holds(rule, off_layers, 0)
    members = layer.get("/OCGs")
    listed = [members] if isinstance(members, pikepdf.Dictionary) else members
    if not isinstance(listed, (list, pikepdf.Array)):
        return True
    on = [member.objgen[0] not in off_layers for member in listed if isinstance(member, pikepdf.Dictionary)]
    return not on or _by_policy(str(layer.get("/P", "/AnyOn")), on)


def _by_policy(policy: str, on: list[bool]) -> bool:
    if policy == "/AllOn":
        return all(on)
    if policy == "/AnyOff":
        return not all(on)
    return not any(on) if policy == "/AllOff" else any(on)


def _holds(rule: Any, off_layers: AbstractSet[int], depth: int) -> bool:
    """Whether an expression of visibility holds; one that is not understood does."""
    if isinstance(rule, pikepdf.Dictionary):
        return rule.objgen[0] not in off_layers
    if not isinstance(rule, pikepdf.Array) or not len(rule) or depth > _DEEPEST:
        return True
    parts = [_holds(part, off_layers, depth + 1) for part in list(rule)[1:]]
    kind = str(rule[0])
    if kind == "/Not":
        return not (parts and parts[0])
    return any(parts) if kind == "/Or" else all(parts)
