"""What lists of customers are headed by in the Slavic and Baltic languages, Hungarian, Romanian, Greek and Turkish."""

from __future__ import annotations

POLISH = {
    "external_id": "numer klienta, nr klienta, id klienta, identyfikator klienta",
    "name": "imię i nazwisko, nazwa, nazwa klienta, pełna nazwa, klient, pełne imię i nazwisko, nazwisko i imię",
    "first_name": "imię, imiona",
    "name_part": "drugie imię",
    "last_name": "nazwisko",
    "goes_by": "pseudonim, przezwisko",
    "company": "firma, nazwa firmy, organizacja, przedsiębiorstwo",
    "phone": (
        "telefon, numer telefonu, nr telefonu, telefon komórkowy, komórka, tel kom, nr tel, telefon stacjonarny, "
        "numer komórkowy"
    ),
    "email": "adres e-mail, adres email, poczta, poczta elektroniczna",
    "address/whole": "adres, pełny adres, adres zamieszkania",
    "address/street": "ulica, ulica i numer, adres linia 1",
    "address/line": "numer domu, nr domu, numer mieszkania, nr mieszkania, numer lokalu, adres linia 2",
    "address/city": "miasto, miejscowość",
    "address/region": "województwo, powiat",
    "address/postal": "kod pocztowy, kod",
    "address/country": "kraj, państwo",
    "birthday": "urodziny, data urodzenia, data ur",
    "since": "klient od, data rejestracji, data dodania, utworzono, data utworzenia, pierwsza wizyta, data dołączenia",
    "card_code": (
        "karta, numer karty, karta klienta, karta stałego klienta, numer karty klienta, kod kreskowy, "
        "karta lojalnościowa"
    ),
    "note": "notatka, notatki, uwagi, uwaga, komentarz, komentarze, opis",
    "tags": "tagi, etykieta, etykiety, kategoria, kategorie, grupa, grupy",
    "cue_family": "małżonek, mąż, żona, dzieci, rodzina, partner",
    "cue_car": "samochód, pojazd, numer rejestracyjny",
    "cue_pet": "zwierzę, pies",
    "consent_email": "zgoda e-mail, zgoda na e-mail, zgoda email",
    "consent_sms": "zgoda sms, zgoda na sms",
}
CZECH_AND_SLOVAK = {
    "external_id": "číslo zákazníka, id zákazníka, zákaznické číslo, číslo klienta, id klienta",
    "name": (
        "jméno a příjmení, celé jméno, zákazník, příjmení a jméno, meno a priezvisko, celé meno, název, jméno zákazníka"
    ),
    "first_name": "jméno, křestní jméno, meno, krstné meno",
    "name_part": "prostřední jméno, druhé jméno",
    "last_name": "příjmení, priezvisko",
    "goes_by": "přezdívka, prezývka",
    "company": "firma, společnost, spoločnosť, název firmy, organizace",
    "phone": (
        "telefon, telefonní číslo, mobil, mobilní telefon, číslo mobilu, telefónne číslo, mobilný telefón, telefón, "
        "pevná linka"
    ),
    "email": "e-mailová adresa, emailová adresa, elektronická pošta",
    "address/whole": "adresa, celá adresa, bydliště",
    "address/street": "ulice, ulica, ulice a číslo, ulice a č p",
    "address/line": "číslo popisné, č p, číslo domu, adresa 2",
    "address/city": "město, obec, mesto",
    "address/region": "kraj, okres",
    "address/postal": "psč, poštovní směrovací číslo, smerovacie číslo",
    "address/country": "země, stát, krajina, štát",
    "birthday": "narozeniny, datum narození, dátum narodenia, narodeniny, narozen",
    "since": (
        "zákazníkem od, zákazník od, registrován, datum registrace, vytvořeno, datum vytvoření, první návštěva, "
        "zákazníkom od, klient od"
    ),
    "card_code": "karta, číslo karty, věrnostní karta, zákaznická karta, čárový kód, vernostná karta",
    "note": "poznámka, poznámky, komentář, popis",
    "tags": "štítek, štítky, kategorie, skupina, skupiny, kategória, značky",
    "cue_family": "manžel, manželka, děti, rodina, partner",
    "cue_car": "auto, vozidlo, spz, poznávací značka",
    "cue_pet": "zvíře, pes",
}
SOUTH = {
    "external_id": "broj kupca, šifra kupca, id kupca, številka stranke, šifra stranke",
    "name": "ime i prezime, prezime i ime, ime in priimek, kupac, stranka",
    "first_name": "ime",
    "last_name": "prezime, priimek",
    "goes_by": "nadimak, vzdevek",
    "company": "tvrtka, podjetje, poduzeće",
    "phone": "broj telefona, mobitel, broj mobitela, telefonska številka, mobilni telefon, mobilni, gsm",
    "email": "e-mail adresa, e-poštni naslov, adresa e-pošte, e-pošta, epošta",
    "address/whole": "adresa, naslov",
    "address/street": "ulica",
    "address/city": "grad, mjesto, mesto, kraj",
    "address/postal": "poštanski broj, poštna številka",
    "address/country": "država, zemlja",
    "birthday": "datum rođenja, rođendan, datum rojstva, rojstni dan",
    "since": "kupac od, stranka od",
    "note": "napomena, bilješka, opomba, opombe, bilješke",
    "tags": "oznake, oznaka, skupine",
}
HUNGARIAN_AND_ROMANIAN = {
    "external_id": "ügyfélszám, ügyfél azonosító, vevőkód, vevőszám, cod client, id client, număr client",
    "name": (
        "név, teljes név, ügyfél neve, vásárló, ügyfél, vevő neve, vevő, nume complet, nume și prenume, nume client"
    ),
    "first_name": "keresztnév, utónév, prenume",
    "last_name": "vezetéknév, családnév, nume de familie, nume",
    "goes_by": "becenév, poreclă",
    "company": "cég, cégnév, vállalat, companie, firmă, denumire firmă",
    "phone": (
        "telefonszám, mobil, mobiltelefon, mobilszám, telefon, vezetékes telefon, număr de telefon, telefon mobil"
    ),
    "email": "e-mail cím, email cím, adresă de e-mail, adresă email, adresa de email",
    "address/whole": "cím, lakcím, teljes cím, adresă, adresa",
    "address/street": "utca, utca házszám, stradă, strada",
    "address/line": "házszám, emelet, ajtó, număr stradă, bloc, apartament",
    "address/city": "város, település, helység, oraș, localitate",
    "address/region": "megye, județ, judet",
    "address/postal": "irányítószám, irsz, cod poștal",
    "address/country": "ország, țară, țara",
    "birthday": "születésnap, születési dátum, születési idő, zi de naștere, data nașterii, data nasterii",
    "since": (
        "ügyfél óta, regisztráció dátuma, regisztrált, létrehozva, első látogatás, client din, data înregistrării, "
        "data inregistrarii"
    ),
    "card_code": "törzsvásárlói kártya, kártyaszám, kártya, vonalkód, hűségkártya, card de fidelitate, cod de bare",
    "note": "megjegyzés, megjegyzések, jegyzet, jegyzetek, observații, notițe, note, mențiuni",
    "tags": "címke, címkék, kategória, csoport, csoportok, etichete, categorie, grup, grupuri",
    "cue_family": "házastárs, gyerekek, gyermekek, soț, soție, copii",
}
TURKISH = {
    "external_id": "müşteri no, müşteri numarası, müşteri kodu, müşteri id, üye no",
    "name": "ad soyad, adı soyadı, isim soyisim, müşteri adı, müşteri, tam ad, ad ve soyad, isim, tam isim",
    "first_name": "ad, adı, ön ad",
    "name_part": "ikinci ad, orta ad",
    "last_name": "soyad, soyadı, soyisim, soy isim",
    "goes_by": "takma ad, lakap",
    "company": "şirket, firma, kurum, şirket adı, firma adı, işletme",
    "phone": (
        "telefon, telefon numarası, cep telefonu, cep, cep no, gsm, telefon no, mobil telefon, sabit telefon, "
        "cep tel, ev telefonu, iş telefonu"
    ),
    "email": "e-posta, e-posta adresi, eposta, mail adresi",
    "address/whole": "adres, açık adres",
    "address/street": "sokak, cadde, mahalle cadde sokak",
    "address/line": "mahalle, bina no, daire, kapı no",
    "address/city": "şehir, il, ilçe",
    "address/region": "bölge",
    "address/postal": "posta kodu",
    "address/country": "ülke",
    "birthday": "doğum günü, doğum tarihi, d tarihi",
    "since": "müşteri olma tarihi, kayıt tarihi, üyelik tarihi, oluşturulma tarihi, ilk ziyaret",
    "card_code": "kart, kart no, kart numarası, sadakat kartı, müşteri kartı, barkod",
    "note": "not, notlar, açıklama, yorum",
    "tags": "etiket, etiketler, kategori, grup, gruplar",
    "cue_family": "eş, eşi, çocuklar, aile",
}
RUSSIAN_AND_UKRAINIAN = {
    "external_id": "номер клиента, id клиента, код клиента, код, код контрагента, номер клієнта, код клієнта",
    "name": (
        "фио, ф и о, полное имя, имя и фамилия, имя клиента, клиент, контакт, піб, п і б, повне ім'я, наименование, "
        "фамилия имя отчество, клієнт, фамилия и имя, отображаемое имя"
    ),
    "first_name": "имя, ім'я, име, собствено име",
    "name_part": "отчество, по батькові, презиме, бащино име",
    "last_name": "фамилия, прізвище, фамилно име",
    "goes_by": "прозвище, псевдоним, ник, прізвисько",
    "company": "компания, организация, фирма, компанія, організація, название компании",
    "phone": (
        "телефон, номер телефона, мобильный, мобильный телефон, моб телефон, моб тел, тел, сотовый, номер телефону, "
        "мобільний, мобільний телефон, мобилен, мобилен телефон, телефонен номер, контактный телефон"
    ),
    "email": (
        "почта, электронная почта, эл почта, адрес электронной почты, e-mail адрес, електронна пошта, пошта, имейл, "
        "имейл адрес, емейл, имэйл, емайл"
    ),
    "address/whole": "адрес, полный адрес, адреса",
    "address/street": "улица, вулиця",
    "address/line": "дом, квартира, корпус, будинок, номер дома",
    "address/city": "город, населенный пункт, місто, град",
    "address/region": "область, регион, край, район, регіон",
    "address/postal": "индекс, почтовый индекс, індекс, поштовий індекс, пощенски код",
    "address/country": "страна, країна, държава",
    "birthday": "день рождения, дата рождения, д р, др, день народження, дата народження, рожден ден, дата на раждане",
    "since": (
        "клиент с, дата регистрации, зарегистрирован, дата создания, дата добавления, первый визит, клієнт з, "
        "дата реєстрації, клиент от"
    ),
    "card_code": (
        "карта, номер карты, карта лояльности, карта клиента, штрихкод, штрих код, дисконтная карта, бонусная карта, "
        "картка, номер картки"
    ),
    "note": (
        "заметка, заметки, примечание, примечания, комментарий, комментарии, описание, нотатка, нотатки, примітка, "
        "примітки, коментар, бележка, бележки"
    ),
    "tags": "метка, метки, теги, тег, категория, категории, группа, группы, мітки, категорія, група, групи, етикети",
    "cue_family": "супруг, супруга, дети, семья, муж, жена, чоловік, дружина, діти",
    "cue_car": "автомобиль, машина, госномер, авто",
    "cue_pet": "питомец, собака",
}
GREEK_AND_BALTIC = {
    "external_id": "κωδικός πελάτη, αριθμός πελάτη, kliento numeris, klienta numurs, kliento kodas",
    "name": "ονοματεπώνυμο, πλήρες όνομα, πελάτης, vardas pavardė, vardas ir pavardė, klientas, vārds uzvārds, klients",
    "first_name": "όνομα, vardas, vārds",
    "last_name": "επώνυμο, επίθετο, pavardė, uzvārds",
    "company": "εταιρεία, επωνυμία, įmonė, uzņēmums",
    "phone": (
        "τηλέφωνο, κινητό, κινητό τηλέφωνο, αριθμός τηλεφώνου, σταθερό, telefonas, telefono numeris, mobilusis, "
        "mobilus telefonas, tālrunis, telefona numurs, mobilais tālrunis, tālruņa numurs"
    ),
    "email": (
        "διεύθυνση email, διεύθυνση ηλεκτρονικού ταχυδρομείου, ηλεκτρονική διεύθυνση, el paštas, el pašto adresas, "
        "e-pasts, e-pasta adrese"
    ),
    "address/whole": "διεύθυνση, adresas, adrese",
    "address/street": "οδός, gatvė, iela",
    "address/city": "πόλη, miestas, pilsēta",
    "address/region": "νομός, περιοχή, rajonas, novads",
    "address/postal": "τκ, τ κ, ταχυδρομικός κώδικας, pašto kodas, pasta indekss",
    "address/country": "χώρα, šalis, valsts",
    "birthday": "γενέθλια, ημερομηνία γέννησης, gimimo data, gimtadienis, dzimšanas diena, dzimšanas datums",
    "since": "πελάτης από, ημερομηνία εγγραφής, klientas nuo, klients kopš, registracijos data",
    "card_code": "κάρτα, αριθμός κάρτας, kortelė, karte",
    "note": "σημείωση, σημειώσεις, σχόλια, pastaba, pastabos, piezīme, piezīmes",
    "tags": "ετικέτες, κατηγορία, ομάδα, žymos, grupė, birkas, grupa",
}
TONGUES = (
    POLISH,
    CZECH_AND_SLOVAK,
    SOUTH,
    HUNGARIAN_AND_ROMANIAN,
    TURKISH,
    RUSSIAN_AND_UKRAINIAN,
    GREEK_AND_BALTIC,
)

PLACES = (
    "domowy, służbowy, praca, dom, prywatny, komórkowy, inny, domů, domácí, práce, pracovní, soukromý, osobní, "
    "firemní, fakturační, dodací, domov, práca, otthoni, munkahelyi, acasă, serviciu, ev, iş, fatura, teslimat, "
    "домашний, рабочий, личный, другой, дом, работа, мобильный, домашній, робочий, σπίτι, εργασία, οικίας, εργασίας"
)
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "klienta, zákazníka, клиента, клієнта, müşteri, ügyfél, kupca, πελάτη"
"""Words beside a column's name that only say whom the list is about."""
