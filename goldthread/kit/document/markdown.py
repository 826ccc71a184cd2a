"""Reads narrative written as Markdown into nodes of the document: a small part of the language, and never raw HTML."""

from collections.abc import Iterable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from goldthread.kit.document.nodes import (
    Block,
    BulletList,
    Callout,
    Footnote,
    Inline,
    Link,
    Paragraph,
    Run,
    SubHeading,
    Table,
    Words,
    address,
)


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text. Headings of every depth become sub-headings; what we do not know stays words."""
    return tuple(block for child in SyntaxTreeNode(_reader().parse(text)).children for block in _blocks(child))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return reader.disable(["html_block", "html_inline", "image", "code", "fence", "reference", "entity"])


def _blocks(node: SyntaxTreeNode) -> tuple[Block, ...]:
    match node.type:
        case "heading":
            return (SubHeading(_plain(_words(node))),)
        case "paragraph":
            return (Paragraph(_words(node)),)
        case "bullet_list" | "ordered_list":
            return (_list(node),)
        case "table":
            return (_table(node),)
        case "blockquote":
            inside = tuple(block for child in node.children for block in _blocks(child))
            return (Callout("", inside, kind="notice"),)
    return (Paragraph(node.content.strip()),) if getattr(node, "content", "").strip() else ()


def _list(node: SyntaxTreeNode) -> BulletList:
    """A list; the further paragraphs of an item stand under its first as new lines."""
    items: list[Words | BulletList] = []
    for item in node.children:
        said = [_words(child) for child in item.children if not child.type.endswith("_list")]
        items.append(_joined([run for place, words in enumerate(said) for run in (Run("\n" * bool(place)), *words)]))
        items += [_list(child) for child in item.children if child.type.endswith("_list")]
    return BulletList(tuple(items), numbered=node.type == "ordered_list")


def _table(node: SyntaxTreeNode) -> Table:
    head, *rest = (row for part in node.children for row in part.children)
    columns = tuple(_plain(_words(cell)) for cell in head.children)
    return Table(columns=columns, rows=tuple(tuple(_words(cell) for cell in row.children) for row in rest))


def _words(node: SyntaxTreeNode) -> tuple[Inline, ...]:
    """The runs of a block: those of its inline part, or of its paragraphs one after another."""
    parts = [part for child in node.children for part in (child.children if child.type == "inline" else [child])]
    return _joined([run for part in parts for run in _runs(part)])


def _runs(node: SyntaxTreeNode, bold: bool = False, italic: bool = False) -> list[Inline]:
    match node.type:
        case "softbreak":
            return [Run(" ", bold, italic)]
        case "hardbreak":
            return [Run("\n", bold, italic)]
        case "link":
            return [_link(node, bold, italic)]
        case "text" | "code_inline":
            return [Run(node.content, bold, italic)] if node.content else []
    bold, italic = bold or node.type == "strong", italic or node.type == "em"
    return [run for child in node.children for run in _runs(child, bold, italic)]


def _link(node: SyntaxTreeNode, bold: bool, italic: bool) -> Inline:
    words, href = _plain(run for child in node.children for run in _runs(child)), str(node.attrs.get("href", ""))
    return Link(words, href) if address(href) else Run(words, bold, italic)


def _plain(runs: Iterable[Inline]) -> str:
    return "".join(run.text for run in runs if not isinstance(run, Footnote))


def _joined(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbours in the same voice as one run."""
    joined: list[Inline] = []
    for run in runs:
        if isinstance(run, Run) and not run.text:
            continue
        before = joined[-1] if joined else None
        if isinstance(run, Run) and isinstance(before, Run) and (run.bold, run.italic) == (before.bold, before.italic):
            joined[-1] = Run(before.text + run.text, run.bold, run.italic)
        else:
            joined.append(run)
    return tuple(joined)
