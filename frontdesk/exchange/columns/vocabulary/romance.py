"""What lists of customers are headed by in French, Spanish, Italian and Portuguese."""

from __future__ import annotations

FRENCH = {
    "external_id": (
        "numéro client, numéro de client, n client, no client, num client, id client, identifiant, identifiant client"
    ),
    "name": (
        "nom complet, nom et prénom, nom prénom, prénom et nom, nom du client, client, nom affiché, nom client, nom"
    ),
    "first_name": "prénom, prénoms",
    "name_part": "deuxième prénom, second prénom",
    "last_name": "nom de famille",
    "goes_by": "surnom, pseudo, pseudonyme",
    "company": "société, entreprise, raison sociale, organisation, nom de la société, nom de l'entreprise",
    "phone": (
        "téléphone, numéro de téléphone, n de téléphone, téléphone mobile, téléphone portable, portable, mobile, tél, "
        "tél mobile, tél portable, tél fixe, téléphone fixe, fixe, numéro de portable, numéro de mobile, gsm, "
        "tel portable, numéro mobile"
    ),
    "email": (
        "adresse e-mail, adresse mail, adresse électronique, courriel, mél, adresse de messagerie, adresse courriel"
    ),
    "address/whole": "adresse, adresse complète, adresse postale",
    "address/street": "rue, adresse 1, adresse ligne 1, voie, n et rue, numéro et rue, rue et numéro",
    "address/line": "adresse 2, adresse ligne 2, complément d'adresse, complément, boîte postale, bp, appartement",
    "address/city": "ville, commune, localité",
    "address/region": "région, département, état, canton",
    "address/postal": "code postal, cp, npa",
    "address/country": "pays, pays région",
    "address/country code": "code pays",
    "birthday": "anniversaire, date de naissance, né le, née le, né e le, naissance, date d'anniversaire",
    "since": (
        "client depuis, cliente depuis, membre depuis, date d'inscription, inscrit le, date de création, créé le, "
        "première visite, date d'ajout, ajouté le, depuis"
    ),
    "card_code": (
        "carte de fidélité, numéro de carte, carte fidélité, numéro de carte de fidélité, n de carte, code barres, "
        "carte, code client"
    ),
    "note": "note, notes, remarque, remarques, commentaire, commentaires, observations, observation, mémo",
    "tags": "étiquettes, étiquette, catégorie, catégories, groupe, groupes, mots clés, mots-clés",
    "cue_family": "conjoint, conjointe, époux, épouse, enfants, famille, relation",
    "cue_car": "voiture, véhicule, immatriculation, plaque",
    "cue_pet": "animal, animaux, chien",
    "consent_email": "consentement e-mail, accepte les e-mails, accepte e-mail marketing, opt in email, opt in e-mail",
    "consent_sms": "consentement sms, accepte les sms, opt in sms",
}
SPANISH = {
    "external_id": (
        "código, número de cliente, n de cliente, nº cliente, id de cliente, id cliente, num cliente, no cliente, "
        "número cliente"
    ),
    "name": "nombre completo, nombre y apellidos, nombre del cliente, nombre cliente, cliente, nombre",
    "first_name": "primer nombre, nombre de pila, nombres",
    "name_part": "segundo nombre",
    "last_name": "apellidos, apellido, primer apellido",
    "goes_by": "apodo, alias, sobrenombre",
    "company": "empresa, compañía, organización, nombre de la empresa, razón social",
    "phone": (
        "teléfono, número de teléfono, teléfono móvil, móvil, celular, teléfono celular, tel móvil, teléfono fijo, "
        "nº teléfono, número de celular, tfno, tlf, fijo, teléfonos, número de móvil"
    ),
    "email": (
        "correo electrónico, correo, dirección de correo electrónico, dirección de correo, e-mail, "
        "dirección de email, correo e"
    ),
    "address/whole": "dirección, domicilio, dirección completa, dirección postal",
    "address/street": "calle, dirección 1, calle y número, línea de dirección 1",
    "address/line": (
        "dirección 2, número exterior, número interior, piso, colonia, apartado, barrio, código po, "
        "línea de dirección 2"
    ),
    "address/city": "ciudad, población, localidad, municipio",
    "address/region": "provincia, estado, región, comunidad autónoma, departamento, estado provincia",
    "address/postal": "código postal, c p, cod postal",
    "address/country": "país, país región",
    "address/country code": "código de país, código país",
    "birthday": (
        "cumpleaños, fecha de nacimiento, nacimiento, f nacimiento, fecha nacimiento, fecha de cumpleaños, fecha nac"
    ),
    "since": (
        "cliente desde, desde, miembro desde, fecha de alta, fecha alta, fecha de registro, registrado, "
        "fecha de creación, primera visita, alta, fecha registro"
    ),
    "card_code": (
        "tarjeta, número de tarjeta, tarjeta de fidelidad, tarjeta cliente, código de barras, tarjeta de cliente, "
        "código de cliente"
    ),
    "note": "nota, notas, observaciones, comentario, comentarios, observación",
    "tags": "etiqueta, etiquetas, categoría, categorías, grupo, grupos",
    "cue_family": "cónyuge, pareja, hijos, esposo, esposa, familia, relación",
    "cue_car": "coche, vehículo, matrícula, placa, placas, carro",
    "cue_pet": "mascota, mascotas, perro",
    "consent_email": (
        "consentimiento email, acepta email, acepta marketing por correo electrónico, acepta correo electrónico, "
        "consentimiento correo"
    ),
    "consent_sms": "consentimiento sms, acepta sms, acepta marketing por sms",
}
ITALIAN = {
    "external_id": "codice cliente, numero cliente, id cliente, n cliente, cod cliente",
    "name": "nome completo, nome e cognome, nominativo, nome cliente, cognome e nome, nome",
    "first_name": "nome di battesimo, primo nome",
    "name_part": "secondo nome",
    "last_name": "cognome",
    "goes_by": "soprannome",
    "company": "azienda, società, ragione sociale, ditta, organizzazione, impresa",
    "phone": (
        "telefono, numero di telefono, cellulare, numero di cellulare, tel, telefono cellulare, telefono fisso, "
        "recapito, recapito telefonico, numero cellulare, cell, numero telefono"
    ),
    "email": "indirizzo e-mail, indirizzo email, posta elettronica, indirizzo di posta elettronica, indirizzo mail",
    "address/whole": "indirizzo, indirizzo completo, residenza",
    "address/street": "via, indirizzo 1, via e numero",
    "address/line": "numero civico, civico, indirizzo 2, casella postale, frazione",
    "address/city": "città, comune, località",
    "address/region": "provincia, regione, prov",
    "address/postal": "cap, codice postale, codice di avviamento postale",
    "address/country": "paese, nazione, paese regione",
    "birthday": "compleanno, data di nascita, nato il, nata il, data nascita, nascita",
    "since": (
        "cliente dal, cliente da, data di registrazione, iscritto dal, data registrazione, creato il, data creazione, "
        "data di creazione, prima visita, data iscrizione, membro dal"
    ),
    "card_code": "tessera, numero tessera, carta fedeltà, codice a barre, carta, numero carta fedeltà, tessera fedeltà",
    "note": "nota, note, commento, commenti, osservazioni, annotazioni, appunti",
    "tags": "etichetta, etichette, categoria, categorie, gruppo, gruppi",
    "cue_family": "coniuge, figli, marito, moglie, famiglia",
    "cue_car": "auto, veicolo, targa, macchina",
    "cue_pet": "animale, animali, cane",
    "consent_email": "consenso e-mail, consenso email",
    "consent_sms": "consenso sms",
}
PORTUGUESE = {
    "external_id": "código do cliente, número do cliente, id do cliente, código cliente, nº cliente, n cliente",
    "name": "nome completo, nome do cliente, nome cliente, nome e sobrenome, nome",
    "first_name": "primeiro nome, nome próprio",
    "name_part": "nome do meio, segundo nome",
    "last_name": "sobrenome, apelido, último nome, nome de família, sobrenomes, apelidos",
    "goes_by": "alcunha, nome social, como é chamado",
    "company": "empresa, companhia, organização, razão social, nome da empresa",
    "phone": (
        "telefone, número de telefone, telemóvel, celular, telefone celular, telefone fixo, número de telemóvel, "
        "número de celular, contacto telefónico, contato telefônico, fone, número do celular, nº telemóvel"
    ),
    "email": "correio eletrónico, correio eletrônico, endereço de e-mail, endereço de email, correio electrónico",
    "address/whole": "endereço, morada, endereço completo, morada completa",
    "address/street": "rua, logradouro, endereço 1, morada 1",
    "address/line": "número da casa, complemento, bairro, endereço 2, morada 2, caixa postal",
    "address/city": "cidade, localidade, município, concelho",
    "address/region": "estado, província, distrito, uf, região",
    "address/postal": "cep, código postal",
    "address/country": "país, país região",
    "birthday": "aniversário, data de nascimento, nascimento, data nascimento, data de aniversário, data nasc",
    "since": (
        "cliente desde, membro desde, data de cadastro, cadastrado em, data de registo, data de registro, "
        "data cadastro, data de criação, criado em, primeira visita"
    ),
    "card_code": (
        "cartão, número do cartão fidelidade, cartão fidelidade, cartão de fidelidade, cartão de cliente, "
        "código de barras"
    ),
    "note": "nota, notas, observação, observações, comentário, comentários, obs",
    "tags": "etiqueta, etiquetas, categoria, categorias, grupo, grupos, marcadores",
    "cue_family": "cônjuge, filhos, esposo, esposa, marido, família",
    "cue_car": "carro, veículo, placa, matrícula",
    "cue_pet": "animal de estimação, cachorro, cão, pet",
    "consent_email": "consentimento e-mail, aceita e-mail, aceita email marketing",
    "consent_sms": "consentimento sms, aceita sms",
}
TONGUES = (FRENCH, SPANISH, ITALIAN, PORTUGUESE)

PLACES = (
    "domicile, privé, bureau, travail, professionnel, professionnelle, pro, personnel, personnelle, facturation, "
    "de facturation, livraison, de livraison, autre, principal, principale, maison, perso, mobile, portable, casa, "
    "particular, trabajo, del trabajo, de trabajo, oficina, facturación, de facturación, envío, de envío, otro, otra, "
    "privado, móvil, lavoro, ufficio, abitazione, fatturazione, spedizione, altro, trabalho, residencial, comercial, "
    "cobrança, entrega, outro, faturação"
)
"""Words that say which of several phones, e-mail addresses or addresses a column holds."""

PERSONS = "du client, client, del cliente, cliente, do cliente"
"""Words beside a column's name that only say whom the list is about."""
