"""The words of labels: the only place that chooses them.

A neutral label beside open ones is itself a tell, so the level is chosen for the whole pack (DESIGN, "Labels").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from redactor.core.rules import Exemption, LabelLevel, RoleRule

NEUTRAL_LABEL = "[withheld]"
"""One wording, one width, for every label, box and schedule row of a neutral pack."""

OPEN_GROUNDS = frozenset({"TP", "OOS", "EX25", "CR24", "LPP19", "NG23", "MF22", "DUP"})
"""Grounds that a label may name (domain brief, 6.3). Any other makes the whole pack neutral."""


def pack_level(grounds: Iterable[str], exemptions: Mapping[str, Exemption], *, open_wanted: bool) -> LabelLevel:
    """The level for a whole pack: open only where it was asked for and every ground used allows it."""
    if not open_wanted:
        return LabelLevel.NEUTRAL
    for ground in sorted(set(grounds)):
        exemption = exemptions.get(ground)
        is_open = exemption is not None and exemption.level is LabelLevel.OPEN and not exemption.tips_off
        if ground not in OPEN_GROUNDS or not (is_open or ground in {"OOS", "DUP"}):
            return LabelLevel.NEUTRAL
    return LabelLevel.OPEN


def label_for(level: LabelLevel, exemption: Exemption | None = None, role: RoleRule | None = None) -> str:
    """The label for one item: never derived from the withheld words, their length or the person's name."""
    if level is LabelLevel.NEUTRAL:
        return NEUTRAL_LABEL
    if exemption is not None and exemption.code == "TP" and role is not None and role.open_label:
        return role.open_label
    if exemption is not None and exemption.open_label:
        return exemption.open_label
    return NEUTRAL_LABEL
