"""Names of people in many scripts, dealt by a die that knows common from rare."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random


class Locale(NamedTuple):
    """How people of one heritage are called; families are a stem and an ending, each pair a name of its own."""

    share: int
    firsts: list[str]
    stems: list[str]
    endings: list[str]


def _locale(share: int, firsts: str, stems: str, endings: str) -> Locale:
    return Locale(share, firsts.split(), stems.split(), ["" if end == "·" else end for end in endings.split()])


LOCALES = [
    _locale(
        26,
        "Maria Anna Lukas Julia Jonas Hanna Felix Laura Markus Sabine Jürgen Käthe Matthias Ute Björn Günther Renate"
        " Stefan Sophie Moritz Paula Emil Klaus Heike Anne-Marie Karl-Heinz",
        "Acker Alt Berg Birk Brunn Dorn Eich Feld Grün Hart Hof Kirch Lang Linden Müller Neu Ober Roth Schön Stein"
        " Wald Weiß Wester Zimmer",
        "· mann bauer er berg feld hoff huber meier maier städter ner",
    ),
    _locale(
        26,
        "James Mary John Emma Olivia Jack George Grace Harry Lily Margaret Peter Susan Joan Josh Martha Maggie Mark"
        " William Alice Rose Ruby Daisy Tom Ben Sam",
        "Ash Black Brad Clay Cart East Ell Flet Green Hamil Hart Hud Johns John Kings Mar Nor O'Con Pres Rich Smith"
        " Stan Whit Wood",
        "· er son ton ley field well man worth ford shaw bury",
    ),
    _locale(
        12,
        "María José Lucía Javier Carmen Ángel Inés Íñigo Marta Pablo Rocío Sergio Noa Mateo Ximena Raúl",
        "Álvar Fernánd Gonzál Gutiérr Hernánd Ibáñ Jimén Lóp Martín Muñ Núñ Ordóñ Pér Ramír Rodrígu Sánch",
        "ez iz o a ero al",
    ),
    _locale(
        9,
        "Agnieszka Łukasz Małgorzata Paweł Zofia Tomasz Grażyna Jakub Šárka Jiří Zdeněk Božena Ivana Đorđe Ana",
        "Dąbr Kamin Kowal Krawcz Lewand Mazur Now Piątk Szymań Wiśniew Zieliń Dvoř Novot Horá Svobod",
        "owski ski ka ák czyk ek ović ova",
    ),
    _locale(
        8,
        "Ayşe Mehmet Zeynep Emre Elif Hakan İbrahim Özlem Çağla Burak Selin Ömer Noor Fatma Şule",
        "Yıl Öz Kara Ak Demir Taş Şahin Çelik Koç Aydın Doğan",
        "maz türk · oğlu kaya can soy er",
    ),
    _locale(
        7,
        "Ravi Asha Priya Arjun Sunita Amit Deepa Vikram Ananya Rohan Kavya Sanjay Mohammed Ali Yusuf Aisha",
        "Chand Gup Krish Mukher Pat Ra Sha Srini Var Iyen Bhatt Achar",
        "a an ta el na rma vasan jee gar ya",
    ),
    _locale(
        5,
        "Wei Li Fang Min Xiu Jun Hao Mei 小明 美玲 建国 偉 太郎 花子 지민 서연",
        "Wang Zhang Liu Chen Yang Huang Zhao 王 李 张 佐藤 鈴木 김 박",
        "· ·",
    ),
    _locale(
        4,
        "Иван Мария Ольга Сергей Юлия Дмитрий Елена Γιώργος Μαρία Ελένη Νίκος Αθηνά",
        "Иван Петр Смирн Кузнец Попов Волк Παπα Καρα Νικολ Δημητρ",
        "ов ин ский δόπουλος άκης ίδης",
    ),
    _locale(
        3,
        "محمد فاطمة علي مريم يوسف נועה דוד שרה אריאל สมชาย มาลี Nguyễn Thị Đức Phượng",
        "الحسن العلي حداد כהן לוי מזרחי ศรี Trần Lê Phạm",
        "· ·",
    ),
]
"""Shares, firsts, stems and endings; the shares add up to 100."""

_SYLLABLES = "ba be bo bri ca cho da de dra el fa fe gar gi ha hol is ja ke kro la lin lo ma mer mi na ne nor o pa pe"
_TAIL = (*_SYLLABLES.split(), "qui", "ra", "ro", "sa", "sten", "ta", "ti", "tor", "u", "va", "vel", "wa", "yo", "za")
_RARE = 0.15
_SLIPS = 0.01


def common(die: random.Random, words: list[str]) -> str:
    """One of the words, the first ones far more often: names are as unequal as that."""
    return words[min(int(die.paretovariate(0.8)) - 1, len(words) - 1)] if die.random() < 1 / 2 else die.choice(words)


def dealt(die: random.Random) -> tuple[str, str]:
    """A first name and a family name that go together."""
    locale = die.choices(LOCALES, cum_weights=[*accumulate(locale.share for locale in LOCALES)])[0]
    family = common(die, locale.stems) + common(die, locale.endings)
    if die.random() < _RARE:
        family = "".join(die.choices(_TAIL, k=3)).capitalize()
    first = common(die, locale.firsts)
    return (first, slip(die, family)) if die.random() < _SLIPS else (first, family)


def slip(die: random.Random, word: str) -> str:
    """The word with one typo: a letter left out, doubled, or changed places with the next; never in its first."""
    if len(word) < 3:
        return word
    at = die.randrange(1, len(word) - 1)
    return die.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
