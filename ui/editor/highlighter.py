"""How lines look by their kind: laid over the text, never part of it, so marks stay marks."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from minutes_app.domain.lines import LineKind
from ui.editor.blocks import CHECK_LATER, REASON, RESTRICTED, block_id, block_kind, utf16_length
from ui.theme import Theme

Misspelt = Callable[[QTextBlock, str], Sequence[tuple[int, int]]]
_OWN_LINES = (QTextCharFormat.UnderlineStyle.DashUnderline, QTextCharFormat.UnderlineStyle.WaveUnderline)
_MOST_MISSPELT = 200  # of a line that are underlined: a line in another language must not hold up its keys


class LineHighlighter(QSyntaxHighlighter):
    """Paints headings bold, sub-headings underlined, stale cross-references and misspelt words wavy.

    `misspelt` tells which words of a block are to be underlined, in Python characters.
    """

    def __init__(self, document: QTextDocument, theme: Theme, misspelt: Misspelt) -> None:
        super().__init__(document)
        self._theme = theme
        self._misspelt = misspelt
        self._spans: Mapping[str, Sequence[tuple[int, int]]] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        if theme != self._theme:
            self._theme = theme
            self.rehighlight()

    def set_flagged(self, spans: Mapping[str, Sequence[tuple[int, int]]]) -> list[str]:
        """Flag spans of text by line id, in Python characters; return the ids of lines that look different now."""
        changed = [key for key in {*spans, *self._spans} if spans.get(key) != self._spans.get(key)]
        self._spans = spans
        return changed

    def highlightBlock(self, text: str) -> None:
        """Format one block by its kind."""
        block = self.currentBlock()
        given = _kind_format(block)
        if given:
            self.setFormat(0, block.length(), given)
        flagged = self._show_flagged(block, text)
        marked = self._show_marked(block)
        self._show_misspelt(block, text, is_even=not flagged and not marked)

    def _show_flagged(self, block: QTextBlock, text: str) -> bool:
        """Underline stale cross-references; say whether there was one."""
        spans = self._spans.get(block_id(block), ())
        for start, end in spans:
            flagged = QTextCharFormat()
            flagged.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            flagged.setUnderlineColor(self._theme.color("warn"))
            flagged.setToolTip("The item this refers to has another number now")
            self.setFormat(utf16_length(text[:start]), utf16_length(text[start:end]), flagged)
        return bool(spans)

    def _show_misspelt(self, block: QTextBlock, text: str, *, is_even: bool) -> None:
        """Underline misspelt words; `is_even` says that no word of the block looks otherwise than its neighbours."""
        for start, end in self._misspelt(block, text)[:_MOST_MISSPELT]:
            first = start if block.length() == len(text) + 1 else utf16_length(text[:start])
            length = utf16_length(text[start:end])
            if is_even:
                self._underline_misspelt(first, length)
            else:
                for at in range(first, first + length):
                    self._underline_misspelt(at, 1)

    def _underline_misspelt(self, at: int, length: int) -> None:
        """Underline letters that look alike and leave them otherwise as they are; a line of ours under them stays."""
        look = self.format(at)
        if look.underlineStyle() not in _OWN_LINES:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            look.setUnderlineColor(self._theme.color("bad"))
            self.setFormat(at, length, look)

    def _show_marked(self, block: QTextBlock) -> bool:
        """Shade restricted words, and underline with dashes those to be checked later; say whether there are any."""
        at, found = block.begin(), False
        while not at.atEnd():
            fragment = at.fragment()
            marked = fragment.charFormat()
            restricted, to_check = marked.boolProperty(RESTRICTED), marked.boolProperty(CHECK_LATER)
            if restricted or to_check:
                found = True
                start = fragment.position() - block.position()
                look = QTextCharFormat(self.format(start))
                if restricted:
                    look.setBackground(self._theme.color("warn_band"))
                    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                    look.setUnderlineColor(self._theme.color("warn"))
                    look.setToolTip(f"Restricted: {marked.stringProperty(REASON) or 'no reason given'} (Ctrl+R)")
                if to_check:
                    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
                    look.setUnderlineColor(self._theme.color("warn"))
                    look.setToolTip("To be checked later (F8)")
                self.setFormat(start, fragment.length(), look)
            at += 1
        return found


def _kind_format(block: QTextBlock) -> QTextCharFormat | None:
    kind = block_kind(block)
    result = QTextCharFormat()
    if kind is LineKind.ITEM:
        result.setFontWeight(QFont.Weight.DemiBold)
        return result
    if kind is LineKind.SUBHEADING:
        result.setFontUnderline(True)
        return result
    return None
