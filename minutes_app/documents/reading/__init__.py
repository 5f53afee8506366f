"""Earlier minutes, read from Word documents."""
