"""The columns whose cells are never stored: what a thief could use and a counter never needs."""

from __future__ import annotations

NAMES = (
    "pan, pan suffix, card number, card no, card last 4, card last four, last 4, last four, last 4 digits, "
    "card digits, card ending, credit card number, credit card, credit card no, credit card last 4, "
    "debit card number, debit card, payment card number, payment card last 4, cc number, cc last 4, cc no, cvv, cvc, "
    "cvv2, card cvv, card cvc, security code, card security code, password, password hash, passwd, pwd, "
    "hashed password, encrypted password, password digest, password salt, user pass, user password, "
    "customer password, pass hash, passwort, passwort hash, kennwort, mot de passe, contraseña, senha, wachtwoord, "
    "salasana, lösenord, adgangskode, hasło, heslo, parola, parole, пароль, パスワード, 密码, 비밀번호, pin, "
    "first 6, first six, first 6 digits, letzte 4 ziffern, letzte vier ziffern, erste 6 ziffern, sista siffror, "
    "sista 4 siffror, siste 4 siffer, sidste 4 cifre, 4 derniers chiffres, últimos 4 dígitos, ultime 4 cifre, "
    "laatste 4 cijfers, ostatnie 4 cyfry, poslední 4 číslice, последние 4 цифры, カード番号下4桁, pin hash, "
    "kartennummer "
    "kreditkarte, kreditkartennummer, kreditkarte"
)
