import re
from pathlib import Path

from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.columns.recognising import FORMATS

PAGE = (Path(__file__).parents[3] / "docs" / "imports.md").read_text(encoding="utf-8")


def test_the_page_on_imports_names_every_format_and_no_other():
    told = re.findall(r"\| `([^`-][^`]*)` \|$", PAGE, flags=re.MULTILINE)
    assert sorted(told) == sorted({form.name for form in FORMATS} - {plain.NAME})


def test_no_two_formats_are_told_by_the_same_columns():
    for form in FORMATS:
        for signature in (form.signature, *form.others):
            names = frozenset(name.casefold().replace(" ", "").replace("_", "").replace("-", "") for name in signature)
            better = [other for other in FORMATS if other.fits(names) and other.name != form.name]
            assert better == [], (form.name, signature)
