"""Changing what is known about a customer."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.details import (
    Address,
    Alert,
    Allergies,
    Birthday,
    Card,
    Company,
    Consents,
    Cues,
    Dislikes,
    Emails,
    GoesBy,
    Likes,
    Links,
    Note,
    Phones,
    Tags,
    Takes,
    preferences,
)
from frontdesk.cli.show import CUSTOMER
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk edit --help`."


def edit(
    ctx: typer.Context,
    customer: Annotated[str, CUSTOMER],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="The name, as it is to be shown.")] = None,
    goes_by: GoesBy = None,
    phone: Phones = None,
    email: Emails = None,
    cue: Cues = None,
    link: Links = None,
    likes: Likes = None,
    dislikes: Dislikes = None,
    takes: Takes = None,
    allergy: Allergies = None,
    note: Note = None,
    alert: Alert = None,
    birthday: Birthday = None,
    tag: Tags = None,
    card: Card = None,
    company: Company = None,
    address: Address = None,
    consent: Consents = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(metavar="THING", help='Take something off: "cue: blue Golf", "phone: 4417", "allergy: nuts", ...'),
    ] = None,
) -> None:
    """Change what is known about a customer.

    Texts such as --note replace what was there, and an empty one clears it; phones, cues, likes and the like are
    added. `frontdesk edit 12 --cue "pet: dog Lola" --drop "cue: blue Golf"`.
    """
    from frontdesk.cli.dropping import dropped
    from frontdesk.cli.reading import tie
    from frontdesk.desk import greeting
    from frontdesk.desk.lookup import who
    from frontdesk.desk.roster import editing, writing
    from frontdesk.records.people import CustomerChanges

    call: Call = ctx.obj
    with call.writing() as desk:
        person = who(desk, customer)
        seen = greeting.card(desk, person)
        gone = dropped(seen, drop) if drop else {}
        changes = CustomerChanges(
            name=name,
            goes_by=goes_by,
            company=company,
            address=address,
            note=note,
            alert=alert,
            birthday=birthday,
            card_code=card,
            more_phones=tuple(phone or ()),
            more_emails=tuple(email or ()),
            more_tags=tuple(tag or ()),
            cues=tuple(writing.cue(each) for each in cue or ()),
            links=tuple(tie(desk, each) for each in link or ()),
            preferences=preferences(likes, dislikes, takes),
            allergies=tuple(allergy or ()),
            consents=tuple(map(writing.consent, consent or ())),
            **gone,
        )
        if changes == CustomerChanges():
            raise NothingToChange
        done = editing.edit(desk, person, replace(changes, seen=seen.customer))
    call.out.doubt(note, alert, *chain(*filter(None, (cue, likes, dislikes, takes, tag))))
    call.out.done(" ".join(filter(None, (f"Customer {person} was changed.", done.beside))), done)
