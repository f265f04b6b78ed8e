"""The palette: every action by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Provider

from frontdesk.tui.bindings.groups import GROUPS
from frontdesk.tui.desk_app import DeskApp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding
from textual.command import Hits


class Everything(Provider):
    """All that can be done here, from the declared bindings; and the themes."""

    async def discover(self) -> Hits:
        """List everything before anything is typed."""
        for title, key, active in self._actions():
            yield DiscoveryHit(title, partial(self._run, active), help=key)
        for theme in self._themes():
            yield DiscoveryHit(f"Wear the theme {theme}", partial(self._wear, theme))

    async def search(self, query: str) -> Hits:
        """List what matches here, and what can be done on another screen, which then is gone to."""
        matcher = self.matcher(query)
        for title, key, active in [*self._actions(), *self._elsewhere()]:
            words = f"{active.binding.description} {key}"
            score = max(matcher.match(title), matcher.match(words))
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, active), help=key)
        for theme in self._themes():
            title = f"Wear the theme {theme}"
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._wear, theme))

    def _actions(self) -> Iterator[tuple[str, str, ActiveBinding]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and binding.action not in seen and active.enabled:
                seen.add(binding.action)
                yield binding.tooltip, self.app.get_key_display(binding), active

    def _elsewhere(self) -> Iterator[tuple[str, str, ActiveBinding]]:
        here = {title for title, _, _ in self._actions()}
        ways = {active.binding.id: active for active in self.screen.active_bindings.values() if active.enabled}
        for screen, group in GROUPS.items():
            if (way := ways.get(f"go.{screen.lower().replace('-', '')}")) is None:
                continue
            for key in group:
                if isinstance(key, Binding) and key.tooltip not in here:
                    caps = f"{self.app.get_key_display(way.binding)}, then {self.app.get_key_display(key)}"
                    yield f"{screen}: {key.tooltip}", caps, way

    def _themes(self) -> list[str]:
        return sorted(name for name in self.app.available_themes if name.startswith("counter-"))

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)

    async def _wear(self, theme: str) -> None:
        from frontdesk.settings import changing

        self.app.theme = theme
        if isinstance(self.app, DeskApp):
            with changing(self.app.settings_file) as settings:
                settings.theme = theme
