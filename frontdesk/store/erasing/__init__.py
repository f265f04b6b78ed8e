"""People taken out of the shop's file: their rows, what the journal kept of them, and what knows them again."""

FORGET = "customer.forget"
"""The kind of the act, which has no undo."""
