"""How a word of a rule may be written in a text: plurals, hyphens joined or split, apostrophes left out."""

from __future__ import annotations

from redactor.core.names import fold

_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def written_forms(word: str) -> frozenset[str]:
    """Every folded form under which *word* is searched for. A star at its end is for the caller to read."""
    if word.endswith("*"):
        return _spellings(fold(word.removesuffix("*")))
    folded = fold(word)
    return frozenset(form for inflected in (folded, *_plurals(folded)) for form in _spellings(inflected))


def _plurals(folded: str) -> tuple[str, ...]:
    """Regular plurals of the last word. Nonsense forms of verbs and adjectives do no harm: nobody writes them."""
    if not folded[-1:].isalpha() or len(folded) < 3:  # "PE" has no plural; short codes would run into words
        return ()
    if folded.endswith(_HISSING):
        return (f"{folded}es",)
    if folded.endswith("y") and folded[-2] not in _VOWELS:
        return (f"{folded[:-1]}ies",)
    return (f"{folded}s",)


def _spellings(folded: str) -> frozenset[str]:
    forms = {folded}
    for old, new in (("-", " "), ("-", ""), ("'", "")):
        forms |= {form.replace(old, new) for form in forms}
    return frozenset(form for form in forms if form)
