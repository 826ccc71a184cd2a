"""Looks into a Word template, or fills it, in a process of its own with limits on time and memory.

Started by file, so that it imports nothing of ours. A template may name what stands in the list, print it or not, and
nothing else: every tag is held against a pattern, and what is left is rendered in a sandbox without functions.
"""

import base64
import json
import re
import resource
import sys
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W, R = f"{{{WORD}}}", f"{{{OFFICE}}}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NAME = r"[a-z][a-z0-9_]{0,127}"
PRINTS = re.compile(rf"\{{\{{(p(?= ))?\s*({NAME})\s*\}}\}}")
ASKS = re.compile(rf"\{{%(?:p(?= ))?\s*if\s+(?:not\s+)?({NAME})\s*%\}}")
ENDS = re.compile(r"\{%(?:p(?= ))?\s*(?:else|endif)\s*%\}")
OPEN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
MARKUP = re.compile(r"<[^>]*>")
AROUND = {"header": "the header", "footer": "the footer"}
BESIDE = {"hyperlink", "attachedTemplate"}  # what may lead elsewhere; the second is taken out
USUAL_INDENT = "454"  # of our lists, unless they stand under a numbered paragraph


class Nothing(Markup):
    """A passage that there is nothing for: a paragraph at least, for a cell needs one; and no, when it is asked for."""

    def __bool__(self) -> bool:
        return False


class Refused(Exception):
    """A template that cannot be used, and why, by key; with the words in question."""


def bound(megabytes: int, seconds: int) -> None:
    """Let this process have so much memory and time, and write no file."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def sandbox() -> SandboxedEnvironment:
    """Jinja without a function, a filter or a test, and everything escaped that is not our own markup."""
    env = SandboxedEnvironment(autoescape=True)
    env.globals.clear()
    env.filters.clear()
    env.tests.clear()
    return env


# Looking


def parts_of(template: DocxTemplate) -> dict[str, tuple[Any, str]]:
    """The parts in which placeholders may stand: root element and place in words."""
    main = template.docx.part
    found = {"": (main._element, "the text")}
    for key, rel in main.rels.items():
        kind = rel.reltype.rpartition("/")[2]
        if kind in AROUND:
            found[key] = (parse_xml(rel.target_part.blob), AROUND[kind])
        elif kind == "footnotes":
            found[key] = (parse_xml(rel.target_part.blob), "the notes")
    return found


def look(template: DocxTemplate, blocks: list[str]) -> list[dict[str, str]]:
    """Every placeholder with its place and what is wrong with where it stands. Raises Refused for anything else."""
    check_links(template)
    found: list[dict[str, str]] = []
    for root, place in parts_of(template).values():
        found += said_in(root, place, blocks)
        check_tags(template.patch_xml(etree.tostring(root, encoding="unicode")), is_markup=True)
    about = template.docx.core_properties
    for words in (about.title, about.subject, about.author, about.comments, about.keywords, about.category):
        found += [{"name": name, "place": "the properties", "wrong": ""} for name in names_in(words or "")]
    return found


def check_links(template: DocxTemplate) -> None:
    for part in template.docx.part.package.iter_parts():
        for rel in part.rels.values():
            kind = rel.reltype.rpartition("/")[2]
            if kind == "aFChunk" or rel.is_external and kind not in BESIDE:
                raise Refused("fetches", kind)


def check_tags(words: str, is_markup: bool = False) -> None:
    """Hold every tag against the three patterns, and see that each that is opened is closed. A whole part is markup,
    and what is asked in it has an end."""
    for tag in TAG.finditer(words):
        bare = MARKUP.sub("", tag[0])
        if not any(pattern.fullmatch(bare) for pattern in (PRINTS, ASKS, ENDS)):
            raise Refused("not allowed", bare[:80])
    if OPEN.search(TAG.sub("", words)):
        raise Refused("not closed", words.strip()[:80] if not is_markup else "{{")
    if is_markup:
        try:
            sandbox().parse(words)
        except TemplateError as error:
            raise Refused("not ended", "") from error


def names_in(words: str) -> list[str]:
    check_tags(words)
    found = (PRINTS.fullmatch(tag[0]) or ASKS.fullmatch(tag[0]) for tag in TAG.finditer(words))
    return [each.groups()[-1] for each in found if each]


def said_in(root: Any, place: str, blocks: list[str]) -> list[dict[str, str]]:
    found, after = [], ""
    for paragraph in root.iter(f"{W}p"):
        words = text_of(paragraph)
        names = names_in(words)
        for name in names:
            where = f"{place}, after “{after[:60]}”" if after and place == "the text" else place
            found.append({"name": name, "place": where, "wrong": wrong_place(name, words, place, blocks)})
        after = words.strip() if words.strip() and not TAG.search(words) else after
    return found


def wrong_place(name: str, words: str, place: str, blocks: list[str]) -> str:
    if not is_block(name, blocks) or ASKS.search(words):
        return ""
    if place != "the text":
        return "around"
    return "" if PRINTS.fullmatch(words.strip()) else "in a line"


def is_block(name: str, blocks: list[str]) -> bool:
    return name in blocks or name.startswith("section_")


def text_of(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


# Filling


def fill(template: DocxTemplate, given: dict[str, Any]) -> bytes:
    """The filled file: the template's own styles where it has one of that name, and ours beside them."""
    if any(each["wrong"] for each in look(template, given["blocks"])):
        raise Refused("not allowed", "")
    own = Own(template, given)
    stand_alone(template, given["blocks"])
    context: dict[str, Any] = dict(given["values"])
    context |= {name: own.adapted(markup) for name, markup in given["pieces"].items()}  # noqa: S704 ours
    if context.get("marking"):
        mark(template, own)
    template.render(context, sandbox(), autoescape=True)
    forget_its_own_template(template)
    file = BytesIO()
    template.save(file)
    return file.getvalue()


def stand_alone(template: DocxTemplate, blocks: list[str]) -> None:
    """Write each placeholder of a whole passage as one that takes the place of its paragraph."""
    for paragraph in list(template.docx.part._element.iter(f"{W}p")):
        found = PRINTS.fullmatch(text_of(paragraph).strip())
        if found and is_block(found[2], blocks):
            texts = list(paragraph.iter(f"{W}t"))
            texts[0].text = f"{{{{p {found[2]} }}}}"
            for each in texts[1:]:
                each.text = ""


class Own:
    """The template's styles, numbering, links and width, into which our markup is fitted."""

    def __init__(self, template: DocxTemplate, given: dict[str, Any]) -> None:
        self.main = template.docx.part
        self.given, self.note_at = given, 0
        self.styles = self.merged_styles(etree.fromstring(given["styles"]))
        self.numbers = self.merged_numbers(etree.fromstring(given["numbering"]))
        self.keys: dict[str, str] = {}
        for place, (href, in_note) in enumerate(given["links"]):
            if not in_note:
                self.keys[f"link{place}"] = self.main.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        for place, image in enumerate(given["pictures"]):
            self.keys[f"picture{place}"] = self.main.get_or_add_image(BytesIO(base64.b64decode(image)))[0]
        self.scale = min(width_of(template) / given["width"], 1.6)
        self.merge_notes()

    def merged_styles(self, ours: Any) -> dict[str, str]:
        """Their key for each of our styles; one they have no style for is added, in the fonts and size of theirs."""
        theirs = self.main._styles_part._element
        kept = {(each.get(f"{W}type"), name_of(each)): each for each in theirs.iter(f"{W}style")}
        keys = {each.get(f"{W}styleId") for each in kept.values()}
        self.bullets = any(kind == "paragraph" and name == "list bullet" and each.find(f".//{W}numId") is not None
                           for (kind, name), each in kept.items())  # fmt: skip
        found, added = {}, []
        for each in ours.iter(f"{W}style"):
            same = kept.get((each.get(f"{W}type"), name_of(each)))
            key = each.get(f"{W}styleId")
            if same is not None:
                found[key] = same.get(f"{W}styleId")
                continue
            new = deepcopy(each)
            found[key] = key if key not in keys else f"Goldthread{key}"
            new.set(f"{W}styleId", found[key])
            added.append(plain(new))
        for new in added:
            for tag in ("basedOn", "next", "link"):
                for each in new.iter(f"{W}{tag}"):
                    each.set(f"{W}val", found.get(each.get(f"{W}val"), each.get(f"{W}val")))
            for each in new.iter(f"{W}numPr"):
                each.getparent().remove(each)
            theirs.append(new)
        return found

    def merged_numbers(self, ours: Any) -> dict[str, str]:
        theirs = self.main.numbering_part._element
        abstracts = [int(each.get(f"{W}abstractNumId")) for each in theirs.iter(f"{W}abstractNum")]
        numbers = [int(each.get(f"{W}numId")) for each in theirs.iter(f"{W}num")]
        first, next_number = max(abstracts, default=0) + 1, max(numbers, default=0) + 1
        place = next((place for place, each in enumerate(theirs) if each.tag == f"{W}num"), len(theirs))
        found: dict[str, str] = {}
        for each in list(ours):
            new = deepcopy(each)
            if each.tag == f"{W}abstractNum":
                new.set(f"{W}abstractNumId", str(first + int(each.get(f"{W}abstractNumId"))))
                theirs.insert(place, new)
                place += 1
                continue
            found[each.get(f"{W}numId")] = str(next_number)
            new.set(f"{W}numId", str(next_number))
            for link in new.iter(f"{W}abstractNumId"):
                link.set(f"{W}val", str(first + int(link.get(f"{W}val"))))
            theirs.append(new)
            next_number += 1
        return found

    def merge_notes(self) -> None:
        notes = self.given["notes"]
        if not notes:
            return
        kind = RELATIONSHIP_TYPE.FOOTNOTES
        rel = next((each for each in self.main.rels.values() if each.reltype == kind), None)
        if rel is None:
            empty = f'<w:footnotes xmlns:w="{WORD}">{self.given["separators"]}</w:footnotes>'.encode()
            part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, empty, self.main.package)
            self.main.relate_to(part, kind)
        else:
            part = rel.target_part
        for place, (href, in_note) in enumerate(self.given["links"]):
            if in_note:
                self.keys[f"link{place}"] = part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        root = parse_xml(part.blob)
        self.note_at = max((int(each.get(f"{W}id")) for each in root), default=0)
        for place, note in enumerate(notes, 1):
            new = self.fitted(f'<w:footnote w:id="{place}">{note}</w:footnote>')[0]
            new.set(f"{W}id", str(self.note_at + place))
            root.append(new)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def adapted(self, markup: str) -> Markup:
        """Markup of ours as it stands in this template."""
        if not markup:
            return Nothing("<w:p/>")
        return Markup("".join(etree.tostring(each, encoding="unicode") for each in self.fitted(markup)))  # noqa: S704

    def fitted(self, markup: str) -> Any:
        root = etree.fromstring(f"<w:body {self.given['namespaces']}>{markup}</w:body>")
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for each in root.iter(f"{W}{tag}"):
                each.set(f"{W}val", self.styles.get(each.get(f"{W}val"), each.get(f"{W}val")))
        for each in root.iter(f"{W}numPr"):
            self.number(each)
        for each in root.iter(f"{W}footnoteReference"):
            each.set(f"{W}id", str(self.note_at + int(each.get(f"{W}id"))))
        for each in root.iter():
            for name in (f"{R}id", f"{R}embed"):
                if each.get(name) in self.keys:
                    each.set(name, self.keys[each.get(name)])
        self.widen(root)
        return root

    def number(self, place: Any) -> None:
        """Give a list its numbers; bullets of the first depth are the template's own, where it has some."""
        number, depth = place.find(f"{W}numId"), place.find(f"{W}ilvl")
        if number.get(f"{W}val") == "1" and depth is not None and depth.get(f"{W}val") == "0" and self.bullets:
            properties = place.getparent()
            usual = [each for each in properties.findall(f"{W}ind") if each.get(f"{W}left") == USUAL_INDENT]
            for each in (place, *usual):
                properties.remove(each)
            return
        number.set(f"{W}val", self.numbers.get(number.get(f"{W}val"), number.get(f"{W}val")))

    def widen(self, root: Any) -> None:
        """Make tables as wide as the template's text, and no picture wider."""
        for tag in ("tblW", "gridCol", "tcW"):
            for each in root.iter(f"{W}{tag}"):
                each.set(f"{W}w", str(int(int(each.get(f"{W}w")) * self.scale)))
        if self.scale < 1:
            for each in root.iter():
                if each.get("cx") and each.get("cy"):
                    each.set("cx", str(int(int(each.get("cx")) * self.scale)))
                    each.set("cy", str(int(int(each.get("cy")) * self.scale)))


def name_of(style: Any) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val").lower()


def plain(style: Any) -> Any:
    """A style of ours without our colours, nor the size of ordinary text: what stands around it gives those."""
    for each in [*style.iter(f"{W}color"), *(s for s in [*style.iter(f"{W}sz"), *style.iter(f"{W}szCs")]
                                             if s.get(f"{W}val") == "22")]:  # fmt: skip
        if each.getparent().tag == f"{W}rPr":
            each.getparent().remove(each)
    return style


def width_of(template: DocxTemplate) -> int:
    """How wide the template's text is, in twentieths of a point."""
    page = template.docx.sections[0]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    return int(width / 635) if width > 0 else 9638


def mark(template: DocxTemplate, own: Own) -> None:
    """Make a place for the protective marking above and beneath each page of a template that has none there."""
    for section in template.docx.sections:
        places = [section.header, section.footer]
        if section.different_first_page_header_footer:
            places += [section.first_page_header, section.first_page_footer]
        if template.docx.settings.odd_and_even_pages_header_footer:
            places += [section.even_page_header, section.even_page_footer]
        for place in places:
            if place.is_linked_to_previous and section is not template.docx.sections[0]:
                continue
            element = place._element if not place.is_linked_to_previous else unlinked(place)
            if "marking" not in names_in("".join(text_of(each) for each in element.iter(f"{W}p"))):
                line = own.fitted('<w:p><w:pPr><w:pStyle w:val="Marking"/></w:pPr><w:r><w:t/></w:r></w:p>')[0]
                next(line.iter(f"{W}t")).text = "{{ marking }}"
                element.insert(0, line)


def unlinked(place: Any) -> Any:
    place.is_linked_to_previous = False
    for each in list(place._element):
        place._element.remove(each)
    return place._element


def forget_its_own_template(template: DocxTemplate) -> None:
    """Take out the link to the file that the template was made from, which Word would look for."""
    settings = template.docx.part._settings_part
    for each in list(settings._element.iter(f"{W}attachedTemplate")):
        each.getparent().remove(each)
    for key in [key for key, rel in settings.rels.items() if rel.reltype.endswith("/attachedTemplate")]:
        settings.rels.pop(key)


def main() -> None:
    bound(int(sys.argv[1]), int(sys.argv[2]))
    given = json.load(sys.stdin)
    try:
        template = DocxTemplate(BytesIO(base64.b64decode(given["template"])))
        template.init_docx()
        if "values" in given:
            sys.stdout.buffer.write(fill(template, given))
        else:
            sys.stdout.write(json.dumps({"found": look(template, given["blocks"])}))
    except Refused as refused:
        sys.stdout.write(json.dumps({"refused": refused.args[0], "words": refused.args[1]}))


if __name__ == "__main__":
    main()
