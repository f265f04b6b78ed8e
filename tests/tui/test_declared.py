"""What holds for the counter's code as a whole: how keys are declared, and how people's text reaches a widget."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from textual.binding import Binding

import frontdesk.tui
from frontdesk.tui.bindings import groups
from frontdesk.tui.bindings.counter import CARD
from frontdesk.tui.bindings.groups import GROUPS
from frontdesk.tui.widgets import customer_card

HOME = Path(frontdesk.tui.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
DECLARED = [binding for group in GROUPS.values() for binding in group]

_TAKES_MARKUP = {"Static", "Label", "Button", "OptionList", "Option", "Link", "Collapsible", "Tab", "Tabs", "TabPane"}
_TITLES = {"border_title", "border_subtitle"}


@pytest.mark.parametrize("binding", DECLARED, ids=lambda binding: binding.id or binding.key)
def test_a_key_has_an_id_a_word_and_a_sentence(binding):
    assert isinstance(binding, Binding)
    assert binding.id
    assert binding.description
    assert binding.tooltip
    assert binding.tooltip[0].isupper()
    assert not binding.tooltip.endswith(".")


def test_no_two_keys_share_an_id():
    ids = [binding.id for binding in DECLARED]
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


@pytest.mark.parametrize("group", GROUPS)
def test_no_key_means_two_things_in_one_place(group):
    keys = [(key, binding.action) for binding in GROUPS[group] for key in binding.key.split(",") if key != "comma"]
    assert [(one, two) for one, two in combinations(keys, 2) if one[0] == two[0] and one[1] != two[1]] == []


def test_every_group_of_keys_is_in_the_help():
    declared = [
        value
        for name, value in vars(groups).items()
        if name.isupper() and isinstance(value, list) and value and isinstance(value[0], Binding)
    ]
    listed = {binding.id for binding in DECLARED}
    assert {binding.id for group in declared for binding in group} == listed


def test_the_card_lets_those_letters_act_that_are_declared_for_it():
    signs = {"plus": "+", "equals_sign": "=", "minus": "-", "question_mark": "?"}
    keys = {key for binding in CARD for key in binding.key.split(",") if binding.key not in {"enter", "escape"}}
    declared = {signs.get(key, key) for key in keys if len(signs.get(key, key)) == 1}
    assert declared == set(customer_card._ACTS)


def unsafe_calls(tree):
    """Calls that would read a text as markup: (line, what)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _unsafe_call(node)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr in _TITLES for target in targets):
                yield node.lineno, "a border's title is markup"


def _unsafe_call(node):
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    plain = isinstance(keywords.get("markup"), ast.Constant) and keywords["markup"].value is False
    if plain:
        return
    if name == "notify":
        yield node.lineno, "notify without markup=False"
    if name in _TAKES_MARKUP and node.args and _may_be_data(node.args[0]):
        yield node.lineno, f"{name} takes a text"
    if name == "update" and node.args and _may_be_data(node.args[0]):
        yield node.lineno, "update takes a text"
    if name == "from_markup" and node.args and not isinstance(node.args[0], ast.Constant):
        yield node.lineno, "markup made of data"


def _may_be_data(value):
    """Whether an argument is a text put together here: a literal is ours, a call or name may be content."""
    if isinstance(value, ast.JoinedStr):
        return True
    if isinstance(value, ast.BinOp):
        return _may_be_data(value.left) or _may_be_data(value.right)
    if isinstance(value, ast.Call):
        func = value.func
        return isinstance(func, ast.Attribute) and func.attr in {"join", "format", "strip", "title"} and _is_text(func)
    return isinstance(value, ast.Attribute) and value.attr in {"name", "text", "note", "alert", "label", "value"}


def _is_text(func):
    return isinstance(func.value, (ast.Constant, ast.JoinedStr))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_text_of_people_is_read_as_markup(module):
    assert list(unsafe_calls(ast.parse(module.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        'Static(f"{name}")',
        "Label(customer.name)",
        'Static("a " + customer.note)',
        'Label(" · ".join(names))',
        "self.notify(sentence)",
        "app.notify(shown(sentence), markup=True)",
        "box.border_title = name",
        'title.update(f"{name}")',
        "Content.from_markup(name)",
    ],
)
def test_the_look_for_markup_sees_it(code):
    assert list(unsafe_calls(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        'Static("Nobody yet")',
        "Static(plainly(name))",
        "Label(name, markup=False)",
        "app.notify(shown(sentence), markup=False)",
        'seen.update({"a": 1})',
        'Static(Content("\\n").join(rows))',
    ],
)
def test_the_look_for_markup_lets_pass_what_is_safe(code):
    assert not list(unsafe_calls(ast.parse(code)))
