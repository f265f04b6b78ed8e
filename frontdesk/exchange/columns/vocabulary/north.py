"""What lists of customers are headed by in Finnish, Swedish, Danish, Norwegian, Icelandic and Estonian."""

from __future__ import annotations

FINNISH = {
    "external_id": "asiakasnumero, asiakasnro, asiakas nro, asiakastunnus, asiakas id, jäsennumero",
    "name": "nimi, koko nimi, asiakas, asiakkaan nimi, näyttönimi",
    "first_name": "etunimi, etunimet",
    "name_part": "toinen nimi",
    "last_name": "sukunimi",
    "goes_by": "lempinimi, kutsumanimi",
    "company": "yritys, yrityksen nimi, organisaatio",
    "phone": (
        "puhelin, puhelinnumero, matkapuhelin, matkapuhelinnumero, kännykkä, gsm, puh, puhelinnro, puh nro, "
        "kotipuhelin, työpuhelin"
    ),
    "email": "sähköposti, sähköpostiosoite",
    "address/whole": "osoite, postiosoite",
    "address/street": "katuosoite, katu, lähiosoite",
    "address/line": "osoite 2, osoiterivi 2, postilokero",
    "address/city": "kaupunki, postitoimipaikka, paikkakunta, kunta",
    "address/region": "maakunta, alue, lääni",
    "address/postal": "postinumero",
    "address/country": "maa",
    "birthday": "syntymäpäivä, syntymäaika, syntynyt",
    "since": (
        "asiakas alkaen, asiakkuus alkoi, asiakkaana alkaen, luotu, lisätty, rekisteröity, liittynyt, "
        "ensimmäinen käynti"
    ),
    "card_code": "kanta asiakaskortti, kanta asiakasnumero, asiakaskortti, kortti, kortin numero, viivakoodi",
    "note": "muistiinpano, muistiinpanot, huomautus, huomautukset, kommentti, kommentit, lisätiedot, huomiot",
    "tags": "tunniste, tunnisteet, ryhmä, ryhmät, luokka, luokat, asiakasryhmä",
    "cue_family": "puoliso, lapset, perhe",
    "cue_car": "auto, ajoneuvo, rekisterinumero, rekisteritunnus",
    "cue_pet": "lemmikki, koira",
    "consent_email": "sähköpostimarkkinointi, sähköpostilupa",
    "consent_sms": "tekstiviestimarkkinointi, tekstiviestilupa, sms lupa",
}
SWEDISH = {
    "external_id": "kundnummer, kundnr, kund nr, kund id, medlemsnummer",
    "name": "namn, fullständigt namn, kund, kundnamn, för och efternamn, visningsnamn",
    "first_name": "förnamn, tilltalsnamn",
    "name_part": "mellannamn",
    "last_name": "efternamn",
    "goes_by": "smeknamn",
    "company": "företag, företagsnamn, organisation, bolag",
    "phone": (
        "telefon, telefonnummer, mobil, mobilnummer, mobiltelefon, mobilnr, telefonnr, hemtelefon, arbetstelefon, "
        "tfn, tel nr"
    ),
    "email": "e-post, e-postadress, epost, mejl, mejladress, mailadress",
    "address/whole": "adress, postadress, fullständig adress",
    "address/street": "gata, gatuadress, gatunamn, adress 1, adressrad 1",
    "address/line": "adress 2, adressrad 2, c o, co adress, postbox",
    "address/city": "stad, ort, postort",
    "address/region": "län, landskap, region",
    "address/postal": "postnummer, postnr",
    "address/country": "land",
    "birthday": "födelsedag, födelsedatum, född",
    "since": "kund sedan, medlem sedan, skapad, registrerad, tillagd, registreringsdatum, första besök, skapad datum",
    "card_code": "kundkort, kundkortsnummer, medlemskort, kort, kortnummer, streckkod, lojalitetskort",
    "note": "anteckning, anteckningar, notering, noteringar, kommentar, kommentarer, anmärkning, övrigt",
    "tags": "taggar, tagg, etikett, etiketter, kategori, kategorier, grupp, grupper, kundgrupp",
    "cue_family": "maka, barn, familj, sambo",
    "cue_car": "bil, fordon, registreringsnummer, regnr",
    "cue_pet": "husdjur, hund",
}
DANISH = {
    "external_id": "kundenummer, kundenr, kunde id, medlemsnummer, kunde nr",
    "name": "navn, fulde navn, kundenavn, kunde, fuldt navn",
    "first_name": "fornavn, fornavne",
    "name_part": "mellemnavn",
    "last_name": "efternavn",
    "goes_by": "kaldenavn, øgenavn",
    "company": "firma, virksomhed, firmanavn, virksomhedsnavn, organisation",
    "phone": "telefon, telefonnummer, mobil, mobilnummer, mobiltelefon, mobilnr, tlf, tlf nr, telefonnr, fastnet",
    "email": "e-mail adresse, e-mailadresse, mailadresse",
    "address/whole": "adresse, postadresse, fuld adresse",
    "address/street": "gade, vej, gadenavn, vejnavn, gade og husnummer",
    "address/line": "husnummer, etage, adresse 2, postboks",
    "address/city": "by, bynavn",
    "address/region": "region, kommune",
    "address/postal": "postnummer, postnr",
    "address/country": "land",
    "birthday": "fødselsdag, fødselsdato, født",
    "since": "kunde siden, medlem siden, oprettet, oprettelsesdato, oprettet den, første besøg, tilmeldt",
    "card_code": "kundekort, medlemskort, kort, stregkode, kortnummer",
    "note": "note, noter, bemærkning, bemærkninger, kommentar, kommentarer",
    "tags": "etiket, etiketter, kategori, kategorier, gruppe, grupper, kundegruppe",
    "cue_family": "ægtefælle, børn, familie",
    "cue_car": "bil, køretøj, nummerplade",
    "cue_pet": "kæledyr, hund",
}
NORWEGIAN = {
    "external_id": "kundenummer, kundenr, kunde id, medlemsnummer",
    "name": "navn, fullt navn, kundenavn, visningsnavn",
    "first_name": "fornavn",
    "name_part": "mellomnavn",
    "last_name": "etternavn",
    "goes_by": "kallenavn",
    "company": "firma, bedrift, selskap, firmanavn, organisasjon",
    "phone": "telefon, telefonnummer, mobil, mobilnummer, mobiltelefon, tlf, tlf nr, fasttelefon",
    "email": "e-post, e-postadresse, epost, epostadresse",
    "address/street": "gate, gateadresse, vei, gatenavn",
    "address/city": "by, poststed, sted",
    "address/region": "fylke",
    "address/postal": "postnummer, postnr",
    "address/country": "land",
    "birthday": "bursdag, fødselsdag, fødselsdato, født",
    "since": "kunde siden, medlem siden, opprettet, registrert, første besøk",
    "card_code": "kundekort, medlemskort, kort, strekkode",
    "note": "notat, notater, merknad, merknader, kommentar, kommentarer",
    "tags": "etikett, etiketter, kategori, kategorier, gruppe, grupper, stikkord",
    "cue_family": "ektefelle, barn, samboer",
    "cue_pet": "kjæledyr",
}
OTHERS = {
    "external_id": "viðskiptamannanúmer, kliendi number, kliendinumber, kliendi id",
    "name": "nafn, fullt nafn, täisnimi, kliendi nimi, klient",
    "first_name": "fornafn, skírnarnafn, eesnimi",
    "last_name": "eftirnafn, kenninafn, perekonnanimi, perenimi",
    "company": "fyrirtæki, ettevõte",
    "phone": "sími, símanúmer, farsími, telefoninumber, mobiiltelefon",
    "email": "netfang, tölvupóstur, e-posti aadress, meiliaadress",
    "address/whole": "heimilisfang, aadress",
    "address/street": "gata, tänav",
    "address/city": "borg, bær, linn",
    "address/region": "maakond",
    "address/postal": "póstnúmer, sihtnumber, postiindeks",
    "address/country": "land, riik",
    "birthday": "afmæli, afmælisdagur, fæðingardagur, sünnipäev, sünniaeg, sünnikuupäev",
    "since": "viðskiptavinur síðan, klient alates, lisatud, loodud",
    "card_code": "kliendikaart",
    "note": "athugasemd, athugasemdir, märkus, märkused, märkmed",
    "tags": "flokkur, flokkar, sildid, rühm",
}
TONGUES = (FINNISH, SWEDISH, DANISH, NORWEGIAN, OTHERS)

PLACES = (
    "koti, työ, muu, hem, hemma, arbete, arbets, jobb, övrig, hjem, hjemme, arbejde, arbeid, andet, annen, annet, "
    "privat, mobil, laskutus, toimitus, faktura, fakturerings, leverans, levering"
)
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "asiakkaan, asiakas, kund, kundens, kunde"
"""Words beside a column's name that only say whom the list is about."""
