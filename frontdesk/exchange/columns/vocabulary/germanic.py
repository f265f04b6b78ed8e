"""What lists of customers are headed by in German and Dutch."""

from __future__ import annotations

GERMAN = {
    "external_id": (
        "kundennummer, kunden nr, kundennr, kunden id, kdnr, kd nr, kunde nr, mitgliedsnummer, patientennummer"
    ),
    "name": "kunde, kundenname, vollständiger name, vor und nachname, anzeigename, gast, patient, ansprechpartner",
    "first_name": "vorname, vornamen, rufname vorname",
    "name_part": "zweiter vorname, weitere vornamen, mittelname",
    "last_name": "nachname, familienname, zuname",
    "name_prefix": "namenspräfix, akademischer titel",
    "name_suffix": "namenszusatz, namenssuffix",
    "goes_by": "spitzname, rufname, genannt",
    "company": "firma, name der organisation, organisationsname, firmenname, unternehmen, organisation, betrieb",
    "/phone label": "telefon label, telefon beschriftung, telefon typ",
    "phone": (
        "telefon, telefonnummer, telefon nr, telefonnr, tel nr, rufnummer, handy, handynummer, handy nr, mobil, "
        "mobiltelefon, mobilnummer, mobilfunk, mobilfunknummer, mobilrufnummer, mobil nr, festnetz, festnetznummer, "
        "haupttelefon, autotelefon, weiteres telefon, telefon firma, rückmeldung, natel"
    ),
    "/email label": "e-mail label, e-mail beschriftung, e-mail typ",
    "email": "e-mail-adresse, emailadresse, mailadresse, e-post, elektronische post",
    "address/whole": "adresse, adresse formatiert, anschrift, postanschrift, postadresse, adresse vollständig",
    "address/street": (
        "straße, strasse, str, straße und hausnummer, straße hausnummer, straße nr, straße u hausnummer, adresszeile 1"
    ),
    "address/line": (
        "hausnummer, hausnr, haus nr, adresszusatz, erweiterte adresse, adresszeile 2, postfach, straße 2, straße 3, "
        "ortsteil, stadtteil, "
        "zusatz"
    ),
    "address/city": "ort, stadt, wohnort, gemeinde",
    "address/region": "bundesland, kanton, region, bundesland kanton",
    "address/postal": "plz, postleitzahl, plz ort",
    "address/country": "land, land region",
    "address/country code": "ländercode, länderkürzel, länderkennzeichen",
    "birthday": "geburtstag, geburtsdatum, geb datum, gebdatum, geb dat, geboren, geboren am, geb am, geb",
    "birth_year": "geburtsjahr",
    "birth_month": "geburtsmonat",
    "since": (
        "kunde seit, kundin seit, mitglied seit, seit, angelegt am, angelegt, erstellt am, erstellt, registriert am, "
        "registrierungsdatum, erster besuch, anlagedatum, eintrittsdatum, erstbesuch, kundenseit, stammkunde seit"
    ),
    "card_code": (
        "kundenkarte, kundenkartennummer, kundenkarten nr, kartennummer, karten nr, kartennr, karte, treuekarte, "
        "bonuskarte, mitgliedskarte, strichcode"
    ),
    "note": (
        "notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, hinweis, hinweise, "
        "info, beschreibung"
    ),
    "tags": (
        "kategorie, kategorien, gruppe, gruppen, schlagwort, schlagwörter, schlagworte, stichwort, stichwörter, "
        "kundengruppe, etiketten"
    ),
    "cue_family": "partner, partnerin, ehepartner, ehefrau, ehemann, kinder, kind, familie, angehörige",
    "cue_car": "auto, fahrzeug, kennzeichen, kfz kennzeichen, kfz, wagen, pkw",
    "cue_pet": "haustier, hund, tier, tiername, haustiere",
    "cue_other": "hobby, hobbys, empfohlen von, empfohlen durch",
    "consent_email": (
        "e-mail einwilligung, einwilligung e-mail, e-mail werbung, werbung per e-mail, e-mail marketing, "
        "newsletter per e-mail"
    ),
    "consent_sms": "sms einwilligung, einwilligung sms, werbung per sms, sms werbung",
    "consent_phone": "einwilligung telefon, werbung per telefon",
    "consent_post": "einwilligung post, werbung per post",
}
DUTCH = {
    "external_id": "klantnummer, klant nr, klantnr, klant id, relatienummer, debiteurnummer, lidnummer",
    "name": "volledige naam, klantnaam, klant, naam klant, voor en achternaam, weergavenaam, naam",
    "first_name": "voornaam, voornamen, roepnaam",
    "name_part": "tussenvoegsel, tussenvoegsels, tweede naam, tussennaam",
    "last_name": "achternaam, familienaam",
    "goes_by": "bijnaam",
    "company": "bedrijf, bedrijfsnaam, organisatie, firma",
    "phone": (
        "telefoon, telefoonnummer, mobiel, mobiel nummer, mobiele telefoon, gsm, gsm nummer, vaste telefoon, "
        "telefoon mobiel, tel nr, mobielnummer, telefoonnr, vast nummer, mobiele nummer"
    ),
    "email": "e-mailadres, mailadres, emailadres, email adres",
    "address/whole": "adres, volledig adres, postadres",
    "address/street": "straat, straatnaam, adresregel 1, straat en huisnummer, straat huisnummer, adres 1",
    "address/line": (
        "huisnummer, huisnr, nr huis, toevoeging, huisnummer toevoeging, bus, postbus, adresregel 2, adres 2"
    ),
    "address/city": "plaats, woonplaats, stad, gemeente",
    "address/region": "provincie, regio",
    "address/postal": "postcode",
    "address/country": "land, land regio",
    "address/country code": "landcode",
    "birthday": "verjaardag, geboortedatum, geboren, geb datum, geboren op",
    "since": (
        "klant sinds, lid sinds, sinds, aangemaakt, aangemaakt op, datum aangemaakt, inschrijfdatum, "
        "registratiedatum, eerste bezoek, toegevoegd op"
    ),
    "card_code": "klantenkaart, klantenkaartnummer, spaarkaart, kaartnummer, kaart, streepjescode, klantkaart",
    "note": "notitie, notities, opmerking, opmerkingen, memo, aantekening, aantekeningen",
    "tags": "categorie, categorieën, groep, groepen, trefwoorden, labels",
    "cue_family": "partner, echtgenoot, echtgenote, kinderen, gezin, familie",
    "cue_car": "auto, voertuig, kenteken",
    "cue_pet": "huisdier, hond",
    "consent_email": "toestemming e-mail, e-mail toestemming",
    "consent_sms": "toestemming sms, sms toestemming",
}
TONGUES = (GERMAN, DUTCH)

PLACES = (
    "privat, private, geschäftlich, geschäftl, dienstlich, beruflich, büro, arbeit, zuhause, weitere, weiterer, "
    "weiteres, rechnung, rechnungsadresse, liefer, lieferadresse, rechnungs, firma, firmen, mobil, haupt, andere, "
    "anderes, primär, primäre, sekundär, sekundäre, festnetz, tagsüber, abends, thuis, werk, zakelijk, prive, "
    "overig, factuur, bezorg, mobiel"
)
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "kunden, kunde, kundin, gast, mitglied, patienten, klant, klanten"
"""Words beside a column's name that only say whom the list is about."""
