"""The floors hold, statically and at run time."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "frontdesk"
FLOORS = {
    "errors": 0.0, "words": 0.1, "clock": 0.2, "paths": 0.3, "settings": 0.4, "mishaps": 0.4, "passphrases": 0.4,
    "records": 1.0,
    "store": 2.0,
    "keeping": 3.0, "desk": 3.1, "exchange": 3.2,
    "cli": 4.0, "tui": 4.0, "web": 4.0,
    "__main__": 5.0,
}  # fmt: skip
SQL_MAY_STAND_IN = (
    "store/file/",
    "store/search/",
    "store/exchange/outgoing.py",
    "store/exchange/sources.py",
    "store/shop/glance.py",
)
HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "phonenumbers", "rapidfuzz")


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations/versions" not in path.as_posix())


def part_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("frontdesk"):
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "frontdesk" else [node.module]
            )
            yield from names
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("frontdesk"))


def test_every_module_stands_on_a_known_floor():
    assert {part_of(path) for path in modules()} - {"__init__"} <= FLOORS.keys()


def test_imports_point_down():
    wrong = []
    for path in modules():
        here = part_of(path)
        if here == "__init__":
            continue
        for name in imports(path):
            there = name.split(".")[1] if "." in name else "__init__"
            if there in {"__init__", "__version__", here}:
                continue
            if FLOORS[there] >= FLOORS[here]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_the_front_ends_never_see_a_table_a_row_or_a_session():
    wrong = []
    for path in [path for front in ("cli", "tui", "web") for path in (PACKAGE / front).rglob("*.py")]:
        wrong += [f"{path.name}: {name}" for name in imports(path) if name.startswith("frontdesk.store")]
        wrong += [
            f"{path.name}: {heavy}" for heavy in ("sqlmodel", "sqlalchemy") if f"import {heavy}" in path.read_text()
        ]
    assert wrong == []


def test_sql_text_stands_in_the_store_alone():
    wrong = []
    for path in modules():
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith(SQL_MAY_STAND_IN):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.split()
                if words and words[0] in {
                    "SELECT",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    "CREATE",
                    "DROP",
                    "PRAGMA",
                    "BEGIN",
                    "COMMIT",
                }:
                    wrong.append(f"{place}:{node.lineno} {node.value[:40]}")
    assert wrong == []


def test_the_tables_load_the_words_of_no_other_database():
    """An index that names PostgreSQL's condition beside SQLite's loads its dialect: 4 MB, 30 ms of the first card."""
    code = "import sys, frontdesk.store.tables; print([each for each in sys.modules if each.endswith('.postgresql')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def loaded_by(code):
    listing = f"{code}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True, timeout=60)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_importing_the_tui_loads_nothing_heavy():
    assert not loaded_by("import frontdesk.tui.app") & {*HEAVY, "typer", "tomlkit", "tomllib"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_load_neither_textual_nor_sqlmodel(arguments):
    code = (
        "import sys, io, contextlib\n"
        f"sys.argv = ['frontdesk', *{arguments!r}]\n"
        "from frontdesk.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    main()"
    )
    assert not loaded_by(code) & {*HEAVY, "textual", "rich", "aiohttp", "asyncio"}


def test_finding_somebody_loads_no_orm(tmp_path):
    code = (
        "from pathlib import Path\nfrom frontdesk.desk.desk import open_desk\nfrom frontdesk.desk.lookup import find\n"
        f"desk = open_desk(Path({str(tmp_path / 'shop.db')!r}), till='t')\n"
        "find(desk, 'ravi')\nfind(desk, '4417')\ndesk.close()"
    )
    from frontdesk.desk.desk import open_desk
    from frontdesk.desk.roster.adding import add
    from frontdesk.records.people import NewCustomer

    desk = open_desk(tmp_path / "shop.db", till="t", create=True)
    add(desk, NewCustomer("Ravi Menon", phones=("0151 2344417",)))
    desk.close()
    assert not loaded_by(code) & set(HEAVY)
