"""Colours, light and dark, as palettes and as a style sheet.

The palettes are our own because the system's dark hint does nothing on some systems, and because
painted parts (columns, chips, cards) need the same colours as the widgets around them.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

from minutes_app.places import resources

_TICK = resources() / "icons" / "tick.svg"
FONT_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Liberation Sans", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance, as '#rrggbb'; every text colour has AA contrast on its ground."""

    dark: bool
    page: str
    panel: str
    text: str
    muted: str
    line: str
    strong_line: str
    accent: str
    on_accent: str
    accent_text: str
    band: str
    selected: str
    warn: str
    warn_band: str
    good: str
    good_band: str
    bad: str
    bad_band: str
    plain_chip: str
    ticked: str  # the ground of a white tick

    def color(self, name: str) -> QColor:
        """Return one of the colours by its field name."""
        return QColor(getattr(self, name))


LIGHT = Theme(
    dark=False,
    page="#ffffff",
    panel="#f3f4f8",
    text="#171c26",
    muted="#5a6478",
    line="#dde1ea",
    strong_line="#171c26",
    accent="#1f4e8c",
    on_accent="#ffffff",
    accent_text="#1f4e8c",
    band="#e7eefa",
    selected="#e4ecfa",
    warn="#a34a00",
    warn_band="#fff1dd",
    good="#1a7038",
    good_band="#e4f4e9",
    bad="#b3261e",
    bad_band="#fdeae8",
    plain_chip="#e2e6ee",
    ticked="#1f4e8c",
)

DARK = Theme(
    dark=True,
    page="#1b1e24",
    panel="#23272f",
    text="#e8eaf0",
    muted="#a2abbd",
    line="#39404c",
    strong_line="#c6ccd8",
    accent="#7fb0f5",
    on_accent="#10203a",
    accent_text="#8fbaf7",
    band="#26344b",
    selected="#2d3d57",
    warn="#ffb45c",
    warn_band="#46341c",
    good="#6fcf8e",
    good_band="#1f3b2a",
    bad="#ff8a80",
    bad_band="#4a2526",
    plain_chip="#3a414e",
    ticked="#26344b",
)


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: "panel",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "page",
        QPalette.ColorRole.AlternateBase: "panel",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "page",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipBase: "panel",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent_text",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Mid: "line",
    }
    for role, name in roles.items():
        result.setColor(role, theme.color(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.color("muted"))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the little that palettes cannot say: rounded buttons and fields, flat panels, quiet menus."""
    return f"""
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QMenuBar {{ background: {theme.page}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; color: {theme.text}; }}
    QMenuBar::item:selected {{ background: {theme.selected}; }}
    QStatusBar {{ background: {theme.page}; border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: none; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QPushButton {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.line};
        border-radius: 5px; padding: 6px 14px; font-weight: 600; }}
    QPushButton:hover, QPushButton:focus {{ border-color: {theme.accent_text}; }}
    QPushButton:disabled {{ color: {theme.muted}; }}
    QPushButton[primary="true"] {{ background: {theme.accent}; color: {theme.on_accent};
        border-color: {theme.accent}; }}
    QPushButton[primary="true"]:disabled {{ background: {theme.plain_chip}; color: {theme.muted};
        border-color: {theme.plain_chip}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {theme.strong_line}; padding: 5px 13px; }}
    QPushButton[tab="true"] {{ border: none; border-radius: 10px; padding: 3px 8px; font-weight: 600;
        background: {theme.plain_chip}; }}
    QPushButton[tab="true"]:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QPushButton[tab="true"]:focus {{ border: 2px solid {theme.strong_line}; padding: 1px 6px; }}
    QLineEdit, QComboBox, QDateEdit, QTimeEdit {{ background: {theme.page}; color: {theme.text};
        border: 1px solid {theme.line}; border-radius: 5px; padding: 6px 9px; }}
    QLineEdit:focus, QComboBox:focus, QDateEdit:focus {{ border: 2px solid {theme.accent_text}; padding: 5px 8px; }}
    QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.muted}; border-radius: 3px; }}
    QCheckBox::indicator:unchecked {{ background: {theme.page}; }}
    QCheckBox::indicator:checked {{ background: {theme.ticked}; image: url("{_TICK.as_posix()}"); }}
    QCheckBox::indicator:focus {{ width: 11px; height: 11px; border: 2px solid {theme.accent_text}; }}
    QFrame[panel="true"] {{ background: {theme.panel}; }}
    QFrame[page="true"] {{ background: {theme.page}; }}
    QLabel[muted="true"] {{ color: {theme.muted}; }}
    QLabel[problem="true"] {{ color: {theme.warn}; }}
    QLabel[heading="true"] {{ font-weight: 700; }}
    QListView, QTreeView {{ background: {theme.panel}; border: none; outline: none; }}
    QListView:focus, QTreeView:focus {{ border: 1px solid {theme.accent_text}; }}
    QTableView {{ background: {theme.page}; border: 1px solid transparent; outline: none; gridline-color: {theme.line};
        selection-background-color: {theme.selected}; selection-color: {theme.text}; }}
    QTableView::item {{ border-bottom: 1px solid {theme.line}; padding: 2px 6px; }}
    QTableView:focus {{ border: 1px solid {theme.accent_text}; }}
    QHeaderView::section {{ background: {theme.page}; color: {theme.text}; border: none;
        border-bottom: 2px solid {theme.strong_line}; padding: 6px 6px 6px 9px; font-weight: 700; }}
    QFrame[card="true"] {{ background: {theme.panel}; border-radius: 8px; }}
    QFrame[pill="true"] {{ background: {theme.page}; border: 1px solid {theme.line}; border-radius: 14px; }}
    QFrame[pill="true"][narrowing="true"] {{ background: {theme.band}; border-color: {theme.accent_text}; }}
    QFrame[pill="true"][focused="true"] {{ border: 2px solid {theme.accent_text}; }}
    QFrame[pill="true"] QLineEdit, QFrame[pill="true"] QComboBox, QFrame[pill="true"] QLineEdit:focus,
    QFrame[pill="true"] QComboBox:focus {{ border: none; padding: 4px 2px; background: transparent; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {theme.plain_chip}; border-radius: 4px; min-height: 28px; margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {theme.muted}; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QToolTip {{ color: {theme.text}; background: {theme.panel}; border: 1px solid {theme.line}; }}
    """


def app_font() -> QFont:
    """Return the program's font: the first of our families that this computer has, 10 points."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(10)
    return font
