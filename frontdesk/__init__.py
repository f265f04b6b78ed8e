"""Front Desk is the memory of a small shop."""

__version__ = "0.1.0"
