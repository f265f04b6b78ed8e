"""The letters beyond ASCII of the languages that tables come in, and the encodings these were written in."""

from __future__ import annotations

from typing import NamedTuple

_WEST = ("cp1252", "iso8859-15", "mac-roman", "cp850")
_CENTRE = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
_BALTIC = ("cp1257", "iso8859-13", "cp775")
_RUSSIAN = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
_ARAB = "EG SA AE MA DZ TN JO LB IQ KW QA OM BH SY"


class Alphabet(NamedTuple):
    """One language: its letters in falling frequency, how it was written, and in which countries.

    `trust` is what the commonest letter counts; a mixture of languages counts less than any of them.
    """

    letters: str
    encodings: tuple[str, ...]
    countries: str = ""
    trust: float = 1.0


ALPHABETS = (
    Alphabet("äöüß", (*_WEST, "cp437"), "DE AT CH LI LU"),
    Alphabet("éèêàçôîïâûëùœüÿæ", (*_WEST, "cp437"), "FR BE CH LU MC CA SN CI"),
    Alphabet("éíáóñúü", _WEST, "ES MX AR CO CL PE VE UY EC BO PY CR PA DO GT HN SV NI CU"),
    Alphabet("ãçáéíóêõúâàôü", _WEST, "PT BR AO MZ"),
    Alphabet("àèòùéìîó", _WEST, "IT SM VA CH"),
    Alphabet("éëïóöüèêáíç", _WEST, "NL BE"),
    Alphabet("öåäéüø", _WEST, "SE FI AX"),
    Alphabet("øåæéöü", _WEST, "DK NO FO GL"),
    Alphabet("áíðéóöþæúý", _WEST, "IS", trust=0.9),
    Alphabet("äöüõšž", (*_BALTIC, "cp1252", "iso8859-15"), "EE"),
    Alphabet("éèöäüáíóçñåøúàêãëâôîòùìõæßðþïœûýšžÿ", _WEST, "GB IE US AU NZ", trust=0.6),
    Alphabet("íáéěýžčšřůúďťňóöüä", _CENTRE, "CZ"),
    Alphabet("áíéčžýšúľťôňďäóŕĺ", _CENTRE, "SK"),
    Alphabet("ąęłóżśćńźöüé", _CENTRE, "PL"),
    Alphabet("éáóöőüűúí", _CENTRE, "HU"),
    Alphabet("ăîşţâéő", _CENTRE, "RO MD"),
    Alphabet("ćšžčđ", _CENTRE, "HR SI BA RS ME"),
    Alphabet("éáíčšžöőüóýřłćěúąęńśżůúťďňľâăşţđôäß", _CENTRE, "", trust=0.55),
    Alphabet("ıüşöçğİâîû", ("cp1254", "mac-turkish", "cp857"), "TR"),
    Alphabet("šėžųąčįęūö", _BALTIC, "LT"),
    Alphabet("āīēšņūļķģčžö", _BALTIC, "LV"),
    Alphabet("оаеинтрлсвкмдпуяыьгзбчйхжшюцщэфъё", _RUSSIAN, "RU BY KZ KG"),
    Alphabet("оанивретсклудмпзяьбгйчхіцїюєжщшфґ", ("cp1251", "koi8-u", "mac-cyrillic"), "UA"),
    Alphabet("аоиетнрсвлкпдмзъгубчщцяйжшхфюь", ("cp1251", "iso8859-5"), "BG"),
    Alphabet("аиоенрјтсвлдкмпугзбцчшхжљњћђџф", ("cp1251", "iso8859-5"), "RS MK"),
    Alphabet("αοιετσνρςκμπλίυάόηδωέγήχθώφύβξζψϊϋΐΰ", ("cp1253", "iso8859-7", "cp737"), "GR CY"),
    Alphabet("יוהלארמתבשנדקעכפחםטזגסץןצךף", ("cp1255", "cp862"), "IL"),
    Alphabet("المينرتبودةعسحهكقفجشخأصطضزإغئىءثظآذؤ", ("cp1256", "iso8859-6"), _ARAB),
    Alphabet("ิารนัมกงเ่้ีอวลสทยบุดพห์ปตจแคไูชผโขๆใถศณฟญฐธ", ("cp874",), "TH"),
    Alphabet("áàảãạăâđéèẻẽẹêíìịóòỏõọôơúùủũụưýỳ", ("cp1258",), "VN"),
)
