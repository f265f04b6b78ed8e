"""Takes the pictures in docs/: the counter of the demo shop, on a Sunday morning."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.exchange.demo_shop import lay_out
from frontdesk.settings import Settings
from frontdesk.tui.app import FrontDesk

DOCS = Path(__file__).parent.parent / "docs"
NOW = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)
PICTURES = {
    "counter": ((100, 30), ["b", "l", "u", "e", "space", "g", "o"], "counter-dark"),
    "expected": ((100, 30), [], "counter-dark"),
    "narrow": ((80, 24), ["r", "a", "v", "enter"], "counter-light"),
}


async def take(shop: Path, name: str, size: tuple[int, int], keys: list[str], theme: str) -> None:
    """Take one picture: the keys are struck, and what the screen then shows is kept."""
    settings = Settings(till="counter", staff="Mina", theme=theme)
    app = FrontDesk(database=shop, settings_file=shop.parent / "settings.toml", settings=settings, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await app.at_desk(lambda desk: desk.clock)
        await pilot.pause()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = app.export_screenshot(title="Front Desk")
    # The export asks a web site for its font; a picture of ours asks nobody for anything.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = picture.replace("font-family: Fira Code, monospace", "font-family: 'DejaVu Sans Mono', Menlo, monospace")
    (DOCS / f"{name}.svg").write_text(re.sub(r"terminal-\d+", "terminal", picture), encoding="utf-8")


def main() -> None:
    """Take all of them."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder) / "shop.db"
        lay_out(shop, NOW)
        for name, (size, keys, theme) in PICTURES.items():
            asyncio.run(take(shop, name, size, keys, theme))


if __name__ == "__main__":
    main()
