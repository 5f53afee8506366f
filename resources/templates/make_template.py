"""Makes minutes.docx, the blank that exports are written into: `python resources/templates/make_template.py`.

The same input gives the same file byte for byte. Offices need not come here: every style below can be
restyled in Word (docs/word-template.md); this script is for a fresh start.
"""

import zipfile
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).with_name("minutes.docx")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

BOLD = "<w:b/><w:bCs/>"
UNDERLINE = '<w:u w:val="single"/>'
PLAIN_HEADING = '<w:b w:val="0"/><w:bCs w:val="0"/>'
CENTRED = '<w:jc w:val="center"/>'
WITH_NEXT = "<w:keepNext/>"


class Style(NamedTuple):
    """A paragraph style; spaces in points, `paragraph` and `letters` as XML in the schema's order."""

    name: str
    based_on: str = "Normal"
    before: float = 0
    after: float = 0
    letters: str = ""
    kept: str = ""
    paragraph: str = ""
    outline: str = ""
    followed_by: str = ""


def size(points: float) -> str:
    """Return the letters' size."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def outline(level: int) -> str:
    """Return the rank of a heading, counted from 1."""
    return f'<w:outlineLvl w:val="{level - 1}"/>'


BULLETED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    Style("Title", before=0, after=12, letters=BOLD + size(15), kept=WITH_NEXT, followed_by="Minutes Detail"),
    Style("heading 1", before=1.5, after=4, letters=BOLD, kept=WITH_NEXT, outline=outline(1)),
    Style("heading 2", before=1.5, after=4, letters=BOLD, kept=WITH_NEXT, outline=outline(2)),
    Style("heading 3", before=1.5, after=4, letters=BOLD, kept=WITH_NEXT, outline=outline(3)),
    Style("header", letters=size(9), paragraph=CENTRED),
    Style("footer", letters=size(9), paragraph=CENTRED),
    Style("Minutes Title", "Title", 0, 12),
    Style("Minutes Detail", after=3.8),
    Style("Minutes Gap", after=4),
    Style("Minutes Table Heading", before=1, after=1.5, letters=BOLD, kept=WITH_NEXT),
    Style("Minutes Table Text", before=1, after=1.5),
    Style("Minutes Number", before=1.5, after=4, letters=BOLD, kept=WITH_NEXT),
    Style("Minutes Item", "heading 1", 1.5, 4),
    Style("Minutes Sub-item", "heading 2", 1.5, 4),
    Style("Minutes Deeper Item", "heading 3", 1.5, 4),
    Style("Minutes Sub-heading", "heading 3", 1.5, 4, letters=PLAIN_HEADING + UNDERLINE),
    Style("Minutes Text", before=1.5, after=4),
    Style("Minutes Note", "Minutes Text", 1.5, 4),
    Style("Minutes Bullet", "Minutes Text", 1.5, 4, paragraph=BULLETED),
    Style("Minutes Action", "Minutes Text", 1.5, 4, letters=BOLD),
    Style("Minutes Decision", "Minutes Text", 1.5, 4),
    Style("Minutes Owner", before=1.5, after=4, letters=BOLD),
    Style("Minutes Marking", "header"),
    Style("Minutes Page Number", "footer"),
)


def style_id(name: str) -> str:
    """Return the id that Word itself would give a style of this name."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())


def paragraph_style(style: Style) -> str:
    """Return one paragraph style."""
    custom = ' w:customStyle="1"' if style.name.startswith("Minutes") else ""
    follows = f'<w:next w:val="{style_id(style.followed_by)}"/>' if style.followed_by else ""
    spacing = f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"/>'
    numbered, aligned = (style.paragraph, "") if style.paragraph == BULLETED else ("", style.paragraph)
    letters = f"<w:rPr>{style.letters}</w:rPr>" if style.letters else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(style.name)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style_id(style.based_on)}"/>{follows}<w:qFormat/>'
        f"<w:pPr>{style.kept}{numbered}{spacing}{aligned}{style.outline}</w:pPr>{letters}</w:style>"
    )


def table_style() -> str:
    """Return the style of both tables: thin lines, and a tinted first row."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="MinutesTable"><w:name w:val="Minutes Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6EBF5"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def styles() -> str:
    """Return the part with all styles."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(11)}{language}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" '
        'w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" '
        f'w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" '
        'w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
        f"{''.join(map(paragraph_style, STYLES))}"
        '<w:style w:type="character" w:customStyle="1" w:styleId="MinutesLabel"><w:name w:val="Minutes Label"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{BOLD}</w:rPr></w:style>'
        f"{table_style()}</w:styles>"
    )


def numbering() -> str:
    """Return the list that bullets belong to, on nine levels."""
    levels = "".join(bullet_level(level) for level in range(9))
    return (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def bullet_level(level: int) -> str:
    """Return one level of the list; the first belongs to the style."""
    sign = "•–"[level % 2]
    style = '<w:pStyle w:val="MinutesBullet"/>' if level == 0 else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>{style}<w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{284 * (level + 1)}" w:hanging="284"/></w:pPr></w:lvl>'
    )


def settings() -> str:
    """Return the settings; mode 15 keeps Word from opening the file in its compatibility mode."""
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl '
        'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def field(instruction: str, shown: str) -> str:
    """Return a complete field with the text that shows until Word counts the pages."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def words(text: str) -> str:
    """Return a run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


MARKING = '<w:p><w:pPr><w:pStyle w:val="MinutesMarking"/></w:pPr></w:p>'


def footer() -> str:
    """Return 'Page X of Y' over the line for the protective marking."""
    pages = f"{words('Page ')}{field('PAGE', '1')}{words(' of ')}{field('NUMPAGES', '1')}"
    line = f'<w:p><w:pPr><w:pStyle w:val="MinutesPageNumber"/></w:pPr>{pages}</w:p>'
    return f"{HEAD}<w:ftr {W} {R}>{line}{MARKING}</w:ftr>"


def body() -> str:
    """Return the empty page: A4, 2 cm all round, measured in twentieths of a point."""
    return (
        f'{HEAD}<w:document {W} {R}><w:body><w:p><w:pPr><w:pStyle w:val="MinutesText"/></w:pPr></w:p><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def fonts() -> str:
    """Return the table of fonts."""
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """Return the smallest theme that Word takes: black on white, Arial, no effects."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
    shades = ("000000", "FFFFFF", "1F3864", "E6EBF5", *("1F3864",) * 6, "0000EE", "551A8B")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{shade}"/></a:{name}>' for name, shade in zip(names, shades, strict=True)
    )
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Minutes">'
        f'<a:themeElements><a:clrScheme name="Minutes">{colours}</a:clrScheme><a:fontScheme name="Minutes">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Minutes"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return a list of relations; their ids count from rId1."""
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types() -> str:
    """Return what each part is."""
    parts = {
        "word/document.xml": f"{PARTS}.document.main+xml",
        **{f"word/{name}.xml": f"{PARTS}.{name}+xml" for name in ("styles", "settings", "numbering")},
        "word/fontTable.xml": f"{PARTS}.fontTable+xml",
        "word/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/header1.xml": f"{PARTS}.header+xml",
        "word/footer1.xml": f"{PARTS}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def core() -> str:
    """Return the core properties: the language, and nothing of anybody."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en-GB</dc:language></cp:coreProperties>'
    )


def application() -> str:
    """Return the extended properties."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{space}"><Application>OPCC Minutes</Application></Properties>'


def package() -> dict[str, str]:
    """Return all parts of the template by name, in the order Word likes to read them."""
    names = ("styles", "settings", "numbering", "header", "footer", "fontTable", "theme")
    files = ("styles", "settings", "numbering", "header1", "footer1", "fontTable", "theme1")
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            (f"{RELATION}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATION}/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relations(
            *((f"{RELATION}/{name}", f"{file}.xml") for name, file in zip(names, files, strict=True))
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": fonts(),
        "word/theme1.xml": theme(),
        "word/header1.xml": f"{HEAD}<w:hdr {W} {R}>{MARKING}</w:hdr>",
        "word/footer1.xml": footer(),
        "docProps/core.xml": core(),
        "docProps/app.xml": application(),
    }


def write(target: Path) -> None:
    """Write the template; fixed dates and no compression keep the file the same on every machine."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in package().items():
            entry = zipfile.ZipInfo(name, (2022, 7, 18, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content.encode("utf-8"))


if __name__ == "__main__":
    write(TARGET)
