from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from frontdesk import __version__
from frontdesk.cli.app import SECTIONS, _loaded
from tests.cli.shell import DANGEROUS, HOSTILE, spawn
from tests.terminal import Terminal

REPORTING = """
import sys
from frontdesk.__main__ import main
code = main(sys.argv[1:])
sys.stderr.write('LOADED ' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))
sys.exit(code)
"""
HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "phonenumbers", "textual", "rich", "pydantic", "tomlkit"}
SELDOM = {"chardet", "vobject", "rapidfuzz", "pyrage", "python_calamine", "xlsxwriter", "sqlite3"}
EXPLAINED = {"cli.app", "cli.call", "cli.command", "cli.failing", "errors", "mishaps", "words", "words.display"}
EXPLAINING = """
from frontdesk.cli.app import SECTIONS
codes = {main([name, '--help']) for names in SECTIONS.values() for name in names}
"""


def loaded(*arguments):
    ran = spawn(*arguments, program=("-c", REPORTING))
    return {*ran.err.partition("LOADED ")[2].split()}, ran


def test_help_names_every_command_and_loads_nothing_heavy(shell):
    modules, ran = loaded("--help")
    assert ran.code == 0
    assert not modules & (HEAVY | {"rapidfuzz", "json"})
    assert all(f"  {name}" in ran.out for commands in SECTIONS.values() for name in commands)


@pytest.mark.parametrize(
    ("arguments", "environment", "more"),
    [
        (["--help"], {}, EXPLAINED),
        ([], {"_FRONTDESK_COMPLETE": "complete_bash", "COMP_WORDS": "frontdesk fi", "COMP_CWORD": "1"}, EXPLAINED),
        (["--version"], {}, set()),
    ],
    ids=["help", "completion", "version"],
)
def test_what_people_wait_for_in_a_shell_waits_for_no_module_of_ours_but_these(
    shell, monkeypatch, arguments, environment, more
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = spawn(*arguments, program=("-c", REPORTING.replace("name.partition('.')[0]", "name")))
    ours = {name.removeprefix("frontdesk.") for name in ran.err.partition("LOADED ")[2].split() if "frontdesk." in name}
    assert ran.code == 0
    assert ours <= {"__main__", "cli", "cli.options", *more}


def test_no_command_loads_anything_heavy_to_be_explained(shell):
    everything = REPORTING.replace("code = main(sys.argv[1:])", f"{EXPLAINING}code = max(codes)")
    ran = spawn(program=("-c", everything))
    assert ran.code == 0
    assert all(f"frontdesk {name} " in ran.out for names in SECTIONS.values() for name in names)
    assert not {*ran.err.partition("LOADED ")[2].split()} & (HEAVY | SELDOM)


def test_version_and_the_bare_program_do_not_even_load_typer(shell):
    modules, ran = loaded("--version")
    assert (ran.code, ran.out) == (0, f"frontdesk {__version__}\n")
    assert not modules & (HEAVY | {"typer"})
    modules, ran = loaded("--debug")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: frontdesk")
    assert not modules & (HEAVY | {"typer"})


def test_find_into_a_pipe_loads_no_orm_and_no_rich(shell):
    shell("add", "Ravi Menon")
    modules, ran = loaded("find", "ravi")
    assert (ran.code, ran.out.split("\t")[1]) == (0, "Ravi Menon")
    assert not modules & HEAVY
    assert loaded("find", "nobody")[1].code == 3


def test_find_as_whoever_was_chosen_last_here_loads_no_orm_either(shell):
    shell("add", "Ravi Menon")
    shell("team", "add", "Joe")
    assert shell("settings", "staff", "Joe").code == 0
    modules, ran = loaded("find", "ravi")
    assert ran.code == 0
    assert not modules & HEAVY


def test_every_command_bears_the_sentence_that_the_help_says(shell):
    for commands in SECTIONS.values():
        for name, sentence in commands.items():
            ran = shell(name, "--help")
            assert ran.code == 0
            assert sentence in " ".join(ran.out.split())


def test_every_command_option_and_argument_is_explained():
    commands = [_loaded(name) for names in SECTIONS.values() for name in names]
    for command in commands:  # which grows by what is nested in it
        commands += getattr(command, "commands", {}).values()
    assert len(commands) > 75
    for command in commands:
        assert command.help
        for parameter in command.params:
            assert parameter.help.endswith((".", "?")), (command.name, parameter.name)


def test_no_sentence_of_a_group_is_cut_off_in_its_help(shell):
    for names in SECTIONS.values():
        for name in names:
            listed = shell(name, "--help").out.partition("Commands:")[2]
            assert "..." not in listed, name


def test_the_help_of_a_group_loads_nothing_heavy():
    for call in (("feedback", "--help"), ("followups", "rules", "--help"), ("review", "--help")):
        modules, ran = loaded(*call)
        assert ran.code == 0
        assert not modules & (HEAVY | {"rapidfuzz", "icalendar"})


def test_what_is_no_text_is_refused_in_a_sentence(shell):
    for call in ((b"add", b"\xff\xfe"), (b"find", b"\xff"), (b"add", b"Ana", b"--note", b"caf\xe9")):
        ran = spawn(*call)
        assert ran.code == 2
        assert "is not UTF-8 text" in ran.err
    assert not shell.shop.exists()


def test_a_reader_that_has_seen_enough_is_no_error(shell):
    shell("add", "Ravi Menon")
    program = [sys.executable, "-m", "frontdesk", "keys"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110
def test_an_output_that_is_full_is_exit_code_one(shell):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "frontdesk", "paths"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("frontdesk: The system refused: No space left")


def test_json_is_utf_8_wherever_it_goes(shell):
    shell("add", "Zoë 東京")
    ran = spawn("find", "zoe", "--json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(ran.out)[0]["name"] == "Zoë 東京"
    assert "Zoë" in ran.out
    assert spawn("find", "zoe", PYTHONIOENCODING="ascii").code == 0


def seen(*arguments, columns=80):
    with Terminal([sys.executable, "-m", "frontdesk", *arguments], columns=columns, lines=50) as terminal:
        terminal.wait_exit(30)
        return terminal.screen()


@pytest.mark.parametrize("columns", [60, 100])
def test_a_terminal_shows_the_card_with_its_sentence_first_and_no_escapes_of_others(shell, columns):
    allergies = [part for text in HOSTILE for part in ("--allergy", text)]
    shell("add", *allergies, "--", HOSTILE[0])
    shown = seen("show", "1", columns=columns)
    assert shown[0].startswith("Bob [/nope]")
    assert any(line.startswith("▌ ") for line in shown[:4])
    assert any(line.startswith("ALLERGY   Bob [/nope]") for line in shown)
    assert any("␛[31mred␛]52;c;Zm9v␇" in line for line in shown)
    assert any("�dlog� evil" in line for line in shown)
    assert max(map(len, shown)) <= columns


def test_a_terminal_shows_lists_under_headings_and_says_what_a_list_will_hold(shell):
    shell("items", "add", "Tea", "--price", "2")
    assert seen("items")[0].split() == ["id", "name", "price"]
    assert "Add the first with `frontdesk team add NAME`" in " ".join(seen("team"))


def test_dangerous_characters_are_the_ones_that_the_hostile_texts_hold():
    assert DANGEROUS & {*"".join(HOSTILE)}
