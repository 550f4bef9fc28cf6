"""The public words that may stand in a copy's markup: values from the standard, fonts, built-in style names.

Every attribute of a copy is a short number, a colour or one of these words, so that no attribute can hold text.
"""

from __future__ import annotations

import re


def spaced(names: str) -> tuple[str, ...]:
    """The words of a list that is written as one string, for tables that a person can read."""
    return tuple(names.split())


_VALUES = """
1 0 true false on off auto none nil clear single double thick dotted dashed dotDash dotDotDash triple
thinThickSmallGap thickThinSmallGap thinThickThinSmallGap thinThickMediumGap thickThinMediumGap thinThickThinMediumGap
thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked threeDEmboss
threeDEngrave outset inset words dash dashLong dashedHeavy dashLongHeavy dottedHeavy dashDotHeavy dashDotDotHeavy wavyHeavy
wavyDouble dotDashHeavy dotDotDashHeavy solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross
thinHorzStripe thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross
pct5 pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85
pct87 pct90 pct95 left right center both start end distribute mediumKashida highKashida lowKashida thaiDistribute
numTab num bar decimal list hyphen underscore heavy middleDot top bottom baseline subscript superscript
black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow darkGray lightGray
blinkBackground lights antsBlack antsRed shimmer sparkle dot comma circle underDot
exact atLeast auto dxa pct page margin text column char line inside outside inline around tight through notBeside
drop over never overlap fixed autofit restart continue lr tb lrTb tbRl btLr lrTbV tbRlV tbLrV lrV rl rlV tbV
nextPage nextColumn continuous evenPage oddPage portrait landscape newPage newSection eachSect eachPage
sectEnd docEnd pageBottom beneathText firstPage notFirstPage allPages allDocument offsetFrom front back
lines linesAndChars snapToChars default first even hint eastAsia cs ascii hAnsi
majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii minorHAnsi
dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink
background1 text1 background2 text2 bullet upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText
hex chicago numberInDash decimalZero decimalEnclosedCircle decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth
decimalHalfWidth chineseCounting aiueo iroha ganada chosung hebrew1 hebrew2 arabicAlpha arabicAbjad russianLower
russianUpper custom space tab nothing singleLevel multilevel hybridMultilevel paragraph character table numbering
wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell seCell swCell
round curly square roundBracket textWrapping all page heading colon period emDash enDash
relativeFrom leftMargin rightMargin topMargin bottomMargin insideMargin outsideMargin
bothSides largest topAndBottom tx1 tx2 bg1 bg2 dk1 dk2 lt1 lt2 hlink folHlink phClr rnd sq flat sng dbl thickThin
thinThick tri ctr in triangle stealth diamond oval arrow sm med lg sysDot sysDash lgDash sysDashDot sysDashDotDot dashDot
lgDashDot lgDashDotDot t b l r just dist vert vert270 wordArtVert horz eaVert mongolianVert wordArtVertRtl overflow clip
ellipsis tl bl tr br t major minor shape path rect noShape
p script fraktur double-struck sans-serif monospace roman bold-italic bi undOvr subSup skw lin noBar bar centerGroup
before after dup rep minus plus bestFit contain stretch tile
window windowText noStrike sngStrike dblStrike
pct90 ltVert ltHorz narVert narHorz dkVert dkHorz ltDnDiag ltUpDiag dkDnDiag dkUpDiag wdDnDiag wdUpDiag dashVert dashHorz dashDnDiag
dashUpDiag smCheck lgCheck smGrid lgGrid dotGrid smConfetti lgConfetti horzBrick diagBrick solidDmnd openDmnd dotDmnd plaid sphere
weave divot shingle wave trellis zigZag
textNoShape textPlain textStop textTriangle textTriangleInverted textChevron textChevronInverted textRingInside textRingOutside
textArchUp textArchDown textCircle textButton textArchUpPour textArchDownPour textCirclePour textButtonPour textCurveUp textCurveDown
textCanUp textCanDown textWave1 textWave2 textDoubleWave1 textWave4 textInflate textDeflate textInflateBottom textDeflateBottom
textInflateTop textDeflateTop textDeflateInflate textDeflateInflateDeflate textFadeRight textFadeLeft textFadeUp textFadeDown
textSlantUp textSlantDown textCascadeUp textCascadeDown
"""
_SHAPES = """
line lineInv triangle rtTriangle rect diamond parallelogram trapezoid nonIsoscelesTrapezoid pentagon hexagon heptagon octagon
decagon dodecagon star4 star5 star6 star7 star8 star10 star12 star16 star24 star32 roundRect round1Rect round2SameRect
round2DiagRect snipRoundRect snip1Rect snip2SameRect snip2DiagRect plaque ellipse teardrop homePlate chevron pieWedge pie
blockArc donut noSmoking rightArrow leftArrow upArrow downArrow stripedRightArrow notchedRightArrow bentUpArrow
leftRightArrow upDownArrow leftUpArrow leftRightUpArrow quadArrow leftArrowCallout rightArrowCallout upArrowCallout
downArrowCallout leftRightArrowCallout upDownArrowCallout quadArrowCallout bentArrow uturnArrow circularArrow
leftCircularArrow leftRightCircularArrow curvedRightArrow curvedLeftArrow curvedUpArrow curvedDownArrow swooshArrow cube can
lightningBolt heart sun moon smileyFace irregularSeal1 irregularSeal2 foldedCorner bevel frame halfFrame corner diagStripe
chord arc leftBracket rightBracket leftBrace rightBrace bracketPair bracePair straightConnector1 bentConnector2
bentConnector3 bentConnector4 bentConnector5 curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5 callout1
callout2 callout3 accentCallout1 accentCallout2 accentCallout3 borderCallout1 borderCallout2 borderCallout3
accentBorderCallout1 accentBorderCallout2 accentBorderCallout3 wedgeRectCallout wedgeRoundRectCallout wedgeEllipseCallout
cloudCallout cloud ribbon ribbon2 ellipseRibbon ellipseRibbon2 leftRightRibbon verticalScroll horizontalScroll wave
doubleWave plus flowChartProcess flowChartDecision flowChartInputOutput flowChartPredefinedProcess
flowChartInternalStorage flowChartDocument flowChartMultidocument flowChartTerminator flowChartPreparation
flowChartManualInput flowChartManualOperation flowChartConnector flowChartPunchedCard flowChartPunchedTape
flowChartSummingJunction flowChartOr flowChartCollate flowChartSort flowChartExtract flowChartMerge flowChartOfflineStorage
flowChartOnlineStorage flowChartMagneticTape flowChartMagneticDisk flowChartMagneticDrum flowChartDisplay flowChartDelay
flowChartAlternateProcess flowChartOffpageConnector actionButtonBlank mathPlus mathMinus mathMultiply mathDivide mathEqual
mathNotEqual cornerTabs squareTabs plaqueTabs chartX chartStar chartPlus gear6 gear9 funnel
"""
# Cameras, lights, materials and edges of shapes set in space (ECMA-376 part 1, 20.1.10: ST_PresetCameraType and those after it).
_SCENES = """
legacyObliqueTopLeft legacyObliqueTop legacyObliqueTopRight legacyObliqueLeft legacyObliqueFront legacyObliqueRight
legacyObliqueBottomLeft legacyObliqueBottom legacyObliqueBottomRight legacyPerspectiveTopLeft legacyPerspectiveTop
legacyPerspectiveTopRight legacyPerspectiveLeft legacyPerspectiveFront legacyPerspectiveRight
legacyPerspectiveBottomLeft legacyPerspectiveBottom legacyPerspectiveBottomRight orthographicFront isometricTopUp
isometricTopDown isometricBottomUp isometricBottomDown isometricLeftUp isometricLeftDown isometricRightUp
isometricRightDown isometricOffAxis1Left isometricOffAxis1Right isometricOffAxis1Top isometricOffAxis2Left
isometricOffAxis2Right isometricOffAxis2Top isometricOffAxis3Left isometricOffAxis3Right isometricOffAxis3Bottom
isometricOffAxis4Left isometricOffAxis4Right isometricOffAxis4Bottom obliqueTopLeft obliqueTop obliqueTopRight
obliqueLeft obliqueRight obliqueBottomLeft obliqueBottom obliqueBottomRight perspectiveFront perspectiveLeft
perspectiveRight perspectiveAbove perspectiveBelow perspectiveAboveLeftFacing perspectiveAboveRightFacing
perspectiveContrastingLeftFacing perspectiveContrastingRightFacing perspectiveHeroicLeftFacing
perspectiveHeroicRightFacing perspectiveHeroicExtremeLeftFacing perspectiveHeroicExtremeRightFacing perspectiveRelaxed
perspectiveRelaxedModerately legacyFlat1 legacyFlat2 legacyFlat3 legacyFlat4 legacyNormal1 legacyNormal2 legacyNormal3
legacyNormal4 legacyHarsh1 legacyHarsh2 legacyHarsh3 legacyHarsh4 threePt balanced soft harsh flood contrasting morning
sunrise sunset chilly freezing flat twoPt glow brightRoom legacyMatte legacyPlastic legacyMetal legacyWireframe matte
plastic metal warmMatte translucentPowder powder dkEdge softEdge clear softmetal relaxedInset circle slope cross angle
softRound convex coolSlant divot riblet hardEdge artDeco
"""
# Ways to number besides those in Latin letters and figures (ECMA-376 part 1, 17.18.59: ST_NumberFormat).
_NUMBERS = """
ideographDigital japaneseCounting japaneseLegal japaneseDigitalTenThousand decimalFullWidth2 aiueoFullWidth
irohaFullWidth decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital
chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting koreanLegal koreanDigital2
vietnameseCounting hindiVowels hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText
dollarText
"""
VALUES = frozenset(f"{_VALUES} {_SHAPES} {_SCENES} {_NUMBERS}".split()) | {f"accent{n}" for n in range(1, 7)}

_FONTS = """
Aharoni,Andalus,Angsana New,Aptos,Aptos Display,Aptos Narrow,Arabic Typesetting,Arial,Arial Black,Arial MT,Arial Narrow
Arial Nova,Arial Rounded MT Bold,Arial Unicode MS,Avenir,Avenir Next,Bahnschrift,Baskerville,Baskerville Old Face,Batang
Bell MT,Berlin Sans FB,Bitstream Vera Sans,Bodoni MT,Book Antiqua,Bookman Old Style,Bookshelf Symbol 7,Bradley Hand ITC
Britannic Bold,Brush Script MT,Calibri,Calibri Light,Calisto MT,Cambria,Cambria Math,Candara,Carlito,Caladea,Castellar
Centaur,Century,Century Gothic,Century Schoolbook,Comfortaa,Comic Sans MS,Consolas,Constantia,Cooper Black,Copperplate
Copperplate Gothic Bold,Copperplate Gothic Light,Corbel,Cordia New,Courier,Courier New,Curlz MT,DejaVu Sans,DejaVu Sans Mono
DejaVu Serif,Didot,Edwardian Script ITC,Elephant,Engravers MT,Eras ITC,Eurostile,FangSong,Felix Titling,Forte
Franklin Gothic Book,Franklin Gothic Demi,Franklin Gothic Heavy,Franklin Gothic Medium,Freestyle Script,French Script MT
Futura,Gabriola,Gadugi,Garamond,Geneva,Georgia,Georgia Pro,Gill Sans,Gill Sans MT,Gill Sans Nova,Goudy Old Style,Gulim
Haettenschweiler,Harlow Solid Italic,Helvetica,Helvetica Neue,High Tower Text,Hoefler Text,Impact,Imprint MT Shadow
Ink Free,Inter,Jokerman,Juice ITC,KaiTi,Kristen ITC,Kunstler Script,Lato,Leelawadee,Leelawadee UI,Liberation Mono
Liberation Sans,Liberation Sans Narrow,Liberation Serif,Lucida Bright,Lucida Calligraphy,Lucida Console,Lucida Fax
Lucida Grande,Lucida Handwriting,Lucida Sans,Lucida Sans Typewriter,Lucida Sans Unicode,MS Gothic,MS Mincho,MS PGothic
MS PMincho,MS Reference Sans Serif,MS Sans Serif,MS Serif,MS UI Gothic,MT Extra,MV Boli,Magneto,Malgun Gothic,Mangal
Marlett,Meiryo,Menlo,Merriweather,Microsoft Himalaya,Microsoft JhengHei,Microsoft New Tai Lue,Microsoft PhagsPa
Microsoft Sans Serif,Microsoft Tai Le,Microsoft Uighur,Microsoft YaHei,Microsoft Yi Baiti,Mistral,Modern No. 20
Monaco,Monotype Corsiva,Monotype Sorts,Montserrat,Mongolian Baiti,Myanmar Text,Myriad Pro,Nirmala UI,Noto Sans
Noto Sans CJK SC,Noto Sans Symbols,Noto Serif,Noto Serif CJK SC,Nunito,OpenSymbol,Open Sans,Optima,Palatino
Palatino Linotype,Papyrus,Perpetua,Perpetua Titling MT,PMingLiU,Poppins,Poor Richard,PT Sans,PT Serif,Quicksand,Raleway
Ravie,Roboto,Roboto Condensed,Rockwell,Sassoon Primary,SassoonPrimaryType,SassoonPrimaryInfant,Segoe Print,Segoe Script
Segoe UI,Segoe UI Emoji,Segoe UI Light,Segoe UI Semibold,Segoe UI Symbol,Shruti,SimHei,SimSun,Sitka Text,Source Sans Pro
Stencil,Sylfaen,Symbol,Tahoma,Tempus Sans ITC,Times,Times New Roman,Times New Roman Bold,Trebuchet MS,Tunga,Tw Cen MT
Ubuntu,Univers,Verdana,Verdana Pro,Viner Hand ITC,Vivaldi,Vrinda,Webdings,Wide Latin,Wingdings,Wingdings 2,Wingdings 3
Yu Gothic,Yu Gothic Light,Yu Mincho,ZapfDingbats,Zapf Dingbats,Zapfino
Andale Sans UI,Andale Mono,HG Mincho Light J,Liberation Sans Unicode MS,Lucidasans,Lohit Devanagari,Mincho,NSimSun
Nimbus Mono L,Nimbus Roman No9 L,Nimbus Sans L,Source Han Sans CN Regular,StarSymbol,Noto Sans Devanagari,Noto Sans CJK JP,Lohit Hindi
FreeSans,FreeSerif,FreeMono,WenQuanYi Micro Hei,Thorndale,Albany,Cumberland,Tahoma Bold,Arial Bold,Franklin Gothic,Humanst521 BT,MS Shell Dlg
VAG Rounded,Frutiger,FS Me,Proxima Nova,Foundry Sterling,Sassoon Infant Std,Letter-join Plus 36,Century Gothic Bold,Playfair Display,Oswald
Source Serif Pro,Helvetica Light,Arial Rounded MT,Calibri (Body),Calibri Light (Headings),Bookman,New York,Chicago
Times Roman,TimesNewRoman,TimesNewRomanPSMT,TimesNewRomanPS-BoldMT,ArialMT,Arial-BoldMT,Helvetica-Bold,CG Times,CG Omega,Univers Condensed
MS Reference Specialty,Lucida Bright Math,Cambria (Headings),Dotum,DotumChe,GulimChe,BatangChe,MingLiU,DFKai-SB,STXihei,STSong,Microsoft YaHei UI
Iskoola Pota,Kartika,Latha,Gautami,Raavi,Sendnya,Estrangelo Edessa,Traditional Arabic,Simplified Arabic,David,Miriam,Narkisim,Cordia UPC
Droid Sans Fallback,Droid Sans,Noto Sans CJK SC Regular,Droid Sans Devanagari,新細明體,宋体,等线,等线 Light,微软雅黑,ＭＳ 明朝,ＭＳ ゴシック
Univers 45 Light,Univers 55,Algerian,Unifont,WenQuanYi Zen Hei,WenQuanYi Zen Hei Sharp,CG Times (W1),CG Times (WN),Open Sans Light,GillSans
Adobe Garamond Pro,Source Sans Pro Semibold,Source Sans Pro Light,Minion Pro,MinionPro-Regular,MyriadPro-Regular,Linux Libertine G
Linux Libertine,Songti SC,PingFang SC,DIN,DejaVu LGC Sans,Gisha,Lohit Marathi,Albany AMT,FangSong_GB2312,楷体_GB2312
Browallia New,DokChampa,Plantagenet Cherokee,Euphemia,Ebrima,Javanese Text,Cascadia Code,Cascadia Mono,SF Pro Text,.SF NS,San Francisco
Officina Sans,Officina Serif,Goudy,Goudy Sans,Caslon,Adobe Caslon,Big Caslon,Bembo,Sabon,Trade Gothic,News Gothic,Akzidenz-Grotesk,Gotham,Meta
Scala Sans,Syntax,Stone Sans,Stone Serif,Interstate,Whitney,Rotis Sans Serif,Rotis Semi Sans,Myriad,Minion,Warnock,Cronos,Kozuka Gothic
Kozuka Mincho,Kepler,Chaparral,Trajan,Lithos,Adobe Jenson,Hypatia Sans,Zurich,Swiss 721,Dutch 801,Avant Garde,Avant Garde Gothic,Souvenir
Korinna,Benguiat,Century Old Style,Clarendon,Bell Gothic,OCR A,OCR B,OCR A Extended,Letter Gothic,Prestige Elite,Courier 10 Pitch,Charter,Utopia
Tinos,Arimo,Cousine,IBM Plex Sans,IBM Plex Serif,IBM Plex Mono,Fira Sans,Fira Mono,Fira Code,PT Mono,Exo,Cabin,Lora,Karla,Rubik,Work Sans
DM Sans,Mulish,Barlow,Josefin Sans,Bitter,Arvo,Inconsolata,Crimson,EB Garamond,Cormorant,Libre Baskerville,TakaoMincho,TakaoExMincho
TakaoPMincho,TakaoGothic,TakaoPGothic,IPAMincho,IPAGothic,IPAexMincho,IPAexGothic,Hiragino Sans,Hiragino Kaku Gothic,Hiragino Mincho
Apple SD Gothic Neo,NanumGothic,NanumMyeongjo,Gungsuh,Kokila,Utsaah,Aparajita,Vijaya,TH Sarabun New,TH SarabunPSK,Sakkal Majalla
Arabic Transparent,Scheherazade,Amiri,FrankRuehl,Rod,Levenim,Noto Sans SC,Noto Sans TC,Noto Sans JP,Noto Sans KR,Noto Sans Arabic
Noto Sans Hebrew,Source Han Sans,Source Han Serif,AR PL SungtiL GB,AR PL KaitiM GB,AR PL UMing,Segoe,Nimbus Sans,Nimbus Roman,Nimbus Mono
Caecilia,Palatino LT,Sans Serif,Serif,Swiss,Times Ten,Concorde,Excelsior,Melior,Walbaum,Plantin,Galliard,Fairfield,Perpetua Std,Aldine 401,Weidemann
Linux Biolinum,Linux Libertine O,Linux Biolinum O,Gentium,Gentium Basic,Gentium Book Basic,Charis SIL,Doulos SIL,Andika,Calluna,Museo,Museo Sans
"""
# What follows a family's name: weights, widths, slopes, foundries and scripts; numbers of two digits say weights too.
_FACES = frozenset(
    spaced(
        """
thin hairline extralight ultralight light regular roman plain book medium semibold demibold demi bold extrabold ultrabold heavy black ultra
italic oblique inclined condensed cond cn compressed narrow extended ext wide display text caption subhead std pro lt mt itc bt ps psmt ot com
md bd bk blk hv th it rg ui semilight cyr ce baltic greek tur w1 w2 w3 w4 w5 w6 w7 w8 w9 r
"""
    )
)
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+|[^\W\d_A-Za-z]+")
_FOUNDRIES = frozenset(["ITC", "Adobe", "Linotype", "Monotype"])
_LONGEST_FONT = 40
# What fonts off the list are called in a copy, one name a family: no reader has them, so each takes its usual substitute.
NAMELESS_FONTS = tuple(f"Unlisted {number}" for number in range(1, 7))
FONTS = frozenset(name.strip() for line in _FONTS.splitlines() for name in line.split(",") if name.strip()) | {
    *NAMELESS_FONTS
}


_FAMILIES = frozenset("".join(_PIECES.findall(name)).casefold() for name in FONTS)


def is_public_font(name: str) -> bool:
    """Whether a font's name is on the list, a face of a family there, or a choice of such names ("Liberation Sans;Arial")."""
    return all(one.strip() in FONTS or _is_face(one.strip()) for one in name.split(";"))


def _is_face(name: str) -> bool:
    """Whether a name is a listed family with words of typography behind it ("MyriadPro-Bold", "Frutiger 45 Light")."""
    pieces = _PIECES.findall(name)
    if len(name) > _LONGEST_FONT or re.search(r"[^\w \-]|_", name):
        return False
    pieces = pieces[1:] if pieces[:1] and pieces[0] in _FOUNDRIES else pieces
    while len(pieces) > 1 and "".join(pieces).casefold() not in _FAMILIES:
        if pieces[-1].casefold() not in _FACES and not (pieces[-1].isdigit() and len(pieces[-1]) == 2):
            return False
        pieces = pieces[:-1]
    return "".join(pieces).casefold() in _FAMILIES


LANGUAGES = frozenset(
    spaced(
        "en-GB en-US en-IE en-AU en-CA en-NZ en-ZA en-IN en cy-GB cy ga-IE gd-GB fr-FR fr-BE fr-CA fr-CH fr de-DE de-AT de-CH de es-ES es-MX es-ES_tradnl es-PE es-CL es-CO es-AR hr-BA bs-Latn-BA en-150 en-SG de-LI"
        " es it-IT it pt-PT pt-BR pt nl-NL nl-BE nl pl-PL pl ro-RO ro bg-BG hu-HU cs-CZ sk-SK sl-SI hr-HR sr-Latn-RS lt-LT lv-LV et-EE fi-FI"
        " sv-SE nb-NO nn-NO da-DK is-IS el-GR tr-TR ru-RU uk-UA ar-SA ar-AE ar he-IL fa-IR ur-PK hi-IN bn-IN bn-BD pa-IN gu-IN ta-IN te-IN"
        " ml-IN mr-IN th-TH vi-VN id-ID ms-MY tl-PH zh-CN zh-TW zh-HK ja-JP ko-KR so-SO sw-KE am-ET yo-NG ig-NG ha-Latn-NG af-ZA zu-ZA"
        " sq-AL mk-MK x-none none zxx"
    )
)

_STYLES = """
Normal,Title,Subtitle,Strong,Emphasis,No Spacing,Quote,Intense Quote,Subtle Emphasis,Intense Emphasis,Subtle Reference
Intense Reference,Book Title,Bibliography,TOC Heading,List Paragraph,Placeholder Text,Revision,Hyperlink,FollowedHyperlink
Default Paragraph Font,Normal Table,No List,Table Normal,Table Grid,Table Grid Light,Table Theme,Table Simple 1,Table Simple 2
Table Simple 3,Table Classic 1,Table Classic 2,Table Classic 3,Table Classic 4,Table Professional,Table Elegant
Table Contemporary,Table Web 1,Table Web 2,Table Web 3,Table Colorful 1,Table Colorful 2,Table Colorful 3,Table Subtle 1
Table Subtle 2,Plain Table 1,Plain Table 2,Plain Table 3,Plain Table 4,Plain Table 5,Grid Table Light,Balloon Text,caption
header,footer,footnote text,footnote reference,endnote text,endnote reference,annotation text,annotation reference
annotation subject,line number,page number,macro,toa heading,table of authorities,table of figures,index heading
envelope address,envelope return,List,List 2,List 3,List 4,List 5,List Bullet,List Bullet 2,List Bullet 3,List Bullet 4
List Bullet 5,List Number,List Number 2,List Number 3,List Number 4,List Number 5,List Continue,List Continue 2
List Continue 3,List Continue 4,List Continue 5,Closing,Signature,Body Text,Body Text 2,Body Text 3,Body Text Indent
Body Text Indent 2,Body Text Indent 3,Body Text First Indent,Body Text First Indent 2,Message Header,Salutation,Date
Note Heading,Block Text,Document Map,Plain Text,E-mail Signature,Normal (Web),Normal Indent,HTML Acronym,HTML Address
HTML Cite,HTML Code,HTML Definition,HTML Keyboard,HTML Preformatted,HTML Sample,HTML Typewriter,HTML Variable
HTML Top of Form,HTML Bottom of Form,Outline List 1,Outline List 2,Outline List 3,Mention,Smart Hyperlink,Hashtag
Unresolved Mention,Smart Link
"""
_NUMBERED = [f"{stem} {n}" for stem in ("heading", "toc", "index") for n in range(1, 10)]
_GRIDS = [
    f"{stem} {n} {tail}".strip()
    for stem in ("Grid Table", "List Table")
    for n, tail in enumerate(("Light", "", "", "", "Dark", "Colorful", "Colorful"), start=1)
]
_OLD_TABLES = [
    f"{weight} {stem}{tail}".strip()
    for weight, stem, tails in (
        ("Light", "Shading", ("",)),
        ("Light", "List", ("",)),
        ("Light", "Grid", ("",)),
        ("Medium", "Shading", (" 1", " 2")),
        ("Medium", "List", (" 1", " 2")),
        ("Medium", "Grid", (" 1", " 2", " 3")),
        ("Dark", "List", ("",)),
        ("Colorful", "Shading", ("",)),
        ("Colorful", "List", ("",)),
        ("Colorful", "Grid", ("",)),
    )
    for tail in tails
]
_COLUMNS = [f"Table {stem} {n}" for stem in ("Columns", "Grid", "List", "3D effects") for n in range(1, 9)]
_ACCENTED = [f"{name} Accent {n}" for name in _GRIDS + _OLD_TABLES for n in range(1, 7)]
_PLAIN = [name.strip() for line in _STYLES.splitlines() for name in line.split(",") if name.strip()]
STYLE_NAMES = {name.casefold(): name for name in _PLAIN + _NUMBERED + _GRIDS + _OLD_TABLES + _COLUMNS + _ACCENTED}

# Words of typography. A style's name that consists of these, and of numbers, tells nothing but how text looks.
_LOOKS = """
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
LOOKS = frozenset(_LOOKS.split())
