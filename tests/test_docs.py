"""What the documents say is true."""

import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.exchange.demo_shop import lay_out
from tests.marked import by_hand
from tests.test_floors import SQL_MAY_STAND_IN

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
EXAMPLES = [line for block in BLOCKS for line in block.splitlines() if line.startswith("frontdesk ")]
ASKED_OF_THE_DEMO = [line for line in EXAMPLES if "import" not in line]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    shop = tmp_path_factory.mktemp("demo") / "shop.db"
    lay_out(shop, datetime.now(UTC))
    return shop


def test_what_people_wrote_of_the_readme_is_short():
    assert len(by_hand(README).encode()) < 6 * 1024


def test_the_readme_shows_examples():
    assert len(ASKED_OF_THE_DEMO) >= 6


@pytest.mark.parametrize("example", ASKED_OF_THE_DEMO)
def test_every_example_runs_on_the_demo_shop(demo, example):
    command = [sys.executable, "-m", "frontdesk", "--db", str(demo), *shlex.split(example)[1:]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=demo.parent)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("command", sorted({shlex.split(line)[1] for line in EXAMPLES}))
def test_every_command_of_the_readme_explains_itself(command):
    done = subprocess.run(
        [sys.executable, "-m", "frontdesk", command, "--help"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "Usage" in done.stdout


def test_every_picture_and_page_that_the_readme_names_is_there():
    named = re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_keys_of_the_readme_are_the_declared_ones():
    from frontdesk.tui.bindings.groups import listing

    declared = {key for listed in listing() for key in listed.keys.split(",")}
    table = re.findall(r"^\| ([^|]+) \|", README.split("| Key | Does |")[1].split("\n\n")[0], flags=re.MULTILINE)[1:]
    said = [word for cell in table for word in re.split(r"[ ·,]+", cell) if word]
    spelled = {"+": "+", "=": "=", "-": "-"}
    keys = {spelled.get(word, word.lower()) for word in said}
    assert keys <= declared, keys - declared


def test_pictures_ask_nobody_for_anything():
    for picture in (ROOT / "docs").glob("*.svg"):
        assert not re.search(r"(url|src|href)\s*[(=]\s*[\"']?https?:", picture.read_text(encoding="utf-8"))


def test_what_contributing_says_where_it_is_is_there():
    table = CONTRIBUTING.split("| You look for |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", table))
    there = {file.relative_to(ROOT).as_posix() for file in ROOT.glob("[ft]*/**/*") if "__pycache__" not in file.parts}
    assert len(named) > 40
    assert [name for name in named if not any(f"/{file}/".endswith(f"/{name.rstrip('/')}/") for file in there)] == []


def test_contributing_names_the_places_in_which_sql_text_may_stand():
    said = CONTRIBUTING.split("SQL *text* only")[1].split("The rest is")[0]
    assert set(re.findall(r"`(store/[\w/.]+)`", said)) == set(SQL_MAY_STAND_IN)


def test_no_document_or_source_names_a_machine():
    here = re.compile(r"/(?:root|home|work)/\w")
    files = [*ROOT.glob("*.md"), *ROOT.glob("*.t*"), *(ROOT / "frontdesk").rglob("*.py"), *(ROOT / "data").glob("*")]
    assert [str(file) for file in files if file.is_file() and here.search(file.read_text(encoding="utf-8"))] == []


def test_the_readme_says_how_fast_and_on_which_machine():
    figures = README.split("<!-- figures: made by python -m tests.bench -->")[1].split("<!-- end of figures -->")[0]
    assert "CPUs, Python" in figures
    assert len(re.findall(r"^\| .* \|$", figures, flags=re.MULTILINE)) >= 10
