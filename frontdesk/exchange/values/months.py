"""Dates whose month is a word, and those written with the signs for year, month and day."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

_NAMES = (
    (
        "jan ianuarie january januar janner janvier janv enero ene gennaio gen genn janeiro januari tammikuu "
        "tammikuuta tammi stycznia styczen sty leden ledna led januara ocak oca январь января янв січень січня "
        "ιανουαριος ιανουαριου ιαν"
    ),
    (
        "feb februarie february februar feber fevrier fevr fev febrero febbraio febbr fevereiro februari helmikuu "
        "helmikuuta helmi lutego luty lut unor unora subat sub февраль февраля фев февр лютий лютого φεβρουαριος "
        "φεβρουαριου φεβ"
    ),
    (
        "mar marcius martie march mrz marz maerz mars marzo marco maart mrt maaliskuu maaliskuuta maalis marca "
        "marzec brezen brezna bre mart март марта мар березень березня μαρτιος μαρτιου μαρ"
    ),
    (
        "apr aprilis aprilie april avril avr abril abr aprile huhtikuu huhtikuuta huhti kwietnia kwiecien kwi duben "
        "dubna dub aprila nisan nis апрель апреля апр квітень квітня απριλιος απριλιου απρ"
    ),
    (
        "may majus mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja kveten kvetna kve maja mayis май "
        "мая травень травня μαιος μαιου μαι"
    ),
    (
        "jun junius iunie june juni juin junio giugno giu junho kesakuu kesakuuta kesa czerwca czerwiec cze cerven "
        "cervna juna haziran haz июнь июня июн червень червня ιουνιος ιουνιου ιουν"
    ),
    (
        "jul julius iulie july juli juillet juil julio luglio lug julho heinakuu heinakuuta heina lipca lipiec lip "
        "cervenec cervence jula temmuz tem июль июля июл липень липня ιουλιος ιουλιου ιουλ"
    ),
    (
        "aug augusztus august aout agosto ago augustus augusti elokuu elokuuta elo sierpnia sierpien sie srpen "
        "srpna srp augusta agustos agu август августа авг серпень серпня αυγουστος αυγουστου αυγ"
    ),
    (
        "sep szeptember septembrie sept september septembre septiembre setiembre settembre sett set setembro "
        "syyskuu syyskuuta syys wrzesnia wrzesien wrz zari septembra eylul eyl сентябрь сентября сен сент вересень "
        "вересня σεπτεμβριος σεπτεμβριου σεπ"
    ),
    (
        "oct octombrie okt october oktober octobre octubre ottobre ott outubro out lokakuu lokakuuta loka "
        "pazdziernika pazdziernik paz rijen rijna oktobra ekim eki октябрь октября окт жовтень жовтня οκτωβριος "
        "οκτωβριου οκτ"
    ),
    (
        "nov noiembrie november novembre noviembre novembro marraskuu marraskuuta marras listopada listopad lis "
        "novembra kasim kas ноябрь ноября ноя нояб листопад листопада νοεμβριος νοεμβριου νοε"
    ),
    (
        "dec decembrie dez des december dezember decembre diciembre dic dicembre dezembro joulukuu joulukuuta joulu "
        "grudnia grudzien gru prosinec prosince decembra desember aralik ara декабрь декабря дек грудень грудня "
        "δεκεμβριος δεκεμβριου δεκ"
    ),
)
"""The names of the twelve months, without accents: English, then the languages of the lists we read."""

_WORD = r"([^\W\d_]{3,14})\.?"
_YEAR = r"'?([0-9]{4}|[0-9]{2})(?![0-9:.])"
_WEEKDAY = r"(?:[^\W\d_]{2,14}[.,]*\s+)?"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|er|[.º])?"
_OF = r"(?:of\s|de\s|d')?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}[\s-]*{_OF}{_WORD}(?:[\s,-]+(?:del?\s)?{_YEAR})?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_WORD}[\s-]+{_DAY}(?![0-9])(?:[\s,-]+{_YEAR})?", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})\.?[\s-]+{_WORD}[\s-]+([0-9]{{1,2}})(?![0-9])\.?")
_SIGNS = re.compile(
    r"(?:(昭和|平成|令和|大正)?\s*([0-9]{1,4}|元)\s*[年년]\s*)?([0-9]{1,2})\s*[月월]\s*([0-9]{1,2})\s*[日일号]?"
)
_ERAS = {"大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}


class Worded(NamedTuple):
    """A date in words: the year as written ("" if none is), month and day, and where the date ends."""

    year: str
    month: int
    day: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def _month(word: str) -> int:
    letters = normalize("NFKD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return _months().get("".join(letter for letter in letters if not combining(letter)), 0)


def worded(text: str) -> Worded | None:
    """The date that `text` begins with, if its month is a name or a sign; None if it is not.

    "22 Apr 1985", "April 22nd, 1985", "3. März 90", "22 de mayo de 1990", "1985年4月22日", "昭和60年4月22日".
    """
    if match := _SIGNS.match(text):
        return _by_signs(match)
    for pattern, (year, month, day) in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        match = pattern.match(text)
        if match and (number := _month(match[month])):
            return Worded(match[year] or "", number, int(match[day]), match.end())
    return None


def _by_signs(match: re.Match[str]) -> Worded | None:
    era, year = match[1], match[2] or ""
    if era:
        year = str(_ERAS[era] + (1 if year == "元" else int(year)))
    elif year and (year == "元" or len(year) == 3):  # noqa: PLR2004 (a year has two or four digits)
        return None
    return Worded(year, int(match[3]), int(match[4]), match.end())
