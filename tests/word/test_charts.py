"""Charts: drawn again, with labels where words are withheld; else what they say stands as a title and a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.word.packages import OFFICE, Parts, paragraph, root
from tests.word.test_copy import LABEL, plan_for
from tests.word.test_drawings import document_of

from redactor.core.ids import FileId
from redactor.documents.word import read_word, write_word
from redactor.documents.word.namespaces import qualified
from redactor.documents.word.package import open_package

FRAME = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="2" name="Chart 1"/><a:graphic>'
    f'<a:graphicData uri="{OFFICE}/drawingml/2006/chart"><c:chart r:id="{{}}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def points(*values):
    return "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))


def series(name, categories, values):
    return (
        f"<c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2</c:f><c:strCache>{points(*categories)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>x</c:f><c:numCache><c:formatCode>General</c:formatCode>{points(*values)}</c:numCache></c:numRef></c:val>"
        "</c:ser>"
    )


def chart_file(*more, title="Absences", extra=""):
    said = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    bars = "".join([series("Autumn", ["Tyler", "Milly"], [3, 4]), *more])
    inner = (
        f'<c:chart>{said}<c:plotArea><c:barChart><c:barDir val="col"/>{bars}</c:barChart></c:plotArea></c:chart>{extra}'
    )
    parts = Parts()
    key = parts.part("chart", "charts/chart1.xml", root("c:chartSpace", inner))
    parts.body = paragraph(FRAME.format(key)) + paragraph("after")
    return parts.build()


def copied(raw, *words):
    document = read_word(raw, FileId("f"))
    return write_word(raw, document, plan_for(document, *words)).content


def charts_in(copy):
    return [name for name in open_package(copy).parts if name.startswith("word/charts/")]


def test_a_chart_of_which_nothing_is_withheld_is_drawn_again_without_formulas():
    copy = copied(chart_file(series("Spring", ["Tyler", "Milly"], [5, 6])))
    assert charts_in(copy) == ["word/charts/chart1.xml"]
    chart = open_package(copy).tree("word/charts/chart1.xml")
    assert not any(node.text for node in chart.iter(qualified("c:f")))
    assert [node.text for node in chart.iter(qualified("c:v"))] == [
        "Autumn",
        "Tyler",
        "Milly",
        "3",
        "4",
        "Spring",
        "5",
        "6",
    ]
    assert document_of(copy).find(f".//{qualified('w:tbl')}") is None


def test_in_a_chart_of_two_kinds_each_kind_says_its_categories():
    line = series("Spring", ["Tyler", "Milly"], [5, 6])
    lines = f"</c:barChart><c:lineChart>{line}{line.replace('Spring', 'Summer')}</c:lineChart>"
    raw = _with(chart_file(), b"</c:barChart>", lines.encode())
    drawn = open_package(copied(raw)).tree("word/charts/chart1.xml")
    named = {plot.tag.rpartition("}")[2]: plot.findall(f".//{qualified('c:cat')}") for plot in drawn.iter(*_PLOTS)}
    assert [len(named["barChart"]), len(named["lineChart"])] == [1, 1]
    cells = [block.text for block in read_word(raw, FileId("f")).blocks]
    assert cells[1:-1] == [
        "Autumn",
        "Spring",
        "Summer",
        "Tyler",
        "3",
        "Tyler",
        "5",
        "5",
        "Milly",
        "4",
        "Milly",
        "6",
        "6",
    ]


_PLOTS = tuple(qualified(name) for name in ("c:barChart", "c:lineChart"))


@pytest.mark.parametrize(
    ("pattern", "kept"), [("d/m/yyyy", True), ("#,##0.00", True), ("0&quot; for Zoe&quot;", False)]
)
def test_how_numbers_are_written_is_kept_where_it_can_say_nothing_else(pattern, kept):
    dated = _with(chart_file(), b"<c:formatCode>General<", f"<c:formatCode>{pattern}<".encode())
    copy = copied(dated)
    patterns = [node.text for node in open_package(copy).tree("word/charts/chart1.xml").iter(qualified("c:formatCode"))]
    assert patterns == ([pattern] if kept else [])
    assert b"Zoe" not in copy


@pytest.mark.parametrize("word", ["Tyler", "Absences", "Autumn"])
def test_a_withheld_word_of_a_chart_is_a_label_in_it(word):
    copy = copied(chart_file(), word)
    chart = open_package(copy).tree("word/charts/chart1.xml")
    said = [node.text for node in chart.iter(qualified("a:t"), qualified("c:v"))]
    assert said == [LABEL if text == word else text for text in ("Absences", "Autumn", "Tyler", "Milly", "3", "4")]
    assert document_of(copy).find(f".//{qualified('w:tbl')}") is None


def test_part_of_a_title_cut_into_runs_is_a_label_in_the_looks_of_its_first_letter():
    raw = chart_file(title="Days of </a:t></a:r><a:r><a:t>Tyler</a:t></a:r></a:p><a:p><a:r><a:t>by term")
    (title,) = open_package(copied(raw, "Tyler")).tree("word/charts/chart1.xml").iter(qualified("a:t"))
    assert title.text == f"Days of {LABEL} by term"


def test_a_chart_of_which_a_figure_is_withheld_gives_way_to_its_table():
    copy = copied(chart_file(), "4")
    assert charts_in(copy) == []
    words = "\n".join(node.text for node in document_of(copy).iter(qualified("w:t")))
    assert "4" not in words
    assert LABEL in words


def test_a_chart_gives_way_to_its_table_where_a_text_is_withheld_in_one_place_only():
    raw = chart_file(title="Tyler")
    document = read_word(raw, FileId("f"))
    plan = plan_for(document, "Tyler")
    assert len(plan.marks) == 2
    copy = write_word(raw, document, replace(plan, marks=plan.marks[:1])).content
    assert charts_in(copy) == []


def test_a_withheld_row_takes_the_chart_with_it():
    raw = chart_file()
    document = read_word(raw, FileId("f"))
    (row,) = {block.row for block in document.blocks if block.text == "Tyler"}
    copy = write_word(raw, document, replace(plan_for(document), withheld_rows=(row,))).content
    assert charts_in(copy) == []


def test_places_that_a_program_may_have_worked_out_from_withheld_words_are_left_to_the_reader():
    place = '<c:layout><c:manualLayout><c:x val="{}"/></c:manualLayout></c:layout>'
    one, other = (
        _with(chart_file(title=name), b"<c:plotArea>", f"<c:plotArea>{place.format(x)}".encode())
        for name, x in (("Bo Ek", "0.4"), ("Zorbaxine Quillfeather", "0.1"))
    )
    assert copied(one, "Bo Ek") == copied(other, "Zorbaxine Quillfeather")
    assert charts_in(copied(one, "Bo Ek")) == ["word/charts/chart1.xml"]


def test_a_chart_is_the_same_whatever_was_withheld_elsewhere_and_names_of_any_length_give_one_chart():
    one, other = (copied(chart_file(title=name), name) for name in ("Bo Ek", "Zorbaxine Quillfeather"))
    assert one == other


def test_words_beside_values_are_read_and_a_chart_that_would_say_more_than_was_read_is_not_drawn():
    label = "<c:dLbls><c:dLbl><c:idx val='0'/><c:tx><c:rich><a:p><a:r><a:t>Tyler's mark</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>"
    raw = _with(chart_file(), b"<c:cat>", label.encode() + b"<c:cat>")
    assert "Tyler's mark" in [block.text for block in read_word(raw, FileId("f")).blocks]
    unread = _with(
        chart_file(),
        b"</c:chart>",
        b"<c:legend><c:legendEntry><a:t>Zorbaxine</a:t></c:legendEntry></c:legend></c:chart>",
    )
    copy = copied(unread)
    assert b"Zorbaxine" not in b"".join(open_package(copy).parts.values())


def _with(raw, old, new):
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new, 1))
    return stream.getvalue()


def test_what_a_chart_of_word_2007_leaves_unsaid_is_stated():
    labels = b'<c:dLbls><c:showVal val="1"/></c:dLbls><c:cat>'
    parts = open_package(_with(chart_file(), b"<c:cat>", labels))
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><AppVersion>12.0</AppVersion></Properties>'
    old = Parts()
    key = old.part("chart", "charts/chart1.xml", parts.parts["word/charts/chart1.xml"])
    old.body = paragraph(FRAME.format(key))
    old.top("extended-properties", "docProps/app.xml", app)
    chart = open_package(copied(old.build())).tree("word/charts/chart1.xml")
    stated = {node.tag.rpartition("}")[2]: node.get("val") for node in chart.find(f".//{qualified('c:dLbls')}")}
    assert stated["showVal"] == "1"
    assert stated["showCatName"] == stated["showSerName"] == "0"


def test_places_in_a_chart_keep_four_decimals():
    place = b'<c:layout><c:manualLayout><c:x val="0.12345678901234"/></c:manualLayout></c:layout><c:barChart>'
    chart = open_package(copied(_with(chart_file(), b"<c:barChart>", place))).tree("word/charts/chart1.xml")
    assert chart.find(f".//{qualified('c:x')}").get("val") == "0.1235"


def test_a_withheld_word_that_is_also_the_name_of_a_numbered_part_stops_no_copy(tmp_path):
    from redactor.core.spans import Span
    from redactor.pipeline import direct

    source = tmp_path / "source.docx"
    source.write_bytes(_with(chart_file(), b">after<", b">chart<"))
    document = direct.read_file(source)
    spans = [Span(block.id, 0, 5) for block in document.blocks if block.text == "chart"]
    assert direct.redact_path(source, tmp_path / "copy.docx", spans).labels == 1


def test_categories_in_several_levels_are_drawn_again_with_a_formula_that_leads_nowhere():
    levels = f"<c:lvl>{points('North', 'South')}</c:lvl><c:lvl>{points('2011')}</c:lvl>"
    grouped = f"<c:cat><c:multiLvlStrRef><c:f>Sheet1!$A$2</c:f><c:multiLvlStrCache>{levels}</c:multiLvlStrCache></c:multiLvlStrRef></c:cat>"
    plain = series("Autumn", ["Tyler", "Milly"], [3, 4])
    begin, end = plain.index("<c:cat>"), plain.index("</c:cat>") + len("</c:cat>")
    chart = root(
        "c:chartSpace",
        f"<c:chart><c:plotArea><c:barChart>{plain[:begin]}{grouped}{plain[end:]}</c:barChart></c:plotArea></c:chart>",
    )
    parts = Parts()
    parts.body = paragraph(FRAME.format(parts.part("chart", "charts/chart1.xml", chart)))
    raw = parts.build()
    drawn = open_package(copied(raw)).tree("word/charts/chart1.xml")
    assert {node.text for node in drawn.iter(qualified("c:f"))} == {None}
    assert [node.text for node in drawn.iter(qualified("c:v"))] == ["Autumn", "North", "South", "2011", "3", "4"]
    assert charts_in(copied(raw, "South")) == []


def test_a_title_of_several_paragraphs_is_drawn_again_and_read_with_spaces_between_them():
    raw = chart_file(title="Days </a:t></a:r><a:r><a:t>missed</a:t></a:r></a:p><a:p><a:r><a:t>by pupil")
    assert charts_in(copied(raw)) == ["word/charts/chart1.xml"]
    assert "Days missed by pupil" in [block.text for block in read_word(raw, FileId("f")).blocks]


def test_series_with_places_of_their_own_are_drawn_again_and_listed_in_two_columns_each():
    one, other = (
        series(name, ["1", "2"], values).replace("c:cat>", "c:xVal>").replace("c:val>", "c:yVal>")
        for name, values in (("Autumn", [3, 4]), ("Spring", [5, 6]))
    )
    chart = root(
        "c:chartSpace", f"<c:chart><c:plotArea><c:scatterChart>{one}{other}</c:scatterChart></c:plotArea></c:chart>"
    )
    parts = Parts()
    parts.body = paragraph(FRAME.format(parts.part("chart", "charts/chart1.xml", chart)))
    assert charts_in(copied(parts.build())) == ["word/charts/chart1.xml"]
    cells = [block.text for block in read_word(parts.build(), FileId("f")).blocks]
    assert cells == ["Autumn", "Spring", "1", "3", "1", "5", "2", "4", "2", "6"]


def test_a_label_that_shows_its_points_value_stays_one_under_an_id_that_says_nothing():
    field = '<a:fld id="{5A1B2C3D-0000-4000-8000-0123456789AB}" type="VALUE"><a:t>[VALUE]</a:t></a:fld>'
    label = f'<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:p>{field}</a:p></c:rich></c:tx></c:dLbl></c:dLbls>'
    raw = chart_file(series("Spring", ["Tyler", "Milly"], [5, 6]).replace("<c:cat>", f"{label}<c:cat>"))
    drawn = open_package(copied(raw)).tree("word/charts/chart1.xml")
    (kept,) = drawn.iter(qualified("a:fld"))
    assert kept.get("type") == "VALUE"
    assert set(kept.get("id")) <= set("{}-0")


def test_a_label_cut_into_runs_inside_a_number_is_read_as_it_is_seen():
    label = "<c:dLbls><c:dLbl><c:idx val='0'/><c:tx><c:rich><a:p><a:r><a:t>(1</a:t></a:r><a:r><a:t>66) homes</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>"
    raw = chart_file(series("Spring", ["Tyler", "Milly"], [5, 6]).replace("<c:cat>", f"{label}<c:cat>"))
    assert "(166) homes" in [block.text for block in read_word(raw, FileId("f")).blocks]
    assert charts_in(copied(raw)) == ["word/charts/chart1.xml"]


def test_a_label_that_shows_its_points_value_says_what_was_decided_where_it_is_withheld():
    field = (
        '<a:fld id="{5A1B2C3D-0000-4000-8000-0123456789AB}" type="CATEGORYNAME"><a:rPr b="1"/><a:t>[Zoe]</a:t></a:fld>'
    )
    label = f'<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:p>{field}</a:p></c:rich></c:tx></c:dLbl></c:dLbls>'
    raw = chart_file(series("Spring", ["Tyler", "Milly"], [5, 6]).replace("<c:cat>", f"{label}<c:cat>"))
    drawn = open_package(copied(raw, "Zoe")).tree("word/charts/chart1.xml")
    assert list(drawn.iter(qualified("a:fld"))) == []
    (run,) = drawn.find(f".//{qualified('c:dLbl')}").iter(qualified("a:r"))
    assert dict(run.attrib) == {}
    assert [node.text for node in run.iter(qualified("a:t"))] == [f"[{LABEL}]"]


def test_the_unit_that_figures_are_shown_in_stays():
    unit = b'<c:valAx><c:dispUnits><c:builtInUnit val="thousands"/></c:dispUnits></c:valAx></c:plotArea>'
    drawn = open_package(copied(_with(chart_file(), b"</c:plotArea>", unit))).tree("word/charts/chart1.xml")
    assert drawn.find(f".//{qualified('c:builtInUnit')}").get("val") == "thousands"
