"""Short ways through common content: each must give what the long way gives."""

import gc

from redactor.documents.pdf import lexer
from redactor.documents.pdf.collecting import collection_paused
from redactor.documents.pdf.fonts.codes import FontKind, SourceFont
from redactor.documents.pdf.interpreter import Interpreter, SharedFonts
from redactor.documents.pdf.pairing import text_runs

STEPS = b"BT 1 0 .2 -1 8 19 Tm <0037> Tj\n7.73 0 Td <004b> Tj\n7.7 -.5 Td <00480049> Tj\n3 0 Td <004c> Tj\nET "


def shown(content, **state):
    """The glyphs of *content*, with their places and operators."""
    interpreter = Interpreter(SharedFonts(), None)
    interpreter.state.font = SourceFont((1, 0), None, FontKind.EMBEDDED, "", {0x48: 0.25}, 0.5, composite=True)
    interpreter.state.size = 12.66
    for name, value in state.items():
        setattr(interpreter.state, name, value)
    (run,) = text_runs(interpreter.run(content))
    return run.codes, run.xs, run.ys, run.advances, [number - run.operators[0] for number in run.operators]


def instructions(content):
    """The operators of *content*."""
    return [operator for operator, _ in lexer.instructions(content)]


def test_letters_shown_one_by_one_stand_where_the_long_way_puts_them():
    long_way = STEPS.replace(b" Td", b"  Td")
    assert lexer.STEPS in instructions(STEPS)
    assert lexer.STEPS not in instructions(long_way)
    short, long = shown(STEPS), shown(long_way)
    assert short[:4] == long[:4]
    assert len(set(short[4])) == len(set(long[4])) == 4


def test_spaced_letters_go_the_long_way():
    long_way = STEPS.replace(b" Td", b"  Td")
    for name in ("letter_space", "rise", "word_space"):
        assert shown(STEPS, **{name: 1.5})[:4] == shown(long_way, **{name: 1.5})[:4]
    assert shown(STEPS, letter_space=1.5)[1] != shown(STEPS)[1]


def test_arrays_are_read_alike_in_one_sweep_and_token_by_token():
    array = b"[<0102>-3.5(plain)+7<3>.5 -2(x)] TJ"
    (_, swept), (_, general) = (next(lexer.instructions(text)) for text in (array, array.replace(b"[", b"[%note\n")))
    assert swept == general == [[b"\x01\x02", -3.5, b"plain", 7.0, b"0", 0.5, -2.0, b"x"]]


def test_odd_numbers_in_arrays_are_read_as_readers_take_them():
    assert next(lexer.instructions(b"[--5 (a)] TJ")).operands == [[-5.0, b"a"]]


def test_the_collector_goes_on_after_a_pause():
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
