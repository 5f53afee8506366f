"""The page one types into: a QTextDocument that is the list of lines, and the keys that change it."""
