"""What helps while typing: short forms that are written out, openings of the people who speak. Text in, text out."""
