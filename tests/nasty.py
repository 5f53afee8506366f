"""Bad input, as data: what people, programs and pages bring in by typing, pasting, naming and importing.

Each surface takes its own from here and says what must come of it.
"""

# Any text: typed, pasted, composed, captured, searched for.
TEXTS = {
    "empty": "",
    "a space": " ",
    "markup": "<b>x</b> <img src=x onerror=y> </w:t>",
    "less and more": "a < b and c > d & e",
    "entities": "&lt; &amp;nbsp; &#x0;",
    "quotes": "O’Brien / O'Brien / О'Брайен “said” «so»",
    "sql": "'; DROP TABLE line; --",
    "formula": "=HYPERLINK(\"http://x\") +1 -1 @SUM =cmd|'/c calc'!A0",
    "format": "%s %d %n {0} {x!r} ${y} \\n \\u0000",
    "cyrillic сс": "сс to share; СС; Р",
    "full width": "ＣＣ ＡＣＴＩＯＮ：",
    "nul": "a\x00b",
    "controls": "a\x01\x07\x08\x1b[31mb\x7f",
    "vertical tab and form feed": "soft\x0breturn\x0cpage",
    "next line": "a\x85b",
    "line and paragraph separator": "a\u2028b\u2029c",
    "carriage returns": "a\r\nb\rc\nd",
    "tabs": "a\tb\t\tc",
    "no-break space": "20\u00a0% of\u202fcalls",
    "soft hyphen": "multi\u00adagency",
    "byte order mark": "\ufeffstart\ufeff",
    "noncharacters": "a\ufdd0b\ufffec\uffffd",
    "half an emoji": "a\ud83db\ude00c",
    "emoji": "📈👩🏽‍⚖️🇬🇧🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "combining": "e\u0301" + "a" + "\u0301" * 200,
    "right to left": "שלום \u202eevil.docx\u202c محمد",
    "zero width": "a\u200bb\u200dc\u2060d",
    "label": "Action: “Action: CC to act” Decision: 2.4 - *",
    "number": "2.4.9.9.9.9.9.9.9.9.9. 1) (a)",
    "brackets": "Name (CC) (( )) CC) [",
    "dates": "by 31 June, 29 Feb 2023, 1 January 0001, 31/12/9999, 25/8, asap, yesterday",
    "long word": "x" * 5_000,
    "many words": "word " * 2_000,
}

# Words for a search: every mark alone, and what means something to a query.
QUERIES = [
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    *["NEAR(", "a AND", "OR", "NOT x", "col:", "-x", "%", "_", "\\", "999/101", "C++", "multi-agency", "20%"],
    *["café", "cafe", "O’Brien", "O'Brien", '"', '""', "(", "a*", "^a", "{", "a" * 100_000, "\x00", "🇬🇧", "é\u0301"],
]

# Names of files and folders to write to or to read from.
FILE_NAMES = [
    *["CON.docx", "NUL", "dot.", "space ", "a:b.docx", "what?.docx", "star*.docx", "hash#%20.docx"],
    *["\u202ename.docx", "emoji 📈.docx", "n" * 250 + ".docx", "n" * 400 + ".docx", "a\nb.docx", "a\x00b.docx"],
    *["-rf.docx", "~.docx", "'; rm.docx", " .docx", "ö́.docx", "half\ud83d.docx"],
]

# What a settings file can come to hold.
SETTINGS = {
    "empty": b"",
    "half-written": b"[General]\ngeometry=@ByteArray(\\x1\\xd9\\xd0",
    "NULs": bytes(4096),
    "noise": bytes(range(256)) * 8,
    "wrong types": b"[General]\ngeometry=maximised\nsplitter=7\ntheme=42\nexport_folder=@Invalid()\n",
    "lists": b"[General]\ngeometry=1, 2, 3\nsplitter=a, b\ntheme=dark, light\nfolder=x, y\n",
    "newer": b"[General]\nversion=99\ngeometry=@Size(1 1)\nsplitter=@Point(2 2)\n",
}
