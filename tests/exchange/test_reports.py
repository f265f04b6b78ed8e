"""The evening as a page, as Markdown and in parts: what it says, and what it never lets through."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from frontdesk.exchange.reports.markdown import markdown
from frontdesk.exchange.reports.outline import report
from frontdesk.exchange.reports.page import page
from frontdesk.exchange.reports.saving import PageNotWritten, save
from frontdesk.records.evening import Chairs, EmptyChair, HappinessOf, Hour, Loyalty
from frontdesk.records.reports import Happiness
from frontdesk.words.display import shown
from tests.cli.shell import DANGEROUS, HOSTILE
from tests.exchange.evenings import MONDAY, NOW, SHOP, SUNDAY, clock, figures, hostile, nothing, week

VOID = {"meta", "rect", "text", "br"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "figure", "figcaption",
    "h1", "h2", "p", "div", "table", "thead", "tbody", "tr", "th", "td", "strong", "bdi", "svg", "g", "rect", "text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "scope", "role", "aria-label", "aria-hidden",
    "x", "y", "width", "height", "rx",
}  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp; &#x202e;",
    "{{7*7}} ${x} <!--",
)


class Seen(HTMLParser):
    """Every tag and attribute of a page, its text, and whether whatever was opened was closed in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.open, self.text = set(), set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def told(evening, now=NOW, shop=SHOP):
    return report(evening, shop, clock(now))


def both(evening, now=NOW):
    found = told(evening, now)
    return page(found), markdown(found)


def words(text):
    return " ".join(" ".join(Seen(text).text).split())


@pytest.mark.parametrize("form", [0, 1])
def test_it_tells_who_came_who_did_not_and_whom_to_thank(form):
    text = unescape(both(week())[form]).replace("\\", "")
    for said in (
        "Mon 16 to Sun 22 November 2026", "412", "38 more than in the week before",
        "44 to 82 a day, most on Sat 21 Nov",
        "2 regulars should have come by their own rhythm and did not, together worth about 50 EUR a month.",
        "23 others have lapsed.", "every 3–4 days, silent for 19", "50.02 EUR", "complaint: cold soup, 12 Nov",
        "Jonas Weber", "41 days, usually every 4–5 days", "make-good: a coffee on us, 14 Nov",
        "Knew what I wanted before I had my coat off", "the whole team", "86% of 51", "86% of 43", "96% of 190",
        "Busiest on Saturday, 08–09, with 21 visits.", "Gained most: Flat white, 22 more. Lost most: Soup, 13 fewer.",
        "131 came again within 60 days (73%)", "58 of 96 came to the same person again (60%)", "34.20 of 150.00",
    ):  # fmt: skip
        assert said in text, said


def test_days_of_two_years_are_told_with_both():
    loyalty = Loyalty(180, 131, 58, 96, date(2025, 11, 17), date(2026, 9, 23))
    for text in both(replace(week(), loyalty=loyalty)):
        assert "180 customers who came from Mon 17 Nov 2025 to Wed 23 Sep 2026" in text
    assert "from Thu 17 Sep to Wed 23 Sep 2026" in both(week())[1]


def test_no_share_is_told_of_fewer_than_ten():
    few = replace(
        week(),
        by_staff=(HappinessOf(1, "Mina", Happiness(9)),),
        by_item=(HappinessOf(1, "Tea", Happiness(4, 1, 1)),),
        review=replace(week().review, happiness=Happiness(8, 1)),
    )
    html, md = both(few)
    for text in (words(html), md):
        assert "9 of 9" in text
        assert "4 of 6" in text
        assert "8 of 9" in text
        assert not re.search(r"\b(100|89|67)%(?! of 190)", text)
    assert "3 of 7" in both(week())[0]


def test_people_are_not_ranked():
    names = [row[0] for row in told(week()).tables[0].rows]
    assert names == ["Joe", "Mina", "nobody noted"]


def test_the_page_needs_nothing_but_itself():
    text = page(told(week()))
    found = Seen(text)
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.open == []
    assert not re.search(r"url\(|@import|//|javascript|src=|href=", text.replace("'unsafe-inline'", ""))
    assert "default-src 'none'" in text


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP, "x" * 10_000, "شكرا جزيلا", "a\nb\tc"])
def test_whatever_people_typed_is_text_and_harmless(text):
    written = page(told(hostile(text), shop=replace(SHOP, name=text)))
    found = Seen(written)
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert found.open == []
    assert not DANGEROUS & {*written}
    if len(text) < 40:
        assert shown(" ".join(text.split())) in found.text


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP, "| a | b", "**x** `y` _z_ ~~w~~", "[x](http://evil.example)"])
def test_in_markdown_people_cannot_write_markup(text):
    written = markdown(told(hostile(text), shop=replace(SHOP, name=text)))
    assert not DANGEROUS & {*written}
    tables = re.findall(r"(?:^\|.*\n)+", written, flags=re.MULTILINE)
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1
    assert not re.search(r"(?<!\\)(<|~~|&)|(?<!\\)\]\(|[a-z]://", written)


def test_a_page_that_holds_everything_stays_small_enough_to_mail():
    chairs = tuple(
        EmptyChair(at, f"Somebody {at}", 3.0, 30, 4.0, date(2026, 10, 1), "every 3 days, silent for 30", worth=1_000)
        for at in range(200)
    )
    text = page(told(replace(week(), empty_chairs=chairs)))
    assert "200 regulars should have come" in text
    assert "and 180 more" in text
    assert len(text.encode()) < 60_000


@pytest.mark.parametrize("form", [0, 1])
def test_a_shop_in_which_nobody_came_yet_has_a_sensible_page(form):
    text = both(nothing())[form]
    assert "Too early to say: a rhythm shows once somebody has come on 5 days within a year." in text
    assert "none in the week before either" in text
    for absent in ("When they came", "To thank", "Came back", "Happiness by", "What they had", "None", "nan"):
        assert absent not in text


def test_nobody_missing_is_good_news():
    def said(**chairs):
        return told(replace(nothing(), chairs=Chairs(**chairs))).people[0].lead

    assert said(kept=43) == "Nobody is missing: all 43 regulars keep to their rhythm."
    assert said(kept=1, lapsed=1) == "Nobody is missing: your one regular keeps to their rhythm. 1 other has lapsed."
    assert said(lapsed=2) == "There are no regulars now. 2 others have lapsed."


def test_what_is_counted_may_be_more_than_is_named():
    lead = told(replace(week(), chairs=Chairs(kept=9, empty=650))).people[0]
    assert lead.lead.startswith("650 regulars should have come by their own rhythm and did not, the first 2 together")
    assert lead.more == "and 648 more"


def test_a_single_visit_is_told_in_the_singular():
    one = replace(
        nothing(SUNDAY, SUNDAY),
        review=figures(SUNDAY, SUNDAY, visits=1, customers=1, new=1, before=figures()),
        days=((SUNDAY, 1),),
        hours=(Hour(6, 9, 1),),
    )
    text = words(page(told(one)))
    assert "1 visit none on the day before" in text
    assert "Sunday 22 November 2026" in text
    assert "09 to 10, busiest 09–10 with 1 visit" in text


def test_a_span_that_is_not_over_is_not_said_to_have_lost():
    found = told(week(), datetime(2026, 11, 18, 12, tzinfo=UTC))
    assert found.beside == "so far · 374 in the week before"
    assert [each.visits for each in found.trend.stretches][3:] == [None] * 4
    assert "Gained most" not in page(found)


def test_worth_is_in_visits_where_orders_have_no_prices():
    assert told(week()).people[0].rows[1][2] == "4 visits"


def test_every_colour_of_text_can_be_read_on_its_ground():
    style = files("frontdesk.exchange.reports").joinpath("page.css").read_text(encoding="utf-8")
    light, dark, paper = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in _themes(style)]
    for theme in (light, dark, {**light, **paper}):
        for ink in ("ink", "quiet", "warm", "cool", "alarm"):
            assert _contrast(theme[ink], theme["ground"]) >= 4.5, ink
        assert min(_contrast(theme["on-pale"], theme[f"h{at}"]) for at in (1, 2, 3)) >= 4.5
        assert min(_contrast(theme["on-deep"], theme[f"h{at}"]) for at in (4, 5)) >= 4.5


def _themes(style):
    rest = style.split("prefers-color-scheme: dark")
    return rest[0], rest[1].partition("* {")[0], style.partition("@media print")[2]


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_is_written_whole_and_for_its_owner_alone(tmp_path):
    place = save("new", tmp_path / "made" / "evening.html", MONDAY, SUNDAY)
    assert place.read_text() == "new"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in place.parent.iterdir()] == ["evening.html"]


def test_a_folder_gets_a_page_under_a_name_of_its_own(tmp_path):
    assert save("x", tmp_path, MONDAY, SUNDAY).name == "review-2026-11-16-to-2026-11-22.html"


def test_where_no_page_can_be_written_the_old_one_stays(tmp_path):
    old = tmp_path / "evening.html"
    old.write_text("old")
    (tmp_path / "evening.html.part").mkdir()
    with pytest.raises(PageNotWritten):
        save("new", old, MONDAY, SUNDAY)
    assert old.read_text() == "old"


def test_a_year_is_told_by_weeks_and_ten_years_by_months():
    year = tuple((date(2026, 1, 1) + timedelta(at), 3) for at in range(365))
    found = replace(nothing(date(2026, 1, 1), date(2026, 12, 31)), days=year)
    trend = told(found, datetime(2027, 1, 5, tzinfo=UTC)).trend
    assert (len(trend.stretches), trend.title) == (53, "By week")
    assert sum(each.visits for each in trend.stretches) == 3 * 365
    assert page(told(found)).count("<rect") <= 60
