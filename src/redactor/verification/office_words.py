"""Words of the Word format: enumerations of the standard, shapes, fonts that are often set, languages, built-in styles.

Many are people's names too (Bell, Franklin, Rockwell, Will as in a font of that name): a value is waived from the search
only where it equals one of these as a whole, and a copy's markup may hold no other words.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


_VALUES = words(
    """
    window windowText noStrike sngStrike dblStrike
    pct90 ltVert ltHorz narVert narHorz dkVert dkHorz ltDnDiag ltUpDiag dkDnDiag dkUpDiag wdDnDiag wdUpDiag dashVert dashHorz dashDnDiag
    dashUpDiag smCheck lgCheck smGrid lgGrid dotGrid smConfetti lgConfetti horzBrick diagBrick solidDmnd openDmnd dotDmnd plaid sphere
    weave divot shingle wave trellis zigZag
    textNoShape textPlain textStop textTriangle textTriangleInverted textChevron textChevronInverted textRingInside textRingOutside
    textArchUp textArchDown textCircle textButton textArchUpPour textArchDownPour textCirclePour textButtonPour textCurveUp textCurveDown
    textCanUp textCanDown textWave1 textWave2 textDoubleWave1 textWave4 textInflate textDeflate textInflateBottom textDeflateBottom
    textInflateTop textDeflateTop textDeflateInflate textDeflateInflateDeflate textFadeRight textFadeLeft textFadeUp textFadeDown
    textSlantUp textSlantDown textCascadeUp textCascadeDown
    hundreds thousands tenThousands hundredThousands millions tenMillions hundredMillions billions trillions
    +mn-lt +mj-lt +mn-ea +mj-ea +mn-cs +mj-cs
    area auto autoZero b bar bestFit between both box circle clustered col cone coneToMax
    cross ctr cust cylinder dash days diamond dot edge exp factor filled fixedVal gap
    high in inBase inEnd inner l lineMarker lineNoMarker linear log low marker max maxMin
    midCat min minMax months movingAvg nextTo none out outEnd outer percent percentStacked pie plus
    poly pos power pyramid pyramidToMax r smooth smoothMarker span square stacked standard star stdDev
    stdErr t tr triangle val w x years zero
    separator continuationSeparator continuationNotice
    Aptos Arial Calibri Cambria Candara Caption Century Consolas Constantia Corbel Courier DefaultParagraphFont
    Emphasis Footer FootnoteReference FootnoteText Garamond Georgia Header Heading1 Heading2 Heading3 Heading4
    Heading5 Heading6 Helvetica Hyperlink ListParagraph NoList Normal Quote Strong Subtitle Symbol TableGrid
    TableNormal Tahoma Times Title Verdana Wingdings accent1 accent2 accent3 accent4 accent5 accent6
    accentBorderCallout1 accentBorderCallout2 accentBorderCallout3 accentCallout1 accentCallout2 accentCallout3
    actionButtonBlank after aiueo all allDocument allPages antsBlack antsRed arabicAbjad arabicAlpha arc around
    arrow ascii atLeast auto autofit b back background1 background2 band1Horz band1Vert band2Horz band2Vert bar
    baseline before beneathText bentArrow bentConnector2 bentConnector3 bentConnector4 bentConnector5 bentUpArrow
    bestFit between bevel bg1 bg2 bi bidi bl black blinkBackground blockArc blue bold-italic borderCallout1
    borderCallout2 borderCallout3 both bothSides bottom bottomMargin br bracePair bracketPair btLr bullet callout1
    callout2 callout3 can cardinalText center centerGroup char character chartPlus chartStar chartX chevron chicago
    chineseCounting chord chosung circle circularArrow clear clip cloud cloudCallout colon column comma contain
    continue continuous corner cornerTabs cs ctr cube curly curvedConnector2 curvedConnector3 curvedConnector4
    curvedConnector5 curvedDownArrow curvedLeftArrow curvedRightArrow curvedUpArrow custom cyan dark1 dark2 darkBlue
    darkCyan darkGray darkGreen darkMagenta darkRed darkYellow dash dashDot dashDotDotHeavy dashDotHeavy
    dashDotStroked dashLong dashLongHeavy dashSmallGap dashed dashedHeavy dbl decagon decimal decimalEnclosedCircle
    decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth decimalHalfWidth decimalZero decorative default
    default1 diagCross diagStripe diamond dist distribute dk1 dk2 docEnd dodecagon donut dot dotDash dotDashHeavy
    dotDotDash dotDotDashHeavy dotted dottedHeavy double double-struck doubleWave downArrow downArrowCallout drop
    dup dxa eaVert eachPage eachSect eastAsia ellipse ellipseRibbon ellipseRibbon2 ellipsis emDash enDash end even
    evenPage exact false first firstCol firstPage firstRow fixed flat flowChartAlternateProcess flowChartCollate
    flowChartConnector flowChartDecision flowChartDelay flowChartDisplay flowChartDocument flowChartExtract
    flowChartInputOutput flowChartInternalStorage flowChartMagneticDisk flowChartMagneticDrum flowChartMagneticTape
    flowChartManualInput flowChartManualOperation flowChartMerge flowChartMultidocument flowChartOfflineStorage
    flowChartOffpageConnector flowChartOnlineStorage flowChartOr flowChartPredefinedProcess flowChartPreparation
    flowChartProcess flowChartPunchedCard flowChartPunchedTape flowChartSort flowChartSummingJunction
    flowChartTerminator folHlink foldedCorner followedHyperlink fraktur frame front funnel ganada gear6 gear9 green
    hAnsi halfFrame hanging heading heart heavy hebrew1 hebrew2 heptagon hex hexagon highKashida hint hlink
    homePlate horizontalScroll horz horzCross horzStripe hybridMultilevel hyperlink hyphen in indent inline inset inside
    insideMargin iroha irregularSeal1 irregularSeal2 just l landscape largest lastCol lastRow left leftArrow
    leftArrowCallout leftBrace leftBracket leftCircularArrow leftMargin leftRightArrow leftRightArrowCallout
    leftRightCircularArrow leftRightRibbon leftRightUpArrow leftUpArrow lg lgDash lgDashDot lgDashDotDot light1
    light2 lightGray lightningBolt lights lin line lineInv lines linesAndChars list lowKashida lowerLetter
    lowerRoman lr lrTb lrTbV lrV lt1 lt2 ltr magenta major majorAscii majorBidi majorEastAsia majorHAnsi margin
    mathDivide mathEqual mathMinus mathMultiply mathNotEqual mathPlus med mediumKashida middleDot minor minorAscii
    minorBidi minorEastAsia minorHAnsi minus modern mongolianVert monospace moon multilevel neCell never newPage
    newSection nextColumn nextPage nil noBar noShape noSmoking nonIsoscelesTrapezoid none notBeside notFirstPage
    notchedRightArrow nothing num numTab numberInDash numbering nwCell octagon odd oddPage off offsetFrom on ordinal
    ordinalText outset outside outsideMargin oval over overflow overlap p page pageBottom paragraph parallelogram
    path pct pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct5 pct50 pct55 pct60 pct62 pct65 pct70
    pct75 pct80 pct85 pct87 pct90 pct95 pentagon period phClr pie pieWedge plaque plaqueTabs plus portrait pos
    preserve quadArrow quadArrowCallout r rect red relativeFrom rep restart reverseDiagStripe ribbon ribbon2 right
    rightArrow rightArrowCallout rightBrace rightBracket rightMargin rl rlV rnd roman round round1Rect
    round2DiagRect round2SameRect roundBracket roundRect rtTriangle rtl russianLower russianUpper sans-serif script
    seCell sectEnd shape shimmer single singleLevel skw sm smileyFace snapToChars sng snip1Rect snip2DiagRect
    snip2SameRect snipRoundRect solid space sparkle sq square squareTabs star10 star12 star16 star24 star32 star4
    star5 star6 star7 star8 start stealth straightConnector1 stretch stripedRightArrow subSup subscript sun
    superscript swCell swiss swooshArrow sysDash sysDashDot sysDashDotDot sysDot t tab table tb tbLrV tbRl tbRlV tbV
    teardrop text text1 text2 textWrapping thaiDistribute thick thickThin thickThinLargeGap thickThinMediumGap
    thickThinSmallGap thinDiagCross thinDiagStripe thinHorzCross thinHorzStripe thinReverseDiagStripe thinThick
    thinThickLargeGap thinThickMediumGap thinThickSmallGap thinThickThinLargeGap thinThickThinMediumGap
    thinThickThinSmallGap thinVertStripe threeDEmboss threeDEngrave through tight tile tl top topAndBottom topMargin
    tr trapezoid tri triangle triple true tx1 tx2 undOvr underDot underscore upArrow upArrowCallout upDownArrow
    upDownArrowCallout upperLetter upperRoman uturnArrow variable vert vert270 vertStripe verticalScroll wave
    wavyDouble wavyHeavy wedgeEllipseCallout wedgeRectCallout wedgeRoundRectCallout white wholeTable wordArtVert
    wordArtVertRtl words yellow
    ideographDigital japaneseCounting japaneseLegal japaneseDigitalTenThousand decimalFullWidth2 aiueoFullWidth
    irohaFullWidth decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
    ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand
    taiwaneseDigital chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting koreanLegal
    koreanDigital2 vietnameseCounting hindiVowels hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers
    thaiCounting bahtText dollarText
    legacyObliqueTopLeft legacyObliqueTop legacyObliqueTopRight legacyObliqueLeft legacyObliqueFront
    legacyObliqueRight legacyObliqueBottomLeft legacyObliqueBottom legacyObliqueBottomRight legacyPerspectiveTopLeft
    legacyPerspectiveTop legacyPerspectiveTopRight legacyPerspectiveLeft legacyPerspectiveFront
    legacyPerspectiveRight legacyPerspectiveBottomLeft legacyPerspectiveBottom legacyPerspectiveBottomRight
    orthographicFront isometricTopUp isometricTopDown isometricBottomUp isometricBottomDown isometricLeftUp
    isometricLeftDown isometricRightUp isometricRightDown isometricOffAxis1Left isometricOffAxis1Right
    isometricOffAxis1Top isometricOffAxis2Left isometricOffAxis2Right isometricOffAxis2Top isometricOffAxis3Left
    isometricOffAxis3Right isometricOffAxis3Bottom isometricOffAxis4Left isometricOffAxis4Right
    isometricOffAxis4Bottom obliqueTopLeft obliqueTop obliqueTopRight obliqueLeft obliqueRight obliqueBottomLeft
    obliqueBottom obliqueBottomRight perspectiveFront perspectiveLeft perspectiveRight perspectiveAbove
    perspectiveBelow perspectiveAboveLeftFacing perspectiveAboveRightFacing perspectiveContrastingLeftFacing
    perspectiveContrastingRightFacing perspectiveHeroicLeftFacing perspectiveHeroicRightFacing
    perspectiveHeroicExtremeLeftFacing perspectiveHeroicExtremeRightFacing perspectiveRelaxed
    perspectiveRelaxedModerately legacyFlat1 legacyFlat2 legacyFlat3 legacyFlat4 legacyNormal1 legacyNormal2
    legacyNormal3 legacyNormal4 legacyHarsh1 legacyHarsh2 legacyHarsh3 legacyHarsh4 threePt balanced soft harsh
    flood contrasting morning sunrise sunset chilly freezing flat twoPt glow brightRoom legacyMatte legacyPlastic
    legacyMetal legacyWireframe matte plastic metal warmMatte translucentPowder powder dkEdge softEdge clear
    softmetal relaxedInset circle slope cross angle softRound convex coolSlant divot riblet hardEdge artDeco
    """
)
_FONTS = """
    .SF NS, Aharoni, Albany, Andale Mono, Andale Sans UI, Andalus, Angsana New, Aptos, Aptos Display, Aptos Narrow,
    Arabic Typesetting, Arial, Arial Black, Arial Bold, Arial MT, Arial Narrow, Arial Nova, Arial Rounded MT,
    Arial Rounded MT Bold, Arial Unicode MS, Arial-BoldMT, ArialMT, Avenir, Avenir Next, Bahnschrift, Baskerville,
    Baskerville Old Face, Batang, BatangChe, Bell MT, Berlin Sans FB, Bitstream Vera Sans, Bodoni MT, Book Antiqua,
    Bookman, Bookman Old Style, Bookshelf Symbol 7, Bradley Hand ITC, Britannic Bold, Browallia New,
    Brush Script MT, Caladea, Calibri, Calibri (Body), Calibri Light, Calibri Light (Headings), Calisto MT,
    Cambria, Cambria (Headings), Cambria Math, Candara, Carlito, Cascadia Code, Cascadia Mono, Castellar, Centaur,
    Century, Century Gothic, Century Gothic Bold, Century Schoolbook, CG Omega, CG Times, Chicago, Comfortaa,
    Comic Sans MS, Consolas, Constantia, Cooper Black, Copperplate, Copperplate Gothic Bold,
    Copperplate Gothic Light, Corbel, Cordia New, Cordia UPC, Courier, Courier New, Cumberland, Curlz MT, David,
    DejaVu Sans, DejaVu Sans Mono, DejaVu Serif, DFKai-SB, Didot, DokChampa, Dotum, DotumChe, Ebrima,
    Edwardian Script ITC, Elephant, Engravers MT, Eras ITC, Estrangelo Edessa, Euphemia, Eurostile, FangSong,
    Felix Titling, Forte, Foundry Sterling, Franklin Gothic, Franklin Gothic Book, Franklin Gothic Demi,
    Franklin Gothic Heavy, Franklin Gothic Medium, FreeMono, FreeSans, FreeSerif, Freestyle Script,
    French Script MT, Frutiger, FS Me, Futura, Gabriola, Gadugi, Garamond, Gautami, Geneva, Georgia, Georgia Pro,
    Gill Sans, Gill Sans MT, Gill Sans Nova, Goudy Old Style, Gulim, GulimChe, Haettenschweiler,
    Harlow Solid Italic, Helvetica, Helvetica Light, Helvetica Neue, Helvetica-Bold, HG Mincho Light J,
    High Tower Text, Hoefler Text, Humanst521 BT, Impact, Imprint MT Shadow, Ink Free, Inter, Iskoola Pota,
    Javanese Text, Jokerman, Juice ITC, KaiTi, Kartika, Kristen ITC, Kunstler Script, Latha, Lato, Leelawadee,
    Leelawadee UI, Letter-join Plus 36, Liberation Mono, Liberation Sans, Liberation Sans Narrow,
    Liberation Sans Unicode MS, Liberation Serif, Lohit Devanagari, Lohit Hindi, Lucida Bright, Lucida Bright Math,
    Lucida Calligraphy, Lucida Console, Lucida Fax, Lucida Grande, Lucida Handwriting, Lucida Sans,
    Lucida Sans Typewriter, Lucida Sans Unicode, Lucidasans, Magneto, Malgun Gothic, Mangal, Marlett, Meiryo,
    Menlo, Merriweather, Microsoft Himalaya, Microsoft JhengHei, Microsoft New Tai Lue, Microsoft PhagsPa,
    Microsoft Sans Serif, Microsoft Tai Le, Microsoft Uighur, Microsoft YaHei, Microsoft YaHei UI,
    Microsoft Yi Baiti, Mincho, MingLiU, Miriam, Mistral, Modern No. 20, Monaco, Mongolian Baiti, Monotype Corsiva,
    Monotype Sorts, Montserrat, MS Gothic, MS Mincho, MS PGothic, MS PMincho, MS Reference Sans Serif,
    MS Reference Specialty, MS Sans Serif, MS Serif, MS Shell Dlg, MS UI Gothic, MT Extra, MV Boli, Myanmar Text,
    Myriad Pro, Narkisim, New York, Nimbus Mono L, Nimbus Roman No9 L, Nimbus Sans L, Nirmala UI, Noto Sans,
    Noto Sans CJK JP, Noto Sans CJK SC, Noto Sans Devanagari, Noto Sans Symbols, Noto Serif, Noto Serif CJK SC,
    NSimSun, Nunito, Open Sans, OpenSymbol, Optima, Oswald, Palatino, Palatino Linotype, Papyrus, Perpetua,
    Perpetua Titling MT, Plantagenet Cherokee, Playfair Display, PMingLiU, Poor Richard, Poppins, Proxima Nova,
    PT Sans, PT Serif, Quicksand, Raavi, Raleway, Ravie, Roboto, Roboto Condensed, Rockwell, San Francisco,
    Sassoon Infant Std, Sassoon Primary, SassoonPrimaryInfant, SassoonPrimaryType, Segoe Print, Segoe Script,
    Segoe UI, Segoe UI Emoji, Segoe UI Light, Segoe UI Semibold, Segoe UI Symbol, Sendnya, SF Pro Text, Shruti,
    SimHei, Simplified Arabic, SimSun, Sitka Text, Source Han Sans CN Regular, Source Sans Pro, Source Serif Pro,
    StarSymbol, Stencil, STSong, STXihei, Sylfaen, Symbol, Tahoma, Tahoma Bold, Tempus Sans ITC, Thorndale, Times,
    Times New Roman, Times New Roman Bold, Times Roman, TimesNewRoman, TimesNewRomanPS-BoldMT, TimesNewRomanPSMT,
    Traditional Arabic, Trebuchet MS, Tunga, Tw Cen MT, Ubuntu, Univers, Univers Condensed, VAG Rounded, Verdana,
    Verdana Pro, Viner Hand ITC, Vivaldi, Vrinda, Webdings, WenQuanYi Micro Hei, Wide Latin, Wingdings,
    Wingdings 2, Wingdings 3, Yu Gothic, Yu Gothic Light, Yu Mincho, Zapf Dingbats, ZapfDingbats, Zapfino,
    Droid Sans Fallback, Droid Sans, Noto Sans CJK SC Regular, Droid Sans Devanagari, 新細明體, 宋体, 等线, 等线 Light,
    微软雅黑, ＭＳ 明朝, ＭＳ ゴシック, Univers 45 Light, Univers 55, Algerian, Unifont, WenQuanYi Zen Hei,
    WenQuanYi Zen Hei Sharp, CG Times (W1), CG Times (WN), Open Sans Light, GillSans, Adobe Garamond Pro,
    Source Sans Pro Semibold, Source Sans Pro Light, Minion Pro, MinionPro-Regular, MyriadPro-Regular, Linux Libertine G,
    Linux Libertine, Songti SC, PingFang SC, DIN, DejaVu LGC Sans, Gisha, Lohit Marathi, Albany AMT, FangSong_GB2312,
    楷体_GB2312, Unlisted 1, Unlisted 2, Unlisted 3, Unlisted 4, Unlisted 5, Unlisted 6,
    Officina Sans, Officina Serif, Goudy, Goudy Sans, Caslon, Adobe Caslon, Big Caslon, Bembo, Sabon, Trade Gothic,
    News Gothic, Akzidenz-Grotesk, Gotham, Meta, Scala Sans, Syntax, Stone Sans, Stone Serif, Interstate, Whitney,
    Rotis Sans Serif, Rotis Semi Sans, Myriad, Minion, Warnock, Cronos, Kozuka Gothic, Kozuka Mincho, Kepler,
    Chaparral, Trajan, Lithos, Adobe Jenson, Hypatia Sans, Zurich, Swiss 721, Dutch 801, Avant Garde, Avant Garde
    Gothic, Souvenir, Korinna, Benguiat, Century Old Style, Clarendon, Bell Gothic, OCR A, OCR B, OCR A Extended,
    Letter Gothic, Prestige Elite, Courier 10 Pitch, Charter, Utopia, Tinos, Arimo, Cousine, IBM Plex Sans, IBM Plex
    Serif, IBM Plex Mono, Fira Sans, Fira Mono, Fira Code, PT Mono, Exo, Cabin, Lora, Karla, Rubik, Work Sans, DM
    Sans, Mulish, Barlow, Josefin Sans, Bitter, Arvo, Inconsolata, Crimson, EB Garamond, Cormorant, Libre
    Baskerville, TakaoMincho, TakaoExMincho, TakaoPMincho, TakaoGothic, TakaoPGothic, IPAMincho, IPAGothic,
    IPAexMincho, IPAexGothic, Hiragino Sans, Hiragino Kaku Gothic, Hiragino Mincho, Apple SD Gothic Neo,
    NanumGothic, NanumMyeongjo, Gungsuh, Kokila, Utsaah, Aparajita, Vijaya, TH Sarabun New, TH SarabunPSK, Sakkal
    Majalla, Arabic Transparent, Scheherazade, Amiri, FrankRuehl, Rod, Levenim, Noto Sans SC, Noto Sans TC, Noto
    Sans JP, Noto Sans KR, Noto Sans Arabic, Noto Sans Hebrew, Source Han Sans, Source Han Serif, AR PL SungtiL GB,
    AR PL KaitiM GB, AR PL UMing, Segoe, Nimbus Sans, Nimbus Roman, Nimbus Mono, Caecilia, Palatino LT, Sans Serif,
    Serif, Swiss, Times Ten, Concorde, Excelsior, Melior, Walbaum, Plantin, Galliard, Fairfield, Perpetua Std,
    Aldine 401, Weidemann, Linux Biolinum, Linux Libertine O, Linux Biolinum O, Gentium, Gentium Basic, Gentium Book
    Basic, Charis SIL, Doulos SIL, Andika, Calluna, Museo, Museo Sans
"""
_FAMILIES = frozenset(name.strip() for name in _FONTS.replace("\n", " ").split(","))
# A face of a family: words for weight, width, slope, foundry and script behind the family's name.
_FACE = re.compile(
    r"(?:thin|hairline|(?:extra|ultra|semi|demi)?(?:light|bold)|regular|roman|plain|book|medium|demi|heavy|black|ultra|italic|oblique"
    r"|inclined|condensed|cond|cn|compressed|narrow|extended|ext|wide|display|text|caption|subhead|std|pro|lt|mt|itc|bt|ps|psmt|ot|com"
    r"|md|bd|bk|blk|hv|th|it|rg|ui|cyr|ce|baltic|greek|tur|w[1-9]|r|(?<!\d)\d\d)\Z",
    re.IGNORECASE,
)
_FOUNDRY = re.compile(r"(?:ITC|Adobe|Linotype|Monotype) ")
_LONGEST_FONT = 40
_SQUEEZED = frozenset(re.sub(r"[\W_]", "", name).casefold() for name in _FAMILIES)
# Names of the styles that every installation of Word has.
_STYLE = re.compile(
    r"(?:heading|toc|index) \d|(?:List|List Bullet|List Number|List Continue|Body Text|Body Text Indent)(?: \d)?"
    r"|(?:Grid|List) Table \d(?: (?:Light|Dark|Colorful))?(?: (?:- )?Accent \d)?"
    r"|(?:Light|Medium|Dark|Colorful) (?:Shading|List|Grid)(?: \d)?(?: (?:- )?Accent \d)?|Plain Table \d|Table Grid(?: Light)?"
    r"|header|footer|caption|Normal(?: Table| Indent| \(Web\))?|Title|Subtitle|Strong|Emphasis|Quote|Intense Quote|Book Title"
    r"|No List|No Spacing|List Paragraph|TOC Heading|Hyperlink|FollowedHyperlink|Default Paragraph Font|Plain Text|Block Text"
    r"|Balloon Text|Subtle Emphasis|Intense Emphasis|Subtle Reference|Intense Reference|Placeholder Text|Closing|Signature"
    r"|Salutation|Date|Message Header|Note Heading|(?:foot|end)note (?:text|reference)|annotation (?:text|reference|subject)"
    r"|page number|line number|table of (?:figures|authorities)|macro|Revision|Bibliography|toa heading|index heading|Table Normal"
    r"|Table (?:Theme|Professional|Elegant|Contemporary|(?:Simple|Classic|Web|Colorful|Subtle|Columns|Grid|List|3D effects) \d)"
    r"|Grid Table Light|envelope (?:address|return)|Body Text First Indent(?: 2)?|Document Map|E-mail Signature|Outline List \d"
    r"|HTML (?:Acronym|Address|Cite|Code|Definition|Keyboard|Preformatted|Sample|Typewriter|Variable|Top of Form|Bottom of Form)"
    r"|Mention|Hashtag|Unresolved Mention|Smart (?:Hyperlink|Link)",
    re.IGNORECASE,
)
OFFICE_VALUES = _VALUES | _FAMILIES

_FURNITURE = re.compile(
    r"(?:/?(?:word/|docProps/)?(?:_rels/)?(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|comments|core|app"
    r"|webSettings|(?:header|footer)\d{1,3}|media/[a-z]{1,8}\d{0,5}|charts/chart\d{1,3}|theme/theme\d)\.(?:xml|rels|png|jpe?g|xml\.rels))"
    r"|(?:xmlns)?\s?\S{0,12}\s?http://(?:schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.org|www\.w3\.org)/[A-Za-z0-9/.\-]*"
    r"|(?:v|o|w10) urn:schemas-microsoft-com:(?:vml|office:office|office:word)"
    r"|application/(?:xml|vnd\.openxmlformats-[a-zA-Z.\-+]+)|image/(?:png|jpeg)"
    r"|rId\d{1,5}|[0-9A-Fa-f]{6,8}|-?\d+(?:\.\d+)?(?:pt|in|%)?|[a-z]{2,3}-[A-Z]{2}"
)


def is_office_word(value: str) -> bool:
    """Whether an attribute's value, as a whole, is a word of the format."""
    return value in OFFICE_VALUES or _STYLE.fullmatch(value) is not None or _FURNITURE.fullmatch(value) is not None


# Attributes that a program fills with one of few words, though other programs let people write there.
_OBJECT_NAME = re.compile(r"Drawing|Picture|Theme|Colours|Fonts|Plain|Office(?: Theme)?")
_FILLED = {
    ("Default", "Extension"): re.compile(r"rels|xml|png|jpe?g"),
    ("compatSetting", "name"): re.compile(
        r"compatibilityMode|overrideTableStyleFontSizeAndJustification|enableOpenTypeFeatures|doNotFlipMirrorIndents"
        r"|differentiateMultirowTableHeaders|useWord2013TrackBottomHyphenation|allowHyphenationAtTrackBottom"
        r"|allowTextAfterFloatingTableBreak"
    ),
    ("fldSimple", "instr"): re.compile(
        r" (?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)"
        r"(?: \\\* (?:Arabic|roman|ROMAN|alphabetic|ALPHABETIC|CardText|OrdText|Ordinal|ArabicDash))? "
    ),
    **{
        (element, "name"): _OBJECT_NAME
        for element in ("docPr", "cNvPr", "theme", "clrScheme", "fontScheme", "fmtScheme")
    },
}


def is_filled_by_program(element: str, name: str, value: str) -> bool:
    """Whether just this attribute may hold just this value without anybody having written it."""
    rule = _FILLED.get((element, name))
    return rule is not None and rule.fullmatch(value) is not None


# What stands in a copy's markup beside those words: measures, colours, formulas of shapes, languages, and our own style names.
_MEASURE = re.compile(
    r"[-+]?\d{1,10}(?:\.\d{1,6})?(?:pt|cm|mm|in|pc|pi|px|em|%)?|[0-9A-Fa-f]{2,8}|#[0-9A-Fa-f]{6}|val -?\d{1,9}|adj\d?|vf|hf"
    r"|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?|x-none|es-ES_tradnl|Style ?\d{1,4}|rId[A-Za-z]{0,10}\d{0,6}|"
)
_BORDERS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])")
# Ours, and what programs call a second style of a built-in name: "Heading 11".
_OWN_STYLE = re.compile(r"(?:Style|[Hh]eading|[Tt]oc|TOC|[Ii]ndex|[Cc]aption|Title|Table|List|Normal) ?\d{1,4}")
_ODD_STYLE_IDS = re.compile(r"NormalWeb|EMailSignature|Table3DEffects\d")


def is_closed_value(value: str) -> bool:
    """Whether an attribute's value is a word of the format, a measure, or a name that means nothing."""
    return is_office_word(value) or _MEASURE.fullmatch(value) is not None or _is_choice_of_fonts(value)


def is_font(value: str) -> bool:
    """Whether *value* is the name of a font that is often set."""
    return value in _FAMILIES or _is_face(value)


def _is_choice_of_fonts(value: str) -> bool:
    return all(is_font(one.strip()) for one in value.split(";"))


def _is_face(value: str) -> bool:
    """Whether *value* is a family's name and words of typography behind it."""
    if len(value) > _LONGEST_FONT or re.search(r"[^\w \-]|_", value):
        return False
    rest = re.sub(r"[ \-]", "", _FOUNDRY.sub("", value, count=1))
    while rest and rest.casefold() not in _SQUEEZED:
        shorter = _FACE.sub("", rest)
        if shorter == rest:
            return False
        rest = shorter
    return bool(rest)


def is_style_id(value: str) -> bool:
    """Whether *value* is a built-in style's name without its spaces, or one of ours, which are numbers."""
    return is_closed_value(value) or is_public_style(value)


def is_public_style(value: str) -> bool:
    """Whether *value* is the name of a built-in style, or such a name without its spaces, or one of ours."""
    return (
        _OWN_STYLE.fullmatch(value) is not None
        or _ODD_STYLE_IDS.fullmatch(value) is not None
        or _STYLE.fullmatch(value) is not None
        or _STYLE.fullmatch(_BORDERS.sub(" ", value)) is not None
    )
