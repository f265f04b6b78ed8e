"""New customers, and two who are one."""

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

if TYPE_CHECKING:
    from frontdesk.cli.call import Call


def add(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name, as it is to be shown.")],
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
) -> None:
    """Add a customer.

    `frontdesk add "Ravi Menon" --goes-by Rav --cue "car: blue Golf" --allergy nuts --link "parent of 12"`.
    A name that is known already is said, and added all the same: two people may share it.
    """
    from frontdesk.cli.reading import tie
    from frontdesk.desk.roster import adding, duplicates, writing
    from frontdesk.records.people import NewCustomer

    call: Call = ctx.obj
    said = " ".join(name)
    with call.writing() as desk:
        new = NewCustomer(
            said,
            goes_by or "",
            company or "",
            address or "",
            note or "",
            alert or "",
            birthday or "",
            card or "",
            phones=tuple(phone or ()),
            emails=tuple(email or ()),
            tags=tuple(tag or ()),
            cues=tuple(writing.cue(each) for each in cue or ()),
            links=tuple(tie(desk, each) for each in link or ()),
            preferences=preferences(likes, dislikes, takes),
            allergies=tuple(allergy or ()),
            consents=tuple(
                (channel, given)
                for channel, given in dict(map(writing.consent, consent or ())).items()
                if given is not None
            ),
        )
        adding.check(new)
        twins = duplicates.alike(desk, said, new.phones, new.emails)
        done = adding.add(desk, new)
    call.out.doubt(note, alert, *chain(*filter(None, (cue, likes, dislikes, takes, tag))))
    for twin in twins:
        call.out.note(f"This may be {twin.name}, id {twin.id}, who is here already.")
    call.out.done(f"{said} was added, id {done.id}.", done, name=said, possible_duplicates=[twin.id for twin in twins])


def merge(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="Who is kept.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Who is merged into A.")],
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=a|b|both",
            help="Whose value stands: name, goes_by, company, address, birthday, card_code, since, alert or note; may "
            "be repeated.",
        ),
    ] = None,
) -> None:
    """Make one customer of two who are the same person.

    Everything of B goes to A, and `undo` gives each back what they had, at any later time. Unless --keep says
    otherwise, A's name and details stand, B's fill what A has not, and what else B had is written into the note.
    """
    from frontdesk.desk.greeting import card
    from frontdesk.desk.lookup import who
    from frontdesk.desk.roster.choosing import choices
    from frontdesk.desk.roster.merging import merge as merged

    call: Call = ctx.obj
    chosen = choices(keep or [])
    with call.writing() as desk:
        kept, gone = who(desk, a), who(desk, b)
        names = [card(desk, each).customer.name for each in (gone, kept)]
        done = merged(desk, kept, gone, chosen)
    call.out.done(f"{names[0]} ({gone}) is now one with {names[1]} ({kept}).", done, merged=gone)
