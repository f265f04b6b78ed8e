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
    "pin hash, kartennummer kreditkarte, kreditkartennummer, kreditkarte"
)
