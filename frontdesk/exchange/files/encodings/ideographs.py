"""How plausible a text of two-byte characters is, once its bytes were read as some encoding has them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

COMMON, WELL_KNOWN, RARE, STRANGE, TORN = 1.2, 0.9, 0.1, -0.6, -2.0
"""What a character counts: met in every list of names, of the first level, of the second, of none, of half a word."""

HOME = 0.2
_JAPANESE = frozenset(
    "田中山本村小川藤佐木高井松野石原大橋林清水池上島子一郎美太京都市区町県阪東西南北新宿名古屋福岡横浜番丁目"
)
_CHINESE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐明华国小文丽伟芳娜敏静强军平红玉建市区省路号京上海广州"
)
_TAIWANESE = frozenset(
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋許蔡明華國小文麗偉美玲志市區縣路號臺北中南雄段巷樓"
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문손양배백허남심시구동로길서울부산대인천광주영수민지현은경희철진"
)


class _Family(NamedTuple):
    encoding: str
    countries: str
    worth: Callable[[str], float]


def _japanese(character: str) -> float:
    if "\u3041" <= character <= "\u30fe":
        return 1.0
    if "\uff61" <= character <= "\uff9f":
        return 0.3
    return _level(character, _JAPANESE, "euc-jp", (0xB0, 0xCF), (0xD0, 0xF4))


def _chinese(character: str) -> float:
    return _level(character, _CHINESE, "gb2312", (0xB0, 0xD7), (0xD8, 0xF7))


def _taiwanese(character: str) -> float:
    return _level(character, _TAIWANESE, "big5", (0xA4, 0xC6), (0xC9, 0xF9))


def _korean(character: str) -> float:
    return _level(character, _KOREAN, "euc-kr", (0xB0, 0xC8), (0xCA, 0xFD))


FAMILIES = (
    _Family("cp932", "JP", _japanese),
    _Family("euc-jp", "JP", _japanese),
    _Family("gb18030", "CN SG", _chinese),
    _Family("big5", "TW HK MO", _taiwanese),
    _Family("cp949", "KR", _korean),
)
ENCODINGS = tuple(family.encoding for family in FAMILIES)


def score(raw: bytes, encoding: str, country: str) -> float:
    """How well `raw` reads in a two-byte encoding: about 1 for a text in its language, below 0 for none."""
    family = FAMILIES[ENCODINGS.index(encoding)]
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(raw)  # the sample may end within a character
    except UnicodeDecodeError:
        return -1.0
    worth, count = 0.0, 0
    for at, character in enumerate(text):
        if character.isascii():
            continue
        count += 1
        torn = _is_small(text[at - 1 : at]) or _is_small(text[at + 1 : at + 2])
        worth += TORN if torn else family.worth(character)
    home = HOME if country in family.countries.split() else 0.0
    return worth / count + home if count else 0.0


def _is_small(beside: str) -> bool:
    """Whether a small Latin letter stands there: half of a word that is none of theirs."""
    return beside.isascii() and beside.islower()


def _level(
    character: str, common: frozenset[str], standard: str, first: tuple[int, int], second: tuple[int, int]
) -> float:
    if character in common:
        return COMMON
    if "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff5e":
        return WELL_KNOWN
    try:
        lead = character.encode(standard)[0]
    except UnicodeEncodeError:
        return STRANGE
    if first[0] <= lead <= first[1]:
        return WELL_KNOWN
    return RARE if second[0] <= lead <= second[1] else STRANGE
