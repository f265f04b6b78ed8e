"""Encrypted copies in the age format, which `age` and `rage` open as well."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from frontdesk.errors import BadInput, FrontdeskError

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.records.copies import Key, Seal

_HEADERS = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")


class NoEncryption(FrontdeskError):
    """Encrypted backups need the extra “encrypt”, which is not installed."""

    hint = "Install it with `pip install 'frontdesk[encrypt]'`."


class UnreadableKey(BadInput):
    """This key cannot be read."""

    hint = "`age-keygen -o key.txt` makes an identity, and prints the recipient that belongs to it."


class WrongKey(FrontdeskError):
    """This key does not open it; nothing was changed."""

    hint = "Try another identity, or the passphrase it was encrypted with."


class NeedsKey(BadInput):
    """This backup is encrypted."""

    hint = "Give its key: --identity FILE or --passphrase-file FILE."


def is_sealed(file: Path) -> bool:
    """Whether a file is encrypted, by its first bytes and not by what it is called.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        return opened.read(64).startswith(_HEADERS)


def must_fit(seal: Seal) -> None:
    """Look at a seal before anything is copied.

    Raises:
        NoEncryption, UnreadableKey: as their sentences say.
    """
    _age()
    if seal.recipients:
        _recipients(seal)
    else:
        _passphrase(seal.passphrase_file)


def seal_into(file: Path, target: IO[bytes], seal: Seal) -> None:
    """Write a file encrypted.

    To recipients it goes in a stream; the library takes a passphrase's whole file into memory.

    Raises:
        NoEncryption, UnreadableKey: as their sentences say.
        OSError: the disk refused.
    """
    age = _age()
    with file.open("rb") as plain:
        if seal.recipients:
            age.encrypt_io(plain, target, _recipients(seal))
        else:
            target.write(age.passphrase.encrypt(plain.read(), _passphrase(seal.passphrase_file)))


def unseal_into(file: Path, target: IO[bytes], key: Key) -> None:
    """Write an encrypted file's contents in the clear.

    Raises:
        NeedsKey, WrongKey, NoEncryption, UnreadableKey: as their sentences say.
        OSError: the disk refused.
    """
    if key.identity_file is None and key.passphrase_file is None:
        raise NeedsKey(f"{file} is encrypted.")
    age = _age()
    try:
        with file.open("rb") as sealed:
            if key.identity_file is not None:
                age.decrypt_io(sealed, target, _identities(age, key.identity_file))
            else:
                target.write(age.passphrase.decrypt(sealed.read(), _passphrase(key.passphrase_file)))
    except age.DecryptError as error:
        raise WrongKey(f"{file} is not opened by this key; nothing was changed.") from error


def _age() -> Any:
    try:
        import pyrage
    except ImportError as error:
        raise NoEncryption from error
    return pyrage


def _recipients(seal: Seal) -> list[Any]:
    age = _age()
    kinds = {"age1": age.x25519.Recipient, "ssh-": age.ssh.Recipient}
    try:
        return [kinds[each.strip()[:4]].from_str(each.strip()) for each in seal.recipients]
    except (KeyError, age.RecipientError) as error:
        raise UnreadableKey(f"“{seal.recipients[0][:70]}” is not an age recipient.") from error


def _identities(age: Any, file: Path) -> list[Any]:
    text = _text(file)
    try:
        if text.startswith("-----BEGIN"):
            return [age.ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines()]
        found = [age.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except age.IdentityError as error:
        raise UnreadableKey(f"{file} holds no age identity.") from error
    if not found:
        raise UnreadableKey(f"{file} holds no age identity.")
    return found


def _passphrase(file: Path | None) -> str:
    said = _text(file).partition("\n")[0].strip("\r") if file is not None else ""
    if not said:
        raise UnreadableKey(f"{file} holds no passphrase in its first line.", hint="Write it into the first line.")
    return said


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise UnreadableKey(f"{file} cannot be read: {why}.", hint="Name the file with the key.") from error
