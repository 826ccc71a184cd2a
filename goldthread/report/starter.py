"""A template to begin with: every placeholder in its place, in our own styles, for a council to put into its own."""

from goldthread.kit.document import docx
from goldthread.kit.document.nodes import Block, Document, Paragraph, Section

BODY = {
    "report": ("contents", "everything"),
    "paper": ("header_table", "section_opening", "parts", "tail"),
}


def starter(kind: str) -> bytes:
    """Return a Word file with the placeholders of a report or a paper. Its styles bear the names that our tables,
    headings and lists ask for, so that whoever changes them there changes every file that is made."""
    passages: tuple[Block, ...] = tuple(Paragraph(_named(name)) for name in BODY[kind])
    lines: tuple[Block, ...] = () if kind == "paper" else (Paragraph(_named("edition")),)
    return docx.write(
        Document(
            title=_named("title"),
            sections=(Section("body", _named("title" if kind == "paper" else "period"), lines + passages),),
            kind="paper",
            report_word="Report" if kind == "paper" else _named("title"),
            owner=_named("council" if kind == "paper" else "partnership"),
            marking=_named("marking"),
        )
    )


def _named(name: str) -> str:
    return f"{{{{ {name} }}}}"
