"""What stands on the screen, as text: the one place that looks at Textual's private compositor."""

from __future__ import annotations


def strips(app):
    """The rows of the screen in front, as styled segments."""
    return app.screen._compositor.render_strips()


def rows(app):
    """The rows of the screen in front, cell by cell."""
    return ["".join(segment.text for segment in strip) for strip in strips(app)]


def picture(app):
    """The whole screen as text, the blanks at the ends of its rows left out."""
    return "\n".join(row.rstrip() for row in rows(app))
