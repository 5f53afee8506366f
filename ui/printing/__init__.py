"""Print, preview and PDF by Qt: the same page description as the Word file, laid out on paper here."""
