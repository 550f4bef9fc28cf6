"""Charts drawn again: a new chart part from the allow-list, where nothing that the chart says is withheld.

What a chart says stands in the copy as a title and a table (``graphics``), which are examined and marked like any text. Where
the new chart holds those words and no others, labels among them (``chart_labels``), it takes their place; else they stay.
"""

from __future__ import annotations

import re
from collections import Counter

from redactor.documents.word.chart_labels import relabelled
from redactor.documents.word.frames import graphic_data
from redactor.documents.word.grammar import DRAWING, Check, Grammar, copy_allowed
from redactor.documents.word.namespaces import NAMES, Node, add, child, local, make, prefixed, qualified
from redactor.documents.word.normal import Normal
from redactor.documents.word.package import Package
from redactor.documents.word.vocabulary import LANGUAGES, VALUES, is_public_font, spaced

CHART_URI = NAMES["c"]
_WORDS = qualified("x:words")
_LINES = frozenset(qualified(name) for name in ("w:p", "a:p"))
_LETTERS = tuple(qualified(name) for name in ("w:t", "a:t", "c:v"))
FILLER = qualified("x:filler")
_DRAWN = tuple(qualified(name) for name in ("v:textpath", "wpg:wgp"))
ART = qualified("x:art")  # on a diagram, or on words drawn as a shape: the number of the container that holds them
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?")
# Digits, signs, and the letters of days, months, years, hours, minutes, seconds and powers of ten: no words.
_PATTERN = re.compile(
    r"General|(?:\[\$-[0-9A-F]{1,6}\])?(?:[0#?,.%/:; @()+_*$€£\\-]|[dmyhs]{1,4}|E\+|\"[$€£¥%.,:/ ()-]{1,3}\"){1,24}",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\w+")
_ELEMENTS = """
chartSpace chart title overlay autoTitleDeleted view3D rotX rotY rAngAx perspective depthPercent hPercent floor sideWall backWall
thickness plotArea layout manualLayout layoutTarget xMode yMode wMode hMode x y w h barChart bar3DChart lineChart line3DChart
pieChart pie3DChart doughnutChart ofPieChart areaChart area3DChart scatterChart bubbleChart radarChart stockChart surfaceChart
surface3DChart barDir grouping varyColors ser idx order tx strRef strCache strLit numRef numCache numLit formatCode ptCount pt v spPr txPr
rich invertIfNegative explosion dPt dLbls dLbl dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize
showLeaderLines leaderLines delete separator cat val xVal yVal bubbleSize shape gapWidth gapDepth overlap serLines axId catAx valAx
dateAx serAx scaling orientation logBase max min axPos majorGridlines minorGridlines numFmt majorTickMark minorTickMark tickLblPos
crossAx crosses crossesAt crossBetween majorUnit minorUnit auto lblAlgn lblOffset noMultiLvlLbl tickLblSkip tickMarkSkip
baseTimeUnit majorTimeUnit minorTimeUnit legend legendPos legendEntry plotVisOnly dispBlanksAs marker symbol size smooth bubble3D
bubbleScale showNegBubbles sizeRepresents scatterStyle radarStyle firstSliceAng holeSize ofPieType splitType splitPos secondPieSize
dropLines hiLowLines upDownBars upBars downBars trendline trendlineType period dTable showHorzBorder showVertBorder showOutline
showKeys wireframe date1904 lang roundedCorners showDLblsOverMax style errBars errDir errBarType errValType noEndCap
multiLvlStrRef multiLvlStrCache lvl dispUnits builtInUnit custUnit dispUnitsLbl
"""
_TEXT_ELEMENTS = "bodyPr lstStyle p pPr defRPr r fld rPr t endParaRPr latin ea cs br"
# What a label may show of its point instead of words of its own.
_LABEL_FIELDS = frozenset(spaced("VALUE PERCENTAGE CATEGORYNAME SERIESNAME XVALUE YVALUE BUBBLESIZE"))
_NO_ID = "{00000000-0000-0000-0000-000000000000}"
_CHART_VALUES = frozenset(
    spaced(
        "col bar clustered percentStacked stacked standard nextTo high low t b l r tr ctr outEnd inEnd inBase bestFit zero gap span"
        " minMax maxMin between midCat cross out in none autoZero min max circle square diamond triangle x star dash dot plus auto"
        " outer inner factor edge cone coneToMax box cylinder pyramid pyramidToMax exp linear log movingAvg poly power area w days"
        " months years pie lineMarker lineNoMarker smooth smoothMarker marker filled percent pos cust val both fixedVal stdDev stdErr"
        " hundreds thousands tenThousands hundredThousands millions tenMillions hundredMillions billions trillions"
    )
)
_TYPE_FACES = frozenset({"+mn-lt", "+mj-lt", "+mn-ea", "+mj-ea", "+mn-cs", "+mj-cs", ""})


def _is_value(value: str) -> bool:
    return value in VALUES or value in _CHART_VALUES or _NUMBER.fullmatch(value) is not None


_ATTRIBUTES: dict[str, Check] = {
    **DRAWING.attributes,
    "type": lambda value: value in _LABEL_FIELDS or DRAWING.attributes["type"](value),
    "val": lambda value: _is_value(value) or value in LANGUAGES,
    **dict.fromkeys(spaced("idx sourceLinked sz b i u strike kern spc baseline cap"), _is_value),
    "formatCode": lambda value: _PATTERN.fullmatch(value) is not None,
    "typeface": lambda value: value in _TYPE_FACES or is_public_font(value),
}
_SEPARATOR = re.compile(r"[\s,;:.|/\-]{1,3}")
_GRAMMAR = Grammar(
    DRAWING.elements | {f"c:{name}" for name in _ELEMENTS.split()} | {f"a:{name}" for name in _TEXT_ELEMENTS.split()},
    _ATTRIBUTES,
)
_REFERENCES = {"c:strRef": ("c:strCache", "c:strLit"), "c:numRef": ("c:numCache", "c:numLit")}


_SHOWN = spaced("showLegendKey showVal showCatName showSerName showPercent showBubbleSize")


def is_of_2007(package: Package) -> bool:
    """Whether Word 2007 saved the package: what a chart of its does not state is off, in later ones it is on."""
    part = next(package.related("", "extended-properties"), "")
    root = package.tree(part) if part else None
    versions = [node.text or "" for node in root if local(node) == "AppVersion"] if root is not None else []
    return any(version.startswith("12.") for version in versions)


def _state_defaults(chart: Node) -> None:
    """Say what a chart of Word 2007 leaves unsaid: a copy does not tell which program the source came from."""
    if child(chart, "c:roundedCorners") is None:
        at = 1 if len(chart) and prefixed(chart[0]) == "c:date1904" else 0
        chart.insert(at, _switch("c:roundedCorners"))
    for series in chart.iter(qualified("c:ser")):
        if prefixed(series.getparent()) in {"c:lineChart", "c:scatterChart"} and child(series, "c:smooth") is None:
            series.append(_switch("c:smooth"))
    for labels in [*chart.iter(qualified("c:dLbls")), *chart.iter(qualified("c:dLbl"))]:
        present = [node for node in labels if local(node) in _SHOWN]
        if not present:
            continue
        at = labels.index(present[0])
        stated = {local(node): node for node in present}
        for node in present:
            labels.remove(node)
        for number, name in enumerate(_SHOWN):
            labels.insert(at + number, stated.get(name, _switch(f"c:{name}")))


def _switch(name: str) -> Node:
    return make(name, val="0")


def new_chart(root: Node, *, of_2007: bool = False) -> Node | None:
    """The chart afresh: without formulas, links and extensions; categories once; None where nothing of it is allowed."""
    chart = copy_allowed(root, _GRAMMAR)
    if chart is None:
        return None
    _copy_words(root, chart)
    _copy_look(root, chart)
    for node in list(chart.iter(*map(qualified, _REFERENCES))):
        _make_literal(node)
    _drop_repeated_categories(chart)
    for node in chart.iter(qualified("c:multiLvlStrRef")):
        node.insert(0, make("c:f"))  # the format wants a formula: an empty one leads nowhere
    for node in chart.iter(qualified("a:fld")):
        node.set("id", _NO_ID)
    if of_2007:
        _state_defaults(chart)
    return chart


def _copy_look(source: Node, target: Node) -> None:
    """The number of the chart's look, as programs that know only the first forty-eight are told it."""
    style = source.find(f"{qualified('mc:AlternateContent')}/{qualified('mc:Fallback')}/{qualified('c:style')}")
    kept = copy_allowed(style, _GRAMMAR) if style is not None and child(target, "c:style") is None else None
    chart = child(target, "c:chart")
    if kept is not None and chart is not None:
        chart.addprevious(kept)


def _copy_words(source: Node, target: Node) -> None:
    """Put the letters of values and titles into the copy, which has the same elements in the same order, some left out."""
    names = [qualified(name) for name in ("c:v", "a:t")]
    texts = [node.text for node in source.iter(*names) if _is_kept(node)]
    slots = list(target.iter(*names))
    if len(texts) == len(slots):
        for slot, text in zip(slots, texts, strict=True):
            slot.text = text
    _copy_patterns(source, target)
    _copy_separators(source, target)


def _copy_patterns(source: Node, target: Node) -> None:
    """How numbers are written, dates among them, wherever that can say nothing else."""
    name = qualified("c:formatCode")
    patterns = [node.text or "" for node in source.iter(name) if _is_kept(node)]
    slots = list(target.iter(name))
    given = patterns if len(patterns) == len(slots) else [""] * len(slots)
    for slot, pattern in zip(slots, given, strict=True):
        if _PATTERN.fullmatch(pattern):
            slot.text = pattern
        else:
            slot.getparent().remove(slot)


def _copy_separators(source: Node, target: Node) -> None:
    """What stands between the parts of a label: a sign or a new line."""
    name = qualified("c:separator")
    signs = [node.text or "" for node in source.iter(name) if _is_kept(node)]
    for slot, sign in zip(list(target.iter(name)), signs, strict=False):
        if _SEPARATOR.fullmatch(sign):
            slot.text = sign


def _is_kept(node: Node) -> bool:
    return all(prefixed(one) in _GRAMMAR.elements for one in node.iterancestors())


def _make_literal(node: Node) -> None:
    """Cached values instead of a reference to a workbook that the copy does not have; a series' name as bare text."""
    cache_name, literal = _REFERENCES[prefixed(node)]
    cache = child(node, cache_name)
    parent = node.getparent()
    if cache is None:
        parent.remove(node)
    elif prefixed(parent) == "c:tx":
        value = make("c:v")
        value.text = " ".join(one.text or "" for one in cache.iter(qualified("c:v")))
        parent.replace(node, value)
    elif child(cache, "c:formatCode") is not None:
        node.insert(
            0, make("c:f")
        )  # the format wants a formula: an empty one leads nowhere; literals are shown without their format
    else:
        cache.tag = qualified(literal)
        parent.replace(node, cache)


def said_categories(series: list[Node]) -> list[Node]:
    """The categories that are said: each series names them again, which goes without saying in one plot while they stay the same."""
    said: list[Node] = []
    plot, last = None, None
    for one in series:
        node = child(one, "c:cat")
        if node is None:
            continue
        points = [(point.get("idx", ""), "".join(point.itertext())) for point in node.iter(qualified("c:pt"))]
        if one.getparent() is not plot or points != last:
            said.append(node)
        plot, last = one.getparent(), points
    return said


def _drop_repeated_categories(chart: Node) -> None:
    series = list(chart.iter(qualified("c:ser")))
    said = said_categories(series)
    for one in series:
        node = child(one, "c:cat")
        if node is not None and node not in said:
            one.remove(node)


def words_in(root: Node) -> Counter[str]:
    """Every word under *root*, counted; words run on over the runs of a paragraph, as they are read."""
    lines: dict[Node, str] = {}
    for node in root.iter(*_LETTERS):
        line = next((one for one in node.iterancestors() if one.tag in _LINES), node)
        lines[line] = lines.get(line, "") + (node.text or "")
    return Counter(word for text in lines.values() for word in _PIECE.findall(text))


def set_aside(normal: Normal, chart: Node, words: list[Node]) -> Node | None:
    """A container for the words of a chart that can be drawn again; None where it would say anything else than they do."""
    said = make("x:words")
    said.extend(words)
    if words_in(chart) != words_in(said):
        return None
    return set_words_aside(normal, chart, words)


def set_words_aside(normal: Normal, chart: Node | None, words: list[Node]) -> Node:
    """A container for what a drawing says: it goes where nothing of that is withheld, else the drawing does."""
    container = make("x:words", index=str(len(normal.charts)))
    container.extend(words)
    normal.charts.append((chart, _said(container)))
    return container


def _said(container: Node) -> tuple[str, ...]:
    """The texts of the paragraphs in a container."""
    lines = container.iter(qualified("w:p"))
    return tuple("".join(node.text or "" for node in line.iter(qualified("w:t"))) for line in lines)


def settle_charts(normal: Normal) -> None:
    """Draw the charts that nothing was withheld of, or with labels in place; of the others the words stay."""
    for root in normal.areas.values():
        for container in list(root.iter(_WORDS)):
            drawn = _is_drawn(normal, container)
            _settle_frame(root, container.get("index"), drawn=drawn)
            _settle_art(root, container, drawn=drawn)
            _put_words(container, drawn=drawn)


def _is_drawn(normal: Normal, container: Node) -> bool:
    """Whether what a drawing says is what its words now say; a chart takes the labels over where it can."""
    index, said = int(container.get("index")), _said(container)
    chart, before = normal.charts[index]
    if said == before:
        return True
    new = relabelled(chart, before, said) if chart is not None else None
    if new is None or words_in(new) != words_in(container):
        return False
    normal.charts[index] = (new, said)
    return True


def _settle_frame(root: Node, index: str, *, drawn: bool) -> None:
    for place in [node for node in root.iter(qualified("x:chart")) if node.get("index") == index]:
        if drawn:
            reference = make("c:chart")
            reference.set(qualified("x:chart"), index)
            place.getparent().replace(place, reference)
            continue
        outer = next(node for node in place.iterancestors() if local(node) == "drawing")
        outer.getparent().remove(outer)


def _settle_art(root: Node, container: Node, *, drawn: bool) -> None:
    """Words drawn as a shape get their letters back and diagrams stay, or the whole drawing goes."""
    for place in [node for node in root.iter(*_DRAWN) if node.get(ART) == container.get("index")]:
        del place.attrib[ART]
        if drawn and place.tag == qualified("v:textpath"):
            place.set("string", "\n".join(_said(container)))
        if drawn:
            continue
        outer = next(node for node in place.iterancestors() if local(node) in {"pict", "AlternateContent"})
        if outer.getparent() is not None:
            outer.getparent().remove(outer)


def _put_words(container: Node, *, drawn: bool) -> None:
    parent, after = container.getparent(), container.getnext()
    if not drawn:
        for node in list(container):
            container.addprevious(node)
    elif after is not None and after.get(FILLER):
        parent.remove(after)  # it only ended the cell after the table
    parent.remove(container)


def framed_chart(index: str, frame: Node) -> Node:
    """A ``w:drawing`` that will show the chart, or nothing."""
    drawing = make("w:drawing")
    drawing.append(frame)
    add(graphic_data(frame, CHART_URI), "x:chart", index=index)
    return drawing
