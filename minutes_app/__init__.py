"""OPCC Minutes without its window: what minutes are, how they are kept, how they become documents."""

__version__ = "0.1.0"
