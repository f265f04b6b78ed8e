"""The counter's colours: calm grounds, one warm accent, one cool second, red for what must not be missed."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="counter-dark",
    dark=True,
    primary="#e0a458",
    secondary="#7fb5a5",
    accent="#e0a458",
    warning="#e0a458",
    error="#f0716c",
    success="#7fb5a5",
    foreground="#dedbd4",
    background="#16181d",
    surface="#1b1e24",
    panel="#262a33",
    variables={
        "quiet": "#9a9a97",
        "warm": "#e0a458",
        "warm-ground": "#362e24",
        "cool": "#8cc3b2",
        "alarm": "#ff8a84",
        "alarm-ground": "#46242a",
        "list-ground": "#14161a",
        "card-ground": "#1b1e24",
        "box-ground": "#262a33",
        "input-cursor-background": "#dedbd4",
        "input-selection-background": "#e0a458 40%",
    },
)

LIGHT = Theme(
    name="counter-light",
    dark=False,
    primary="#9a5b00",
    secondary="#1d6b57",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b3261e",
    success="#1d6b57",
    foreground="#26241f",
    background="#f4f1ea",
    surface="#fbf9f4",
    panel="#e9e4d9",
    variables={
        "quiet": "#66625a",
        "warm": "#8a5100",
        "warm-ground": "#f3e3c6",
        "cool": "#1d6b57",
        "alarm": "#a31912",
        "alarm-ground": "#f8d9d6",
        "list-ground": "#efebe2",
        "card-ground": "#fbf9f4",
        "box-ground": "#ffffff",
        "input-cursor-background": "#26241f",
    },
)

CONTRAST = Theme(
    name="counter-contrast",
    dark=True,
    primary="#ffd75f",
    secondary="#87ffd7",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ff8787",
    success="#87ffd7",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "quiet": "#c6c6c6",
        "warm": "#ffd75f",
        "warm-ground": "#3a3000",
        "cool": "#87ffd7",
        "alarm": "#ffffff",
        "alarm-ground": "#a00000",
        "list-ground": "#000000",
        "card-ground": "#000000",
        "box-ground": "#1c1c1c",
        "input-cursor-background": "#ffffff",
    },
)

TERMINAL = Theme(
    name="counter-terminal",
    dark=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    ansi=True,
    variables={
        "quiet": "ansi_default",
        "warm": "ansi_yellow",
        "warm-ground": "ansi_default",
        "cool": "ansi_cyan",
        "alarm": "ansi_bright_red",
        "alarm-ground": "ansi_default",
        "list-ground": "ansi_default",
        "card-ground": "ansi_default",
        "box-ground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_black",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
