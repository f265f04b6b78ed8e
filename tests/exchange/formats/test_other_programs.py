import pytest

from frontdesk.exchange.aliases import is_never_stored
from tests.exchange.tables import read, table


def one(text, noun="customers", **told):
    found, refused = read(text, noun, **told)
    assert (len(found), refused) == (1, [])
    return found[0]


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,E-Mail 1 – Label,E-Mail 1 – Wert,Telefon 1 – Label,Telefon 1 – Wert,Adresse 1 – Ort",
        "名,姓,メール 1 - ラベル,メール 1 - 値,電話 1 - ラベル,電話 1 - 値,住所 1 - 市区町村",
        "Nombre,Apellido,E-mail 1 - Etiqueta,E-mail 1 - Valor,Móvil 1 - Etiqueta,Móvil 1 - Valor,Dirección 1 - Ciudad",
    ],
)
def test_an_address_book_numbers_values_and_labels_in_many_languages(header):
    found = one(f"{header}\nAnn,Lee,x,a@b.de,Work Fax,0221 99,Cork\n")
    assert (found.name, found.emails, found.phones, found.address) == ("Ann Lee", ("a@b.de",), (), "Cork")
    assert "0221 99" in dict(found.custom).values()


def test_a_name_in_japanese_begins_with_the_family_s_wherever_its_column_is():
    assert one("名,姓,電話\n太郎,佐藤,1\n").name == "佐藤 太郎"
    assert one("First Name,Last Name,Phone\n민수,김,1\n").name == "김 민수"
    assert one("First Name,Last Name,Phone\nZoë,Lee,1\n").name == "Zoë Lee"


def test_a_name_turned_round_for_filing_is_told_by_its_parts():
    text = "Customer Name,First Name,Last Name,Email\n{},Jane,Doe,j@b.de\n"
    assert one(text.format('"Doe, Jane"')).name == "Jane Doe"
    assert one(text.format('"Doe, Janet"')).name == "Doe, Janet"


@pytest.mark.parametrize("text", ["4.47701E+11", "4,9171E11", "4e+11"])
def test_a_phone_that_a_spreadsheet_rounded_is_reported_and_no_phone(text):
    found = one(f'Name,Tel\nAnn,"{text}"\n')
    assert (found.phones, found.custom) == ((), (("Tel", text),))
    assert "was rounded by a spreadsheet" in found.warnings[0]


@pytest.mark.parametrize("column", ["First 6", "Letzte 4 Ziffern", "Sista siffror", "4 derniers chiffres"])
def test_digits_of_payment_cards_are_not_stored_in_any_language(column):
    assert is_never_stored(column)


def test_yahoo_calls_its_phones_home_and_work():
    found = one(
        "First,Last,Messenger ID,Distribution Lists,Home,Work,Fax,Mobile\nSue,Storm,s,,555-123-4567,,555-9,415-1\n"
    )
    assert (found.name, found.phones) == ("Sue Storm", ("555-123-4567", "415-1"))


def test_the_login_of_a_web_shop_is_no_name():
    found = one("customer_id,user_login,user_nicename,display_name,first_name\n7,maxm,maxm,maxm,Max\n")
    assert (found.external_id, found.name) == ("7", "Max")


def test_a_web_shop_s_customers_came_when_they_bought_and_not_when_they_subscribed():
    found = one("Email,First Name,Subscriber Since,Customer Since\na@b.de,Ola,2022-02-02,2022-03-03\n")
    assert str(found.since) == "2022-03-03"


def test_thunderbird_in_german():
    header = "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Messenger-Name,Geburtsjahr,Geburtsmonat,Geburtstag,"
    found = one(f"{header}\nBärbel,Höß,Bärbel Höß,b@b.de,,1961,7,4,\n")
    assert (found.emails, found.birthday) == (("b@b.de",), "1961-07-04")


def test_datev_tells_people_and_companies_below_a_line_about_the_file():
    header = (
        "Konto;Name (Adressattyp Unternehmen);Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person)"
    )
    found, _ = read(f'"EXTF";700;16;"Debitoren"\n{header}\n1;"";Müller;Günther\n2;Süß GmbH;"";""\n')
    assert [(each.external_id, each.name, each.company) for each in found] == [
        ("1", "Müller Günther", ""),
        ("2", "Süß GmbH", "Süß GmbH"),
    ]
    assert table(f"x;y\n{header}\n").shape.format == "datev"


def test_consents_of_tills_in_japanese_and_korean():
    assert one("氏名,電話,メールマガジン受信\n佐藤,1,1\n").consents == (("email", True),)
    assert one("이름,휴대폰,SMS수신동의\n김민수,1,N\n").consents == (("sms", False),)
