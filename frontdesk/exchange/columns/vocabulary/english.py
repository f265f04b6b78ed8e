"""The English names of what a list of customers tells; of two columns for one place the name that stands first wins."""

from __future__ import annotations

CUSTOMERS = {
    "external_id": (
        "customer id, id, client id, contact id, external id, customer number, customer no, customer nr, "
        "client number, client no, member id, member number, member no, guest id, patient id, person id, profile id, "
        "user id, record id, record id contact, reference id, uuid, uid, customer key, client key, subscriber id"
    ),
    "name": (
        "name, fn, full name, fullname, customer name, client name, display name, contact name, complete name, "
        "person name, guest name, member name, patient name, customer full name, client full name, contact full name, "
        "customer, client, contact, person, formatted name, given and family name, first and last name, "
        "name first last, account holder, file as name, subscriber name"
    ),
    "first_name": (
        "first name, firstname, first, given name, given names, forename, prename, christian name, fname, f name"
    ),
    "name_part": (
        "middle name, additional name, middle, second name, middle names, additional names, middle initial, "
        "second last name"
    ),
    "last_name": "last name, lastname, last, surname, family name, lname, l name, sur name, second surname",
    "name_prefix": "name prefix, prefix, honorific prefix, honorific, name title",
    "name_suffix": "name suffix, suffix, honorific suffix",
    "goes_by": (
        "goes by, nickname, nick name, nick, preferred name, preferred first name, known as, called, calling name, "
        "aka, also known as"
    ),
    "company": (
        "company, company name, organization name, organization, organisation, organisation name, business, "
        "business name, account name, employer, firm, associated company, company organization, company organisation, "
        "organization 1 name, company title, firm name, work company, org, primary company"
    ),
    "phone": (
        "phone, phone number, telephone, telephone number, tel, tel no, tel number, phone no, phone nr, phones, "
        "phone numbers, mobile, mobile phone, mobile number, mobile no, mobile phone number, mobile telephone, "
        "mobile tel, mobiles, cell, cell phone, cell phone number, cell number, cell no, cellphone, cellular, "
        "cellular phone, handphone, landline, landline phone, home tel, work tel, primary phone, car phone, "
        "radio phone, callback, contact number, contact no, contact phone, company main phone, day phone, "
        "night phone, evening phone, daytime phone, whatsapp, whatsapp number, whatsapp phone, sms, sms number, "
        "phone value, phone number value, text number, call number, best phone, main phone, formatted phone number, "
        "phone e164, phone number e164, phone with country code"
    ),
    "/phone label": "phone label, phone type, phone number type, phone number label, phone kind",
    "email": (
        "email, email address, e-mail, e-mail address, mail, mail address, emails, email addresses, email id, "
        "primary email, secondary email, email value, e-mail value, email address value, contact email, login email, "
        "mailing email"
    ),
    "/email label": "email label, email type, e-mail type, e-mail label, email address label, email address type",
    "address/whole": (
        "address, adr, full address, address formatted, formatted address, complete address, postal address, "
        "mailing address, whole address, addresses, single line address, address full"
    ),
    "address/street": (
        "street, street address, street name, address street, address line 1, address line1, address 1, address1, "
        "street 1, street1, street address 1, street line 1, address line, street and number, line 1, "
        "address street 1, street address line 1, addr, addr 1, addr1, address first line, road"
    ),
    "address/line": (
        "address line 2, address line2, address 2, address2, address line 3, address 3, address3, address 4, "
        "address4, street 2, street 3, street address 2, street address line 2, street line 2, apt, apartment, "
        "suite, apartment suite, "
        "unit, floor, building, house number, house no, street number, apt suite, apt unit, unit number, po box, "
        "pobox, address po box, extended address, address extended address, address extended, apartment suite etc, "
        "address line 4, address street 2, addr 2, addr2, address additional, address complement, neighborhood, "
        "neighbourhood, suburb, district, line 2, address apt, mailstop"
    ),
    "address/city": "city, town, address city, city name, locality, city town, town city, village, municipality",
    "address/region": (
        "state, province, region, county, state province, state region, state or province, province state, "
        "address region, address state, state name, province name, state county, prefecture, administrative area, "
        "address province, state province region"
    ),
    "address/region code": (
        "state code, province code, region code, state abbreviation, state abbr, state province code"
    ),
    "address/postal": (
        "zip, pcode, p code, zip code, zipcode, postal code, postcode, post code, postalcode, zip postal code, "
        "zip postcode, postal zip code, address postal code, address zip, pin code, pincode, eircode, "
        "zip or postal code, postal zip, postal, address zip code, address postcode"
    ),
    "address/country": "country, country name, country region, address country, nation, country territory",
    "address/country code": "country code, country iso, country iso code, country code iso, address country code",
    "/address label": "address type, address label",
    "birthday": (
        "birthday, date of birth, birth date, birthdate, birth day, dob, born, born on, bday, d o b, birthday date, "
        "day of birth, birthday yyyy mm dd"
    ),
    "birth_year": "birth year, year of birth, birthday year",
    "birth_month": "birth month, month of birth, birthday month",
    "birth_day": "birthday day, day in month of birth",
    "since": (
        "since, customer since, member since, client since, guest since, joined, join date, date joined, joined on, "
        "joined at, first visit, first visit date, first seen, first seen date, first appointment, "
        "first appointment date, first purchase, first purchase date, first order, first order date, "
        "first transaction date, membership start, date registered, registered, registered on, registered at, "
        "registration date, date of registration, signup date, sign up date, sign up, first booking, first booking "
        "date, signed up, signed up at, "
        "enrollment date, enrolment date, added, added on, date added, added at, create date, created date, "
        "date created, created, created on, created at, created time, creation date, created utc, date created utc, "
        "customer created, created at utc"
    ),
    "card_code": (
        "card code, loyalty card, loyalty card number, loyalty card no, loyalty number, loyalty id, loyalty code, "
        "barcode, barcode id, customer code, member card, member card number, membership number, "
        "membership card number, membership card, membership no, customer card, customer card number, club card, "
        "club card number, key tag"
    ),
    "note": (
        "note, notes, memo, comment, comments, remark, remarks, annotation, annotations, additional notes, "
        "additional information, customer note, customer notes, client notes, staff notes, internal notes, "
        "other notes, general notes, description"
    ),
    "alert": "alert, alerts, warning, customer alert, client alert",
    "tags": (
        "tags, tag, labels, label, categories, category, groups, group, group membership, group memberships, "
        "customer group, customer groups, group name, customer group name, segments, segment, lists, list, tag names, "
        "keywords, user tags, contact groups, mailing lists"
    ),
    "cue_family": (
        "spouse, partner, children, kids, family, relations, relation, relation value, relationship value, "
        "spouse name, partner name, husband, wife, child, children names, family members, names of children"
    ),
    "/relation label": "relation label, relation type, relationship label",
    "cue_car": (
        "car, vehicle, plate, license plate, licence plate, registration plate, number plate, car plate, "
        "vehicle registration, car model, vehicle model"
    ),
    "cue_pet": "pet, pets, dog, pet name, pet names, dog name, animal name",
    "cue_looks": "looks, appearance",
    "cue_place": "usual seat, favourite table, favorite table, preferred table",
    "cue_other": "hobby, hobbies, interests, referred by",
    "consent_email": (
        "accepts email marketing, email consent, consent email, email opt in, opt in email, "
        "email subscription status, email subscriber status, email marketing consent, email marketing, "
        "email marketing opt in, email marketing status, agreed to email, accepts email, email permission, "
        "email subscribed, subscribed to email, subscribed to emails, email marketing accepted, allow email, "
        "email allowed, accepts emails, email marketing allowed, emails allowed, opted in to email, "
        "email notifications opt in, accepts marketing emails, email newsletter"
    ),
    "consent_sms": (
        "accepts sms marketing, sms consent, consent sms, sms opt in, opt in sms, sms marketing consent, "
        "sms subscriber status, sms subscription status, sms marketing, sms marketing opt in, sms permission, "
        "sms subscribed, subscribed to sms, allow sms, sms allowed, accepts sms, text opt in, text consent, "
        "text message consent, text marketing, sms marketing status, opted in to sms, text marketing opt in"
    ),
    "consent_whatsapp": (
        "accepts whatsapp marketing, whatsapp consent, consent whatsapp, whatsapp opt in, whatsapp marketing, "
        "accepts whatsapp"
    ),
    "consent_phone": "phone consent, consent phone, phone opt in, call consent, accepts calls, phone marketing consent",
    "consent_post": (
        "post consent, consent post, mail consent, consent mail, postal consent, post opt in, direct mail opt in"
    ),
    "refuses_email": (
        "email opt out, opt out email, opted out of email, email opted out, do not email, unsubscribed from email, "
        "email blacklisted, has opted out of email, no email, unsubscribed from all email, email unsubscribed, "
        "opt out of email, email marketing opt out, do not send email, unsubscribed from emails"
    ),
    "refuses_sms": (
        "sms opt out, opt out sms, do not sms, sms blacklisted, do not text, sms unsubscribed, text opt out, no sms, "
        "unsubscribed from sms, opted out of sms"
    ),
    "refuses_whatsapp": "whatsapp opt out, whatsapp blacklisted",
    "refuses_phone": "do not call, phone opt out, no calls, donotcall",
    "refuses_post": "do not mail, post opt out, mail opt out, do not post, no mail",
    "": "username, user name, login name, screen name, file as, first phonetic, email status, customer type",
}

PLACES = (
    "home, house, residential, residence, private, personal, work, business, office, company, job, other, primary, "
    "main, default, default address, preferred, alternate, alternative, alt, secondary, second, third, additional, "
    "first, billing, bill to, invoice, shipping, ship to, delivery, mailing, postal, physical, permanent, current, "
    "legal, mobile, cell, direct, day, daytime, evening, night, landline, school, custom, internet, 1st, 2nd, 3rd, "
    "po, sa, registered, smart"
)
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = (
    "customer, client, contact, member, guest, patient, person, user, buyer, subscriber, profile, cust, contacts, "
    "customers, party, consumer, attendee, properties, attributes, details"
)
"""Words before a column's name that only say whom the list is about."""
