"""Marks to check later as Word's comments: one on the words of each."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from minutes_app.documents.layout import Layout
from minutes_app.domain.check_later import checks_of
from minutes_app.domain.text import clean

NOBODY = "Minutes"  # the author where no minute-taker is known
WORDS = "Check later"
_OFFICE = "http://schemas.microsoft.com/office"
# What a template may hold of comments: the comments themselves, and what newer versions of Word say beside them.
_RELATIONS = frozenset(
    {
        RELATIONSHIP_TYPE.COMMENTS,
        f"{_OFFICE}/2011/relationships/commentsExtended",
        f"{_OFFICE}/2016/09/relationships/commentsIds",
        f"{_OFFICE}/2018/08/relationships/commentsExtensible",
    }
)


def drop_comments(document: Document) -> None:
    """Take out the comments of a template: the text that they stood on gives way to the minutes."""
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype in _RELATIONS]:
        del relations[key]


def add_comments(document: Document, page: Layout) -> list[int]:
    """Add a comment for each mark to check later, in order, and return their numbers; the text says their places."""
    author = page.about.author.partition(",")[0].strip() or NOBODY
    initials = "".join(name[0] for name in author.split())
    return [
        document.comments.add_comment(f"{WORDS}: {clean(words)}", clean(author), clean(initials)).comment_id
        for words in _marked_words(page)
    ]


def _marked_words(page: Layout) -> list[str]:
    paragraphs = (paragraph for row in page.rows for paragraph in row.paragraphs)
    return [p.text[mark.start : mark.end] for p in paragraphs for mark in checks_of(p)]
