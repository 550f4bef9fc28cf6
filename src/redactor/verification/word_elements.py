"""The allow-list of a Word copy's markup: elements by namespace, attributes by name. Whatever is not here fails the copy.

Listed are elements that lay out text (the words of ``w:t`` are read and searched) and formatting that cannot hold words.
Not listed, on purpose: tracked changes, hidden text, field codes, controls, data bindings, editing marks, variables,
embedded objects, macros, extensions.
"""

from __future__ import annotations

from redactor.verification.office_words import words
from redactor.verification.vml_words import OFFICE, PLACING_ELEMENTS, VML, VML_ELEMENTS, WORD_10

_OFFICE = "http://schemas.openxmlformats.org"
_BORDERS = "top left bottom right start end between bar insideH insideV tl2br tr2bl"
_TEXT = """
    document background body p r t tab br cr noBreakHyphen softHyphen sym ptab ruby rubyPr rubyAlign hps hpsRaise hpsBaseText lid
    rt rubyBase drawing pict txbxContent hyperlink bookmarkStart bookmarkEnd fldSimple tbl tr tc
    footnotes footnote footnoteRef footnoteReference endnotes endnote endnoteRef endnoteReference separator
    continuationSeparator comments comment commentRangeStart commentRangeEnd commentReference annotationRef hdr ftr
    headerReference footerReference
"""
_RUNS = """
    rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint snapToGrid color spacing w kern
    position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em eastAsianLayout lang noProof oMath
"""
_PARAGRAPHS = """
    pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle divId
"""
_TABLES = """
    tblPr tblPrEx tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd
    tblBorders tblLayout tblCellMar tblLook tblGrid gridCol trPr cantSplit trHeight tblHeader gridBefore gridAfter wBefore
    wAfter hidden tcPr tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark
"""
_SECTIONS = """
    sectPr footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols col
    formProt noEndnote titlePg rtlGutter docGrid
"""
_STYLES = """
    styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name basedOn next link uiPriority semiHidden
    unhideWhenUsed qFormat locked tblStylePr fonts font family pitch charset panose1 sig notTrueType
    numbering abstractNum abstractNumId multiLevelType lvl start lvlRestart isLgl suff lvlText lvlJc num lvlOverride
    startOverride
"""
_SETTINGS = """
    settings zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
    bookFoldPrinting noLineBreaksAfter view displayBackgroundShape characterSpacingControl themeFontLang clrSchemeMapping
    decimalSymbol listSeparator compat compatSetting updateFields
"""
_SWITCHES = """
    useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance
    balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn
    spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack wpSpaceWidth showBreaksInFrames
    subFontBySize suppressBottomSpacing suppressTopSpacing suppressSpacingAtTopOfPage suppressTopSpacingWP
    suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics
    doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow
    forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing
    layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules doNotBreakWrappedTables doNotSnapToGridInCell
    selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct doNotUseEastAsianBreakRules
    useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList doNotUseIndentAsNumberingTabStop
    useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables
    autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth splitPgBreakAndParaMark
    doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance
"""
_DRAWN = """
    graphic graphicData xfrm off ext chOff chExt prstGeom avLst gd noFill solidFill srgbClr scrgbClr schemeClr sysClr prstClr lumMod
    lumOff tint shade alpha satMod satOff hueMod hueOff alphaMod alphaOff gradFill gsLst gs lin path fillToRect tileRect pattFill fgClr bgClr ln prstDash
    custDash ds round miter bevel headEnd tailEnd lnRef fillRef effectRef fontRef spAutoFit noAutofit normAutofit prstTxWarp
    blip blipFill stretch fillRect tile alphaModFix grayscl biLevel lum duotone spPr graphicFrameLocks picLocks spLocks
    theme themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink fontScheme
    majorFont minorFont latin ea cs font fmtScheme fillStyleLst lnStyleLst effectStyleLst effectStyle effectLst bgFillStyleLst
    outerShdw innerShdw prstShdw glow softEdge reflection blur scene3d camera rot lightRig sp3d bevelT bevelB
    objectDefaults extraClrSchemeLst
    custGeom gdLst rect ahLst cxnLst pathLst moveTo lnTo cubicBezTo quadBezTo arcTo close pt
"""
_MATHS = """
    oMath oMathPara oMathParaPr jc r t rPr sty scr nor lit brk aln acc accPr chr bar barPr pos box boxPr opEmu noBreak diff
    borderBox borderBoxPr hideTop hideBot hideLeft hideRight strikeH strikeV strikeBLTR strikeTLBR d dPr begChr endChr sepChr
    grow shp eqArr eqArrPr baseJc maxDist objDist rSpRule rSp f fPr type num den func funcPr fName groupChr groupChrPr vertJc
    limLow limLowPr lim limUpp limUppPr m mPr plcHide cGpRule cGp cSp mcs mc mcPr count mcJc mr nary naryPr limLoc subHide
    supHide sub sup phant phantPr show zeroWid zeroAsc zeroDesc transp rad radPr degHide deg e sPre sPrePr sSub sSubPr sSubSup
    sSubSupPr alnScr sSup sSupPr ctrlPr argPr argSz mathPr mathFont
"""
_FRAMES = """
    inline anchor simplePos positionH positionV align posOffset extent effectExtent wrapNone wrapSquare wrapTight wrapThrough
    wrapTopAndBottom wrapPolygon start lineTo docPr cNvGraphicFramePr
"""
_CHARTS = """
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
multiLvlStrRef multiLvlStrCache lvl f dispUnits builtInUnit custUnit dispUnitsLbl
"""
WORD = f"{_OFFICE}/wordprocessingml/2006/main"
ELEMENTS: dict[str, frozenset[str]] = {
    WORD: words(f"{_BORDERS} {_TEXT} {_RUNS} {_PARAGRAPHS} {_TABLES} {_SECTIONS} {_STYLES} {_SETTINGS} {_SWITCHES}")
    - {"hidden"},
    f"{_OFFICE}/drawingml/2006/main": words(_DRAWN)
    | words("bodyPr lstStyle p pPr defRPr r fld rPr t endParaRPr br"),  # text in charts
    f"{_OFFICE}/drawingml/2006/chart": words(_CHARTS),
    f"{_OFFICE}/drawingml/2006/picture": words("pic nvPicPr cNvPr cNvPicPr blipFill spPr"),
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": words(_FRAMES),
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": words(
        "sizeRelH sizeRelV pctWidth pctHeight"
    ),
    VML: VML_ELEMENTS,
    OFFICE: frozenset(),
    WORD_10: PLACING_ELEMENTS,
    f"{_OFFICE}/officeDocument/2006/math": words(_MATHS),
    f"{_OFFICE}/markup-compatibility/2006": words("AlternateContent Choice"),
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": words(
        "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx linkedTxbx bodyPr"
    ),
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": words(
        "wgp grpSp grpSpPr cNvPr cNvGrpSpPr cNvFrPr graphicFrame xfrm"
    ),
    f"{_OFFICE}/package/2006/content-types": words("Types Default Override"),
    f"{_OFFICE}/package/2006/relationships": words("Relationships Relationship"),
    f"{_OFFICE}/package/2006/metadata/core-properties": words("coreProperties"),
    "http://purl.org/dc/elements/1.1/": words("title"),
}

# Attributes that hold measures, switches and words of the format, whatever element they are on.
ATTRIBUTES = words(
    """
    val type id ilvl w h hRule x y cx cy sz space color fill fmt num sep pos leader line lineRule before after beforeLines
    afterLines beforeAutospacing afterAutospacing left right top bottom start end header footer gutter firstLine hanging
    firstLineChars hangingChars leftChars rightChars startChars endChars orient code equalWidth display offsetFrom zOrder
    restart countBy distance chapStyle chapSep linePitch charSpace frame shadow hint themeColor themeTint themeShade themeFill
    themeFillTint themeFillShade asciiTheme hAnsiTheme eastAsiaTheme cstheme ascii hAnsi eastAsia cs bidi combine
    combineBrackets vert vertCompress hSpace vSpace wrap vAnchor hAnchor xAlign yAlign dropCap lines anchorLock leftFromText
    rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpXSpec tblpX tblpYSpec tblpY firstRow lastRow firstColumn
    lastColumn noHBand noVBand styleId default customStyle abstractNumId numId alignment relativeTo char font typeface panose
    pitchFamily charset csb0 csb1 usb0 usb1 usb2 usb3 percent
    prst name fmla idx cap cmpd algn len lim ang scaled rotWithShape flipH flipV rot l t r b distT distB distL distR
    relativeFrom wrapText lIns tIns rIns bIns anchor anchorCtr numCol spcCol rtlCol fromWordArt upright compatLnSpc forceAA
    spcFirstLastPara vertOverflow horzOverflow fontScale lnSpcReduction simplePos relativeHeight behindDoc locked layoutInCell
    allowOverlap edited blurRad dist dir sx sy kx ky rad g stA stPos endA endPos fadeDir lat lon rev fov zoom rig z extrusionH contourW prstMaterial sz b i u strike kern spc baseline formatCode
    sourceLinked embed seq uri Requires alnAt amt thresh noChangeAspect noChangeArrowheads noGrp preferRelativeResize
    txBox clear defLockedState defUIPriority defSemiHidden defUnhideWhenUsed defQFormat count uiPriority semiHidden unhideWhenUsed qFormat
    customMarkFollows wR hR stAng swAng stroke extrusionOk flip history xmlns lastClr script algn anchorx phClr bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink
    followedHyperlink dpi bright contrast fov prstMaterial path sp d
    """
) - {"anchorx"}
