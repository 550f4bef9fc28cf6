"""Words that the formats themselves use. They tell nobody anything, so a pupil called Page or Styles is not found in them.

A value is waived only where it equals a word of the format as a whole; whatever people can write is always searched.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


PDF_NAMES = words(
    """
    Type Subtype Catalog Pages Page Kids Count Parent MediaBox CropBox Rotate Resources Contents Root Size ID Info Length
    Filter DecodeParms FlateDecode LZWDecode ASCII85Decode ASCIIHexDecode RunLengthDecode DCTDecode JPXDecode
    CCITTFaxDecode JBIG2Decode Predictor Columns Colors BitsPerComponent EarlyChange BlackIs1 K Rows EncodedByteAlign
    Font XObject ExtGState ColorSpace Shading Pattern ProcSet PDF Text ImageB ImageC ImageI Properties
    Image Form Group Transparency S I CS BBox Matrix FormType Width Height SMask Mask Decode ImageMask Interpolate Intent
    DeviceGray DeviceRGB DeviceCMYK CalRGB CalGray Lab ICCBased Indexed Separation DeviceN Alternate N Range
    WhitePoint BlackPoint Gamma Perceptual RelativeColorimetric AbsoluteColorimetric Saturation
    Type0 Type1 Type3 TrueType MMType1 CIDFontType0 CIDFontType2 CIDFontType0C Type1C OpenType BaseFont FirstChar
    LastChar Widths FontDescriptor FontName FontFamily FontWeight FontStretch Flags FontBBox ItalicAngle Ascent Descent
    CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth Leading FontFile FontFile2 FontFile3 Length1 Length2
    Length3 Encoding ToUnicode DescendantFonts CIDSystemInfo Registry Ordering Supplement DW W DW2 W2 CIDToGIDMap
    Identity Identity-H Identity-V WinAnsiEncoding MacRomanEncoding StandardEncoding MacExpertEncoding BaseEncoding
    Differences CharProcs FontMatrix CIDSet CharSet Adobe UCS
    CA ca BM Normal Multiply Screen Overlay Darken Lighten Compatible SA OP op OPM LW LC LJ ML D RI AIS TK SM HT TR
    FunctionType Function Functions Domain C0 C1 Bounds Encode Order BitsPerSample ShadingType Coords Extend Background
    AntiAlias PatternType PaintType TilingType XStep YStep Default None All Luminosity Alpha G BC Version XRef ObjStm
    First Extends Index Prev
    Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic
    Times-BoldItalic Courier Courier-Bold Courier-Oblique Courier-BoldOblique Symbol ZapfDingbats
    """
)

PART_NAMES = words(
    """
    [Content_Types].xml _rels/.rels word/document.xml word/styles.xml word/numbering.xml word/settings.xml
    word/fontTable.xml word/theme/theme1.xml word/footnotes.xml word/endnotes.xml word/comments.xml word/webSettings.xml
    word/_rels/document.xml.rels word/_rels/footnotes.xml.rels word/_rels/endnotes.xml.rels word/_rels/comments.xml.rels
    docProps/core.xml docProps/app.xml
    """
)

# Attribute values that people write, or that may lead anywhere.
FREE_ATTRIBUTES = words(
    """
    descr title alt author initials date Target tooltip anchor name tag alias instr fldData displayName id string
    lastClr caption tblCaption tblDescription href src ed edGrp user userId providerId docLocation tgtFrame
    fullName bookmark spid
    """
)

_OFFICE_WORDS = words("""
    true false on off auto none nil single double thick left right center both start end top bottom between bar clear
    page line column text margin paragraph character table numbering default default1 continuous nextPage oddPage
    evenPage even odd first even portrait landscape decimal bullet upperRoman lowerRoman upperLetter lowerLetter tab
    space nothing exact atLeast dxa pct auto preserve baseline superscript subscript inside outside rect inline square
    black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow darkGray
    lightGray Normal Title Subtitle Heading1 Heading2 Heading3 Heading4 Heading5 Heading6 Header Footer Quote Strong
    Emphasis Hyperlink Caption TableGrid TableNormal NoList ListParagraph FootnoteText FootnoteReference
    DefaultParagraphFont singleLevel multilevel hybridMultilevel auto accent1 accent2 accent3 accent4 accent5 accent6
    text1 text2 background1 background2 dark1 light1 dark2 light2 hyperlink followedHyperlink minorHAnsi majorHAnsi
    minorEastAsia majorEastAsia minorBidi majorBidi minorAscii majorAscii swiss roman modern script decorative variable
    fixed restart continue hanging wave dotted dashed dash dotDash dotDotDash words pos bidi ltr rtl lrTb tbRl btLr
    Arial Calibri Cambria Georgia Verdana Tahoma Times Courier Symbol Wingdings Helvetica Garamond Century Candara
    Constantia Corbel Consolas Aptos
""")
# Families of fonts that are often set, many of them named after people: Baskerville, Bell, Cooper, Franklin, Gill.
_FONTS = """
    Angsana New, Aptos Display, Aptos Narrow, Arial Black, Arial Narrow, Arial Nova, Arial Rounded MT Bold,
    Arial Unicode MS, Avenir, Avenir Next, Bahnschrift, Baskerville, Baskerville Old Face, Bell MT, Berlin Sans FB,
    Bodoni MT, Book Antiqua, Bookman Old Style, Bradley Hand ITC, Britannic Bold, Brush Script MT, Calibri Light,
    Calisto MT, Cambria Math, Carlito, Caladea, Castellar, Centaur, Century Gothic, Century Schoolbook, Comic Sans MS,
    Cooper Black, Copperplate Gothic Bold, Copperplate Gothic Light, Courier New, Curlz MT, DejaVu Sans,
    DejaVu Sans Mono, DejaVu Serif, Didot, Edwardian Script ITC, Elephant, Engravers MT, Eras ITC, Forte,
    Franklin Gothic, Franklin Gothic Book, Franklin Gothic Demi, Franklin Gothic Heavy, Franklin Gothic Medium,
    Freestyle Script, French Script MT, Futura, Gabriola, Geneva, Georgia Pro, Gill Sans, Gill Sans MT, Gill Sans Nova,
    Goudy Old Style, Harlow Solid Italic, Helvetica Neue, High Tower Text, Impact, Imprint MT Shadow, Ink Free, Inter,
    Jokerman, Juice ITC, Kristen ITC, Kunstler Script, Lato, Leelawadee, Liberation Mono, Liberation Sans,
    Liberation Sans Narrow, Liberation Serif, Lucida Bright, Lucida Calligraphy, Lucida Console, Lucida Fax,
    Lucida Grande, Lucida Handwriting, Lucida Sans, Lucida Sans Unicode, Merriweather, Mistral, Modern No. 20, Monaco,
    Monotype Corsiva, Montserrat, MS Gothic, MS Mincho, MS Sans Serif, MV Boli, Myriad Pro, Nirmala UI, Noto Sans,
    Noto Serif, Nunito, OpenSymbol, Open Sans, Optima, Oswald, Palatino, Palatino Linotype, Papyrus, Perpetua,
    Playfair Display, Poor Richard, Poppins, PT Sans, PT Serif, Quicksand, Raleway, Ravie, Roboto, Rockwell,
    Sassoon Primary, SassoonPrimaryInfant, Segoe Print, Segoe Script, Segoe UI, Segoe UI Light, Segoe UI Semibold,
    Segoe UI Symbol, Segoe UI Emoji, SimSun, Sitka Text, Source Sans Pro, Stencil, Sylfaen, Tempus Sans ITC,
    Times New Roman, Trebuchet MS, Tw Cen MT, Ubuntu, Univers, Verdana Pro, Viner Hand ITC, Vivaldi, Webdings,
    Wingdings 2, Wingdings 3, Yu Gothic, Yu Mincho, Zapfino
"""
# Shapes that a drawing may have, and lines around them.
_SHAPES = words(
    """
    heart sun moon cloud wave doubleWave frame halfFrame chord arc plaque can cube diamond teardrop chevron donut ribbon
    ribbon2 bevel pie corner plus line rect roundRect ellipse triangle rtTriangle parallelogram trapezoid pentagon
    hexagon octagon star4 star5 star6 star8 leftArrow rightArrow upArrow downArrow callout1 callout2 callout3 funnel
    smileyFace lightningBolt foldedCorner blockArc homePlate solid sysDot sysDash lgDash dashDot
    """
)
# Names of the styles that every installation of Word has.
_STYLE = re.compile(
    r"(?:heading|toc|index) \d|(?:List|List Bullet|List Number|List Continue|Body Text|Body Text Indent)(?: \d)?"
    r"|(?:Grid|List) Table \d(?: (?:Light|Dark|Colorful))?(?: (?:- )?Accent \d)?"
    r"|(?:Light|Medium|Dark|Colorful) (?:Shading|List|Grid)(?: \d)?(?: (?:- )?Accent \d)?|Plain Table \d|Table Grid(?: Light)?"
    r"|header|footer|caption|Normal(?: Table| Indent| \(Web\))?|Title|Subtitle|Strong|Emphasis|Quote|Intense Quote|Book Title"
    r"|No List|No Spacing|List Paragraph|TOC Heading|Hyperlink|FollowedHyperlink|Default Paragraph Font|Plain Text|Block Text"
    r"|Balloon Text|Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Placeholder Text|Closing|Signature"
    r"|Salutation|Date|Message Header|Note Heading|(?:foot|end)note (?:text|reference)|annotation (?:text|reference|subject)"
    r"|page number|line number|table of figures|macro|Revision|Bibliography",
    re.IGNORECASE,
)
_FAMILIES = frozenset(name.strip() for name in _FONTS.replace("\n", " ").split(","))
OFFICE_VALUES = _OFFICE_WORDS | _SHAPES | _FAMILIES

_FURNITURE = re.compile(
    r"(?:/?(?:word/|docProps/)?(?:_rels/)?(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|comments|core|app"
    r"|webSettings|(?:header|footer)\d{1,3}|media/[a-z]{1,8}\d{0,5}|theme/theme\d)\.(?:xml|rels|png|jpe?g|xml\.rels))"
    r"|(?:xmlns)?\s?\S{0,12}\s?http://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.org|www\.w3\.org)/[A-Za-z0-9/.\-]*"
    r"|application/(?:xml|vnd\.openxmlformats-[a-zA-Z.\-+]+)|image/(?:png|jpeg)"
    r"|rId\d{1,5}|[0-9A-Fa-f]{6,8}|-?\d+(?:\.\d+)?(?:pt|in|%)?|[a-z]{2,3}-[A-Z]{2}"
)


def is_office_word(value: str) -> bool:
    """Whether an attribute's value, as a whole, is a word of the format."""
    return value in OFFICE_VALUES or _STYLE.fullmatch(value) is not None or _FURNITURE.fullmatch(value) is not None
