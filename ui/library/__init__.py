"""The library: all meetings, the action register, people and search."""
