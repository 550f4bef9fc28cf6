"""Settings that are not case facts, with their defaults; validated once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """How detection works. ``pipeline`` names an installed spaCy pipeline; nothing is downloaded."""

    pipeline: str = "en_core_web_sm"
    names: str = "thorough"  # "thorough" or "fast"
    batch_size: int = 64
    thresholds: tuple[tuple[str, float], ...] = ()  # category → score under which a bare hit is weak


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    detection: DetectionSettings = DetectionSettings()
    workers: int = 1
