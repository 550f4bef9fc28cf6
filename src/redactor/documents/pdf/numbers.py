"""Numbers as a copy writes them: one form for one value, short, never with an exponent."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def written(value: float, digits: int = 4) -> bytes:
    """*value* with at most *digits* decimals.

    Rounded twice, first finer: two sources whose numbers differ only by the noise of their sums then agree, unless a sum
    falls within that noise of a tie.
    """
    fine = round(round(value, digits + 3), digits)
    whole = int(fine)
    if whole == fine:
        return b"%d" % whole
    text = f"{fine:.{digits}f}".rstrip("0")
    if text.startswith("0."):
        return text[1:].encode()
    return (text.replace("-0.", "-.", 1) if text.startswith("-0.") else text).encode()
