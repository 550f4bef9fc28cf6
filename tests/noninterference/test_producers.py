"""Real programs, not only made shapes: the same document with three names, printed, gives the same copy."""

import pytest
from tests.noninterference.producers import printed_by_chromium, printed_by_libreoffice
from tests.noninterference.test_noninterference import NAMES, withheld_copy


def _copies(print_it, folder):
    for number, name in enumerate(NAMES):
        yield withheld_copy(print_it(folder / str(number), name), name)


@pytest.mark.needs_libreoffice
@pytest.mark.slow
def test_copies_of_what_libreoffice_prints_do_not_tell_the_name(tmp_path):
    """Word's way of writing, too: runs, underlines, highlights and tables come from the same file."""
    first, *others = list(_copies(printed_by_libreoffice, tmp_path))
    assert not first.fallbacks
    assert all(other.content == first.content for other in others)


@pytest.mark.needs_chromium
@pytest.mark.slow
def test_copies_of_what_chromium_prints_do_not_tell_the_name(tmp_path):
    """Chromium sets every run apart and draws highlights as boxes."""
    first, *others = list(_copies(printed_by_chromium, tmp_path))
    assert not first.fallbacks
    assert all(other.content == first.content for other in others)
