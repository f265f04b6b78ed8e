"""What lists of items, staff and visits are headed by."""

from __future__ import annotations

ITEMS = {
    "external_id": (
        "id, item id, product id, sku, item number, article number, item code, product code, external id, token, "
        "variant sku, artikelnummer, artikel nr, référence, código, codice, artikelnr, kod, 商品コード, 商品编号, "
        "상품코드"
    ),
    "name": (
        "name, item, item name, product, product name, title, article, service, service name, menu item, artikel, "
        "bezeichnung, produkt, artikelname, produktname, artikelbezeichnung, leistung, nom, produit, désignation, "
        "article nom, libellé, nombre, producto, artículo, servicio, nome, prodotto, articolo, produto, artigo, "
        "serviço, naam, product naam, tuote, nimi, namn, produkt namn, vare, navn, nazwa, název, towar, ürün, "
        "ürün adı, название, товар, наименование, 商品名, 商品, 品名, 商品名称, 产品名称, 상품명"
    ),
    "category": (
        "category, item category, product category, group, type, department, section, category name, product type, "
        "reporting category, kategorie, warengruppe, gruppe, catégorie, categoría, categoria, categorie, luokka, "
        "ryhmä, kategori, kategoria, категория, カテゴリ, カテゴリー, 类别, 類別, 分类, 分類, 카테고리"
    ),
    "price": (
        "price, unit price, retail price, current retail price, selling price, sale price, amount, price incl tax, "
        "gross price, variant price, regular price, default price, retail price incl tax, preis, verkaufspreis, "
        "vk preis, vk, bruttopreis, einzelpreis, prix, prix de vente, prix ttc, precio, precio de venta, pvp, prezzo, "
        "prezzo di vendita, preço, preço de venda, prijs, verkoopprijs, hinta, pris, försäljningspris, salgspris, "
        "cena, fiyat, vk brutto, verkaufspreis brutto, brutto vk, preis brutto, cena brutto, цена, ціна, 価格, "
        "値段, 单价, "
        "价格, 售价, 價格, 가격, 판매가"
    ),
    "handle": "handle, product handle, parent sku, item group id",
    "variation": (
        "variation, variation name, variant, variant name, option value, option 1 value, option 2 value, option 3 "
        "value, "
        "option1 value, option2 value, option3 value, size, größe, variante, taille, talla, サイズ, バリエーション, "
        "规格, 옵션"
    ),
    "active": "active, available, enabled, for sale, aktiv, actif, activo, attivo, ativo, actief, aktywny",
}
STAFF = {
    "external_id": (
        "id, staff id, employee id, staff number, employee number, team member id, external id, personalnummer, "
        "matricule"
    ),
    "name": (
        "name, full name, staff, staff name, employee, employee name, display name, team member, mitarbeiter, "
        "mitarbeitername, employé, empleado, dipendente, funcionário, medewerker, nimi, namn, navn, nom, nombre, "
        "nome, naam, 氏名, 姓名, 이름"
    ),
    "first_name": (
        "first name, firstname, given name, vorname, prénom, voornaam, etunimi, förnamn, fornavn, imię, jméno, имя, 名"
    ),
    "name_part": "middle name",
    "last_name": (
        "last name, lastname, surname, family name, nachname, familienname, apellidos, cognome, achternaam, sukunimi, "
        "efternamn, efternavn, etternavn, nazwisko, příjmení, фамилия, 姓"
    ),
    "role": "role, position, job, job title, title, rolle, funktion, poste, fonction, puesto, ruolo, cargo, functie",
    "branch": "branch, location, store, outlet, shop, filiale, standort, magasin, tienda, negozio, loja, vestiging",
    "since": "since, start date, started, hired, hire date, date hired, eintrittsdatum, seit, date d'embauche",
}
VISITS = {
    "visit_id": (
        "visit id, transaction id, sale id, receipt id, receipt number, order id, order number, invoice number, "
        "receipt no, check id, check number, ticket number, ticket id, appointment id, booking id, bill number, "
        "bill no, invoice no, order no, receipt, transaction, invoice, appointment, transaktions id, "
        "transaktionsnummer, "
        "beleg, belegnr, beleg nr, bon, quittung, kvitto, numer dokumentu, nr paragonu, číslo účtenky, účtenka, fiş "
        "no, "
        "αριθμός απόδειξης, 取引no, 取引番号, レシートno, 交易号, 거래번호, 영수증번호, belegnummer, bon nr, "
        "bonnummer, rechnungsnummer, "
        "numéro de ticket, "
        "numéro de commande, número de ticket, número de pedido, número de factura, numero ordine, numero scontrino, "
        "número do pedido, ordernummer, kuittinumero, kvittonummer, numer paragonu, номер чека, 伝票番号, "
        "レシート番号, 订单号, 訂單編號, 주문번호"
    ),
    "customer_id": (
        "customer id, client id, member id, customer number, customer, customer no, client number, guest id, "
        "kundennummer, kunden nr, kunden id, numéro client, id client, id cliente, número de cliente, codice cliente, "
        "klantnummer, asiakasnumero, kundnummer, kundenummer, id klienta, 顧客番号, 会員番号, 客户编号, 고객번호"
    ),
    "customer_name": (
        "customer name, client name, guest name, kunde, kundenname, gast, nom du client, client, cliente, "
        "nombre del cliente, nome cliente, klant, klantnaam, asiakas, kund, klient, клиент, 顧客名, お客様名, "
        "客户名称, 고객명"
    ),
    "customer_first_name": "first name, customer first name, client first name, vorname, prénom",
    "customer_last_name": "last name, customer last name, client last name, surname, nachname",
    "customer_email": (
        "customer email, client email, guest email, buyer email, email, e-mail, email address, customer email address, "
        "e-mail adresse, kunden e-mail, email client, email cliente, correo electrónico, メールアドレス, 邮箱, 이메일"
    ),
    "customer_phone": (
        "customer phone, customer phone number, client phone, client mobile, guest phone, phone, phone number, mobile, "
        "mobile number, telefon, telefonnummer, handy, téléphone, teléfono, telefono, puhelin, телефон, 電話番号, "
        "手机号, 手机, 휴대폰, 전화번호"
    ),
    "date": (
        "data wizyty, data usługi, termin, besuchsdatum, date du rendez vous, date de rdv, date rdv, fecha de la cita, "
        "fecha de visita, data appuntamento, data visita, datum návštěvy, datum rezervace, 予約日, 来店日時, 예약일, "
        "date, visit date, transaction date, sale date, order date, day, created at, at, timestamp, datetime, when, "
        "date time, appointment date, receipt date, check date, opened date, sent date, business date, booking date, "
        "closed at, created, purchase date, invoice date, start, transaktionsdatum, buchungsdatum, zeitpunkt, date "
        "et heure, fecha de venta, "
        "data sprzedaży, data wystawienia, datum prodeje, datum čas, tarih saat, ημερομηνία, дата продажи, дата "
        "документа, "
        "取引日時, 取引日, 販売日時, 会計日時, 会計日, 購入日, 下单时间, 交易时间, 购买时间, 거래일시, 판매일시, "
        "판매일, start time date, datum, datum uhrzeit, "
        "belegdatum, "
        "verkaufsdatum, besuch am, date de vente, date de commande, date heure, fecha, fecha y hora, data, "
        "data e hora, data ora, päivämäärä, päiväys, pvm, dato, tarih, дата, дата и время, 日付, 来店日, 日時, 日期, "
        "날짜, 방문일"
    ),
    "time": (
        "time, visit time, transaction time, sale time, order time, check time, start time, uhrzeit, zeit, heure, "
        "hora, ora, tijd, aika, kello, tid, klokkeslæt, godzina, čas, saat, время, 時刻, 時間, 时间, 시간"
    ),
    "zone": "time zone, timezone, zeitzone, fuseau horaire, zona horaria",
    "staff_id": "staff id, employee id, mitarbeiternummer, team member id",
    "staff": (
        "staff, staff name, employee, employee name, served by, by, server, cashier, team member, stylist, provider, "
        "barber, technician, sold by, waiter, user, mitarbeiter, bediener, bedient von, verkauft von, kassierer, "
        "pracownik, collaborateur, praticien, "
        ""
        "personal, kassör, obsluha, sprzedawca, bedienung, verkäufer, kellner, employé, vendeur, serveur, "
        "empleado, vendedor, atendido por, dipendente, operatore, funcionário, medewerker, myyjä, säljare, sælger, "
        "kasjer, сотрудник, кассир, 担当者, 担当, 员工, 店員, 담당자"
    ),
    "branch": (
        "branch, location, store, outlet, shop, sales outlet id, location name, store name, restaurant, salon, "
        "filiale, standort, magasin, tienda, sucursal, negozio, loja, vestiging, myymälä, butik, sklep, магазин, "
        "филиал, 店舗, 店铺, 매장"
    ),
    "order": "order, order items, items, ordered, had, bestellung, bestellt, line items, order summary, items sold",
    "item_id": "item id, product id, sku, artikelnummer",
    "item": (
        "item, item name, product, product name, service, service name, menu item, lineitem name, usługa, prestation, "
        "tratamiento, trattamento, služba, hizmet, treatment, artikel, "
        "produkt, artikelname, bezeichnung, leistung, produit, article, producto, artículo, servicio, prodotto, "
        "articolo, produto, tuote, vara, vare, towar, produkt nazwa, ürün, товар, 商品名, 商品, メニュー, 商品名称, "
        "상품명"
    ),
    "quantity": (
        "quantity, qty, count, units, lineitem quantity, item quantity, quantity sold, menge, anzahl, stück, stk, "
        "quantité, qté, cantidad, quantità, quantidade, aantal, määrä, antal, antall, ilość, množství, adet, miktar, "
        "количество, кол во, 数量, 數量, 수량"
    ),
    "modifiers": "modifiers, modifiers applied, options, price point name, variant, variant name, modifier, variation",
    "unit_price": (
        "unit price, price, cena, lineitem price, item price, price each, einzelpreis, preis, prix unitaire, "
        "precio unitario, precio, prezzo unitario, prezzo, preço unitário, stukprijs, yksikköhinta, styckpris, "
        "enhetspris, cena jednostkowa, 単価, 单价, 단가"
    ),
    "amount": (
        "line item amount, line total, line amount, amount, item total, betrag, zeilensumme, montant, importe, "
        "importo, valor, bedrag, summa rad, beløb, kwota, сумма, 金額, 金额, 금액"
    ),
    "gross": "gross sales",
    "net": "net sales",
    "tax": "tax, sales tax",
    "line_key": "line item id, line id, line number, line",
    "total": (
        "total, total collected, appointment price, betrag inkl mwst, bruttobetrag, gesamtbetrag brutto, celková "
        "částka, "
        "cena celkem, kwota brutto, toplam tutar, сумма чека, σύνολο, 支払金額, 実収金額, 결제금액, grand total, "
        "sale total, "
        "order total, total amount, total sales, receipt total, "
        "gesamt, gesamtbetrag, summe, endbetrag, total ttc, totale, totaal, yhteensä, summa, i alt, totalt, razem, "
        "suma, celkem, toplam, итого, всего, 合計, 合計金額, 总计, 合计, 總計, 합계, 총액"
    ),
    "party_size": "party size, party, guests, covers, people, guest count, number of guests, personen, couverts, gäste",
    "happiness": "happiness, happy, mood",
    "note": (
        "note, notes, memo, comment, comments, remark, order notes, sales notes, description, beschreibung, "
        "beskrivning, "
        "备注, 備考, メモ, 메모, notiz, bemerkung, kommentar, remarque, "
        "commentaire, nota"
    ),
    "next_note": "next note, next time, for next time",
    "event": "",  # only by mapping, or in a format that is known to have it
}
