"""The demonstration: a real meeting typed into the real window, key by key."""
