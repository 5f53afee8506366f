"""Earlier minutes from files: read off the window's thread, looked at, and only then taken in."""
