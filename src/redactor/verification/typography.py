"""Words of typography: a style's name that is made of these and of short numbers says how text looks, and nobody's name."""

from __future__ import annotations

import re

from redactor.verification.office_words import words

_WORDS = words(
    """
first second third last main default standard normal plain basic simple compact loose tight body text block para paragraph
paragraphs char character characters font style styles list lists item items bullet bullets bulleted number numbers numbered
numbering level levels outline heading headings head subhead subheading header headers footer footers footnote footnotes endnote
endnotes note notes anchor symbol reference references ref title titles subtitle caption captions figure figures table tables cell
cells row rows column columns col grid frame frames contents content toc index link links hyperlink internet visited followed
source code verbatim preformatted typewriter keyword quote quotes quotation pull sidebar box boxes boxed callout alert warning tip
hint label date author abstract address letterhead sender recipient appendix annex chapter section subsection part page pages cover
break line lines space spaced spacing single double one half indent indented indentation hanging left right center centre centered
centred justified aligned align bold italic italics underline underlined strikethrough emphasis emphatic strong strengthened
highlight highlighted small large big huge tiny medium light dark black white grey gray red green blue yellow orange purple
bordered border borders shaded shading with without no not and or of in on for to by the a an non only before after above below top
bottom inside outside keep next continue continued continuation definition definitions term terms description glossary example
equation formula math image picture illustration drawing graphic logo form field fields free web html copy intro introduction
summary objective conclusion question answer step steps procedure instruction instructions bibliography entry citation cite comment
signature closing salutation subject memo report letter resume calendar key point info contact name category western asian complex
custom my new other special template document user defined sub super superscript subscript minor major caps cap all upper lower
case drop initial auto sans serif mono monospace narrow wide information mit ohne nr und paragraphstyle tablestyle mystyle customstyle
überschrift überschriften textkörper absatz absatzstandardschriftart verzeichnis kopfzeile fußzeile beschriftung titel untertitel
zitat aufzählung liste tabelle tabellen inhalt tabelleninhalt seite zeile zeichen standardabsatz fett kursiv hinweis einzug
titre corps texte tableau paragraphe légende pied page tête normale liste sous citation titolo corpo testo tabella título
texto tabla cuerpo encabezado pie página índice kop koptekst voettekst tekst lijst tabel alinea opsomming nagłówek treść stopka
заголовок стиль текст таблица сетка таблицы обычный знак абзац список название rubrik brödtext
balloon buborékszöveg intense subtle zchn car ww num z tok string strings marker base error apple converted function float
annotation map region type data dec constant import var flow control extension built operator documentation attribute
preprocessor variable captioned symbols quotations macro span embedded accent print article placeholder diagram button icon
conditional start end keywords disclaimer message draft menu system generic copyright requirement requirements parameter element
revision history range email exact outcome specific lined response input output issue schedule dialog state update program protocol
paper colored coloured colorful colourful syntax card cards tag organization organisation newsletter photo recommendation
recommendations stepped unresolved mention msonormal xmsonormal msonospacing normaltextrun eop spellingerror tabchar elementtoproof
contentpasted címsor lábjegyzet felirat fusszeile kopf aufzählungszeichen nummerierungszeichen standardschriftart
inhaltsverzeichnis sprechblasentext globo comentario encabezado sin espaciado nothing qualifications
    """
)
_ODD = re.compile(r"[^\w \-()+,./&]|\d{3}")
_PIECE = re.compile(r"[A-ZÀ-ÞА-Я]?[a-zß-ÿа-яąćęłńóśźż]+|[^\W\d_]+")
_LONGEST = 40
_MOST_DIGITS = 4


def is_style_name(value: str) -> bool:
    """Whether a style's name is made of words of typography alone."""
    pieces = [piece.casefold() for piece in _PIECE.findall(value)]
    if sum(map(str.isdigit, value)) > _MOST_DIGITS:
        return False
    return len(value) <= _LONGEST and not _ODD.search(value) and bool(pieces) and all(one in _WORDS for one in pieces)
