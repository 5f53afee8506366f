"""What holds the house together: rooms, lengths, and habits that Qt and python-docx punish."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [ROOT / "main.py", *sorted((ROOT / "minutes_app").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
LONGEST_FUNCTION = 60


def run_python(code):
    """Run code in a fresh process at the root of the project; return what it prints."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split()


def trees():
    for path in SOURCES:
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def calls(name):
    """Give every call of a method or function of this name, with its place."""
    for path, tree in trees():
        for node in ast.walk(tree):
            called = getattr(node, "func", None)
            if isinstance(node, ast.Call) and name in (getattr(called, "attr", ""), getattr(called, "id", "")):
                yield f"{path}:{node.lineno}", node


def test_the_core_loads_without_qt():
    loaded = run_python(
        "import importlib, pkgutil, sys, minutes_app\n"
        "names = [m.name for m in pkgutil.walk_packages(minutes_app.__path__, 'minutes_app.')]\n"
        "for name in names:\n"
        "    if '.migrations' not in name:\n"
        "        importlib.import_module(name)\n"
        "assert len(names) > 30\n"
        "print(*sys.modules)"
    )
    assert "minutes_app.command_line" in loaded
    assert not [name for name in loaded if name.partition(".")[0] in ("PySide6", "shiboken6", "ui", "PyQt6")]


def test_the_sign_of_opening_is_there_before_what_the_window_is_made_of_is_loaded():
    loaded = run_python("import sys, ui.start; print(*sys.modules)")
    assert "ui.opening_sign" in loaded
    assert not [name for name in loaded if name.startswith(("ui.editor", "ui.meeting", "ui.library", "ui.main_window"))]


@pytest.mark.parametrize("module", ["minutes_app.service", "ui.main_window"])
def test_the_window_is_painted_before_the_database_and_word_are_loaded(module):
    loaded = run_python(f"import sys, {module}; print(*sys.modules)")
    assert module in loaded
    assert not {"sqlalchemy", "alembic", "docx", "lxml", "filelock", "hunspell", "spylls"} & set(loaded)


def test_imports_run_one_way():
    run_python(
        "from importlinter.cli import lint_imports\n"
        "raise SystemExit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    )


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


def test_no_signal_holds_its_receiver_alive():
    """A dialog whose signal is connected to a lambda or partial that names `self` is never freed by PySide6."""
    held = [
        place
        for place, node in calls("connect")
        for given in node.args
        if isinstance(given, ast.Lambda) or getattr(getattr(given, "func", None), "id", "") == "partial"
        if any(isinstance(inner, ast.Name) and inner.id == "self" for inner in ast.walk(given))
    ]
    assert not held


def test_no_table_is_read_cell_by_cell():
    """python-docx lays the whole table out anew at each `table.cell(i, j)`: 32 s for 270 rows of four."""
    assert not [place for place, node in calls("cell") if getattr(node.func.value, "id", "").endswith("table")]


def test_no_module_keeps_state():
    assert not [f"{path}:{n.lineno}" for path, tree in trees() for n in ast.walk(tree) if isinstance(n, ast.Global)]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_calls_keep_none_alive(qtbot):
    """PySide6 6.12.0 drops a reference to None at each call that returns nothing, until the interpreter aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert sys.getrefcount(None) > before - 100


def test_the_commands_of_the_readme_exist():
    from main import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"uv run main\.py (\S+)", readme)
    assert {word for word in named if not word.startswith("-")} == set(COMMANDS)
    for command in COMMANDS:
        shown = run_python(f"import main, sys; sys.exit(main.main(['{command}', '--help']))")
        line = next(line for line in readme.splitlines() if f"main.py {command}" in line)
        for option in re.findall(r"--[a-z]+", line):
            assert any(option in word for word in shown), f"{command} {option}"
    options = run_python("import main, sys; sys.exit(main.main(['--help']))")
    for option in ("--library", "--meeting", "--demo"):
        assert option in readme
        assert option in options
    for path in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / path).exists(), path


def test_every_key_is_used_once(window):
    keys = Counter(key.toString() for action in window.menus.actions for key in action.shortcuts())
    assert len(keys) > 40
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []
    # Typing, moving and choosing in the text are not a menu's business; F2 and Delete belong to the panels.
    typing = ["Return", "Tab", "Backspace", "Del", "Up", "Home", "Ctrl+Left", "Ctrl+Backspace", "Ctrl+Home", "Ctrl+A"]
    panels = ["F2", "Ins", "Esc", "#", "Space"]
    assert not set(keys) & {QKeySequence(key).toString() for key in (*typing, *panels)}


def test_every_menu_has_letters_of_its_own(window):
    for menu in (menu.menu() for menu in window.menuBar().actions()):
        letters = Counter(re.findall(r"&(\w)", " ".join(action.text().lower() for action in menu.actions())))
        assert [letter for letter, count in letters.items() if count > 1] == [], menu.title()
    bar = Counter(re.findall(r"&(\w)", " ".join(action.text().lower() for action in window.menuBar().actions())))
    assert max(bar.values()) == 1
