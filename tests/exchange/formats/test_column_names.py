import pytest

from frontdesk.exchange.columns import headers, recognising
from frontdesk.records.incoming import Noun
from tests.exchange.tables import read

# One header in each tongue; they mean, column by column, the places below.
LOCALISED = {
    "de": ("KdNr.;Vorname;Nachname;Straße;PLZ;Ort;Handy;E-Mail-Adresse;Geb.-Datum;Kunde seit;Bemerkung;Kundenkarte"),
    "fr": (
        "N° client;Prénom;Nom de famille;Rue;Code postal;Ville;"
        "Portable;Courriel;Date de naissance;Client depuis;Remarques;Carte de fidélité"
    ),
    "es": (
        "Nº cliente;Nombre de pila;Apellidos;Calle;Código postal;Población;"
        "Móvil;Correo electrónico;Fecha de nacimiento;Cliente desde;Observaciones;Tarjeta"
    ),
    "it": (
        "Codice cliente;Nome di battesimo;Cognome;Via;CAP;Città;"
        "Cellulare;Posta elettronica;Data di nascita;Cliente dal;Note;Tessera"
    ),
    "pt": (
        "Código do cliente;Primeiro nome;Sobrenome;Rua;CEP;Cidade;"
        "Telemóvel;E-mail;Data de nascimento;Cliente desde;Observações;Cartão"
    ),
    "nl": (
        "Klantnummer;Voornaam;Achternaam;Straat;Postcode;Plaats;"
        "Mobiel;E-mailadres;Geboortedatum;Klant sinds;Opmerkingen;Klantenkaart"
    ),
    "fi": (
        "Asiakasnumero;Etunimi;Sukunimi;Katuosoite;Postinumero;Postitoimipaikka;"
        "Matkapuhelin;Sähköposti;Syntymäaika;Asiakas alkaen;Lisätiedot;Asiakaskortti"
    ),
    "sv": (
        "Kundnr;Förnamn;Efternamn;Gatuadress;Postnr;Postort;"
        "Mobiltelefon;E-post;Födelsedatum;Kund sedan;Anteckningar;Kundkort"
    ),
    "da": (
        "Kundenummer;Fornavn;Efternavn;Vej;Postnr.;By;"
        "Mobilnummer;E-mail adresse;Fødselsdato;Kunde siden;Bemærkninger;Kundekort"
    ),
    "no": (
        "Kundenr;Fornavn;Etternavn;Gateadresse;Postnummer;Poststed;"
        "Mobil;E-postadresse;Fødselsdato;Kunde siden;Merknader;Kundekort"
    ),
    "pl": (
        "Nr klienta;Imię;Nazwisko;Ulica;Kod pocztowy;Miasto;"
        "Telefon komórkowy;Adres e-mail;Data urodzenia;Klient od;Uwagi;Karta klienta"
    ),
    "cs": (
        "Číslo zákazníka;Jméno;Příjmení;Ulice;PSČ;Město;"
        "Mobilní telefon;E-mail;Datum narození;Zákazníkem od;Poznámka;Zákaznická karta"
    ),
    "tr": (
        "MÜŞTERİ NO;ADI;SOYADI;SOKAK;POSTA KODU;ŞEHİR;CEP TELEFONU;E-POSTA;DOĞUM TARİHİ;KAYIT TARİHİ;NOTLAR;KART NO"
    ),
    "ru": (
        "Номер клиента;Имя;Фамилия;Улица;Индекс;Город;"
        "Мобильный;Электронная почта;День рождения;Клиент с;Примечание;Номер карты"
    ),
    "ja": ("顧客番号;名;姓;番地;郵便番号;市区町村;携帯電話番号;メールアドレス;生年月日;登録日;備考;会員カード"),
    "zh": ("会员编号;名;姓;街道;邮编;城市;手机号码;电子邮箱;出生日期;注册日期;备注;会员卡号"),
    "ko": ("고객번호;명;성;도로명주소;우편번호;도시;휴대폰번호;이메일;생년월일;가입일;메모;회원카드"),
}
PLACES = [
    "external_id",
    "first_name",
    "last_name",
    "address/street",
    "address/postal",
    "address/city",
    "phone",
    "email",
    "birthday",
    "since",
    "note",
    "card_code",
]


def places(header, mark=","):
    """What each column holds: field, "/" and the part of an address, "@" and which of several."""
    cells = header.split(mark)
    form = recognising.recognised(cells, Noun.CUSTOMERS)
    found = headers.lay_out(cells, form.known(), {})
    return [
        column.field + (f"/{column.part}" if column.part else "") + (f"@{column.group}" if column.group else "")
        for column in found
    ]


@pytest.mark.parametrize("tongue", LOCALISED)
def test_the_columns_of_a_list_of_customers_are_known_in_many_languages(tongue):
    assert places(LOCALISED[tongue], ";") == PLACES


def test_a_name_without_its_accents_or_in_capitals_is_the_same():
    assert places("PRENOM,TELEPHONE,DATE DE NAISSANCE") == ["first_name", "phone", "birthday"]


def test_names_put_together_are_known_by_their_parts():
    assert places("billing_phone,Work E-mail,Home Address,Phone (Mobile),Person - Email - Home,Guest Phone") == [
        "phone@billing",
        "email@work",
        "address/whole@home",
        "phone@mobile",
        "email@home",
        "phone",
    ]
    assert places("Name,Mailing City,Telefon privat 2,physical_address1,Address 2 - Street,E-mail 12 Address") == [
        "name",
        "address/city@mailing",
        "phone@privat2",
        "address/street@physical",
        "address/street@2",
        "email@12",
    ]


def test_a_second_street_is_a_line_of_the_address_unless_there_is_a_second_city():
    assert places("Name,Street 1,Street 2,City") == ["name", "address/street", "address/line", "address/city"]
    assert places("Name,Street 1,City 1,Street 2,City 2") == [
        "name",
        "address/street",
        "address/city",
        "address/street@2",
        "address/city@2",
    ]


def test_what_stands_in_brackets_says_which_or_how_it_is_written():
    assert places("Tel (H),Tel (M),Birthday (Month/Day),Created (UTC),Name (Kana)") == [
        "phone@h",
        "phone@m",
        "birthday",
        "since",
        "",
    ]


def test_what_belongs_to_somebody_else_or_cannot_be_called_is_kept_as_written():
    others = (
        "Emergency Contact Phone,Assistant's Phone,Home Fax,Pager,Contact Owner,User Name,Guardian Email,Phone (Fax)"
    )
    assert places(f"Name,Phone,{others}") == ["name", "phone"] + [""] * 8


def test_of_two_columns_for_one_place_the_better_name_wins():
    assert places("Created At,Name,Customer Since") == ["", "name", "since"]
    assert places("Client,Full Name,Phone") == ["", "name", "phone"]
    assert places("Billing Name,Name,Phone") == ["", "name", "phone"]


def test_half_a_name_beside_the_other_half_makes_a_whole_one():
    people, _ = read("Vorname,Name\nAnna,Berg\nAnna,Anna Berg\n,Berg\n")
    assert [person.name for person in people] == ["Anna Berg", "Anna Berg", "Berg"]
    assert people[0].custom == (("Vorname", "Anna"), ("Name", "Berg"))
    people, _ = read("Nombre,Apellidos,Teléfono\nAna,Gómez,1\n")
    assert people[0].name == "Ana Gómez"


def test_the_first_address_that_says_where_counts_and_the_others_are_kept():
    text = "name,Work Country,Home Street,Home City,Other Street,Country Code,Street\n"
    people, _ = read(text + "Ann,DE,Weg 1,Ulm,Gasse 2,FR,Rue 3\n")
    assert people[0].address == "Weg 1\nUlm"
    assert dict(people[0].custom) == {
        "Work Country": "DE",
        "Other Street": "Gasse 2",
        "Country Code": "FR",
        "Street": "Rue 3",
    }


def test_a_country_code_that_is_dialled_is_no_country():
    people, _ = read("name,city,country code,phone\nAnn,Ulm,+49,0171 1234567\nBob,Bern,CH,1\n")
    assert [person.address for person in people] == ["Ulm", "Bern\nCH"]
    assert people[0].custom == (("country code", "+49"),)


def test_a_currency_or_a_branch_in_brackets_says_nothing_of_what_a_column_of_items_holds():
    items, _ = read("Name,Price [Main St],Category\nTea,$3.50,Hot\n", "items")
    assert (items[0].name, str(items[0].price), items[0].category) == ("Tea", "3.50", "Hot")
    visits, _ = read("Date (UTC),Total (€)\n2026-01-02,3.50\n", "visits")
    assert str(visits[0].total) == "3.50"


def test_a_cell_with_several_numbers_gives_each_and_one_with_an_extension_stays_whole():
    text = "name;phone\n" + "".join(
        f'x;"{cell}"\n'
        for cell in (
            "030 1234567, 0171 7654321",
            "030 1234567 or 0171 7654321",
            "(415) 555-0132 / (415) 555-0199",
            "030/1234567",
            "555-0132, ext. 5",
            "'+44 20 7946 0018",
            '=""0044207946""',
            "n/a",
        )
    )
    people, _ = read(text)
    assert [person.phones for person in people] == [
        ("030 1234567", "0171 7654321"),
        ("030 1234567", "0171 7654321"),
        ("(415) 555-0132", "(415) 555-0199"),
        ("030/1234567",),
        ("555-0132, ext. 5",),
        ("+44 20 7946 0018",),
        ("0044207946",),
        (),
    ]
    assert people[-1].custom == (("phone", "n/a"),)


def test_who_opted_out_does_not_agree_and_who_did_not_says_nothing():
    people, _ = read("name,Email Opt Out,Do Not Call,SMS consent\nAnn,TRUE,0,2024-01-02\nBob,,yes,\n")
    assert people[0].consents == (("sms", True), ("email", False))
    assert people[1].consents == (("phone", False),)


def test_secrets_are_never_stored_however_they_are_spelled():
    people, _ = read("name,phone,Card Last Four,user_pass,Security-Code,Mot de passe\nAnn,1,4242,s3cret,123,xyz\n")
    assert people[0].custom == ()


def test_no_date_is_no_date():
    people, _ = read("name,birthday,since\nAnn,0000-00-00,0/0/00\n")
    assert (people[0].birthday, people[0].since, people[0].custom, people[0].warnings) == (None, None, (), ())


def test_endless_names_and_numbers_are_let_be():
    endless = "phone " * 1_500
    people, _ = read(f"name,phone,{endless}\nAnn,{'1 ' * 4_000},x\n")
    assert people[0].phones == (("1 " * 4_000).strip(),)
    assert people[0].custom == ((" ".join(endless.split()), "x"),)
