"""The options that describe a customer, the same for adding and for changing one."""

from typing import Annotated

import typer

Text = str | None
Texts = list[str] | None

GoesBy = Annotated[Text, typer.Option(metavar="NAME", help="What they are called at the counter.")]
Note = Annotated[Text, typer.Option(metavar="TEXT", help="A note.")]
Alert = Annotated[Text, typer.Option(metavar="TEXT", help="A note that stands out on the card.")]
Birthday = Annotated[Text, typer.Option(metavar="DAY", help="1990-04-22, or 04-22 without the year.")]
Card = Annotated[Text, typer.Option(metavar="CODE", help="The code on their card.")]
Company = Annotated[Text, typer.Option(metavar="TEXT", help="Their company.")]
Address = Annotated[Text, typer.Option(metavar="TEXT", help="Their address.")]
Phones = Annotated[Texts, typer.Option(metavar="NUMBER", help="A phone, in any writing; may be repeated.")]
Emails = Annotated[Texts, typer.Option(metavar="ADDRESS", help="An e-mail address; may be repeated.")]
Tags = Annotated[Texts, typer.Option(metavar="WORD", help="A tag; may be repeated.")]
Cues = Annotated[
    Texts,
    typer.Option(
        metavar="CUE", help='How to recognise them: "car: blue Golf"; car, family, pet, looks, place or other.'
    ),
]
Links = Annotated[
    Texts,
    typer.Option(
        metavar="LINK",
        help='Whom they belong to: "parent of 12"; household, parent, child, partner, pays for, collects for, brought.',
    ),
]
Likes = Annotated[Texts, typer.Option(metavar="TEXT", help="Something they like.")]
Dislikes = Annotated[Texts, typer.Option(metavar="TEXT", help="Something they do not like.")]
Takes = Annotated[Texts, typer.Option(metavar="TEXT", help='How they take it: "no sugar".')]
Consents = Annotated[
    Texts,
    typer.Option(
        metavar="ANSWER",
        help='Whether they may be reached: "phone no", "email yes"; phone, sms, whatsapp, email, post.',
    ),
]
Allergies = Annotated[Texts, typer.Option(metavar="TEXT", help="An allergy; it is louder than everything.")]


def preferences(likes: Texts, dislikes: Texts, takes: Texts) -> tuple[tuple[str, str], ...]:
    """What was said of likes, dislikes and how they take it, as (kind, text) pairs."""
    said = {"likes": likes, "dislikes": dislikes, "takes": takes}
    return tuple((kind, text) for kind, texts in said.items() for text in texts or ())
