"""Words that the formats themselves use. They tell nobody anything, so a pupil called Page or Styles is not found in them.

A value is waived only where it equals a word of the format as a whole; whatever people can write is always searched.
"""

from __future__ import annotations

import re

from redactor.verification.office_words import words

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
    CA ca BM Normal Multiply Screen Overlay Darken Lighten Compatible ColorDodge ColorBurn HardLight SoftLight
    Difference Exclusion Hue Color SA OP op OPM LW LC LJ ML D RI AIS TK SM HT TR
    FunctionType Function Functions Domain C0 C1 Bounds Encode Order BitsPerSample ShadingType Coords Extend Background
    AntiAlias PatternType PaintType TilingType XStep YStep Default None All Luminosity Alpha G BC Version XRef ObjStm
    First Extends Index Prev
    Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic
    Times-BoldItalic Courier Courier-Bold Courier-Oblique Courier-BoldOblique Symbol ZapfDingbats
    """
)

# What maps from codes to letters are written with; everything else in them is searched.
CMAP_WORDS = frozenset(
    b"""/CIDInit /ProcSet findresource begin end dict begincmap endcmap /CMapName /CMapType CMapName def
    begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange currentdict /CMap
    defineresource pop /Letters""".split()
)

# Character collections of composite fonts (Adobe Technical Note 5094): the registry, and the orderings in it.
COLLECTIONS = frozenset(b"Adobe Identity UCS Japan1 GB1 CNS1 Korea1 KR".split())

# What our writer calls every Word copy, whatever is in it.
OWN_TITLES = frozenset({"Redacted copy"})

PART_NAMES = words(
    """
    [Content_Types].xml _rels/.rels word/document.xml word/styles.xml word/numbering.xml word/settings.xml
    word/fontTable.xml word/theme/theme1.xml word/footnotes.xml word/endnotes.xml word/comments.xml word/webSettings.xml
    word/_rels/document.xml.rels word/_rels/footnotes.xml.rels word/_rels/endnotes.xml.rels word/_rels/comments.xml.rels
    docProps/core.xml docProps/app.xml
    """
)

# Names that programs number or that every package has; whatever else a part is called is searched.
ORDINARY_PART = re.compile(
    r"word/(?:header|footer)\d{1,3}\.xml|word/charts/chart\d{1,3}\.xml|word/media/image\d{1,4}\.(?:png|jpe?g|gif|emf|wmf)|docProps/(?:thumbnail\.(?:jpeg|wmf|emf)|custom\.xml)"
    r"|customXml/(?:_rels/)?item(?:Props)?\d{1,2}\.xml(?:\.rels)?|word/stylesWithEffects\.xml|word/theme/theme\d\.xml"
    r"|word/embeddings/oleObject\d{1,3}\.bin|word/(?:comments|footnotes|endnotes|people|numbering)\w{0,10}\.xml|word/vbaProject\.bin"
    r"|word/_rels/(?:header|footer)\d{1,3}\.xml\.rels"
)

# Attribute values that people write, or that may lead anywhere.
FREE_ATTRIBUTES = words(
    """
    descr title alt author initials date Target tooltip anchor name tag alias instr fldData displayName id string
    lastClr caption tblCaption tblDescription href src ed edGrp user userId providerId docLocation tgtFrame
    fullName bookmark spid
    """
)
