"""Words that stay off the screen: in labels, messages and rules of the code, and in every document that is printed."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from goldthread.desk.operations import load_folder
from goldthread.kit.document import text
from goldthread.report.compose import compose
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.models import Paper, Report
from goldthread.report.paper import compose_paper
from tests.house.test_hand import OURS, ROOT, trees

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WORDS = re.compile(
    r"\b(spine|circles?|orphan\w*|drop(s|ped|ping)?|anecdot\w*|please|successful(ly)?|invalid|sorry|oops)\b|[a-z]!(\s|$)",
    re.I,
)
SENTENCE = re.compile(r"^[A-Z][a-z]+.*\s|[.?!]$")


def sentences():
    """Every text in the code that looks like words for people, with where it stands."""
    for path, tree in trees().items():
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
            if is_text and SENTENCE.search(node.value) and "\\" not in node.value:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def labels():
    """Every label, help text and title that a page shows by name."""
    shown = {"label", "help_text", "title", "hint", "button", "said", "empty_words", "verbose_name", "text"}
    for path, tree in trees().items():
        for node in ast.walk(tree):
            pairs = []
            if isinstance(node, ast.Call):
                pairs = [(each.arg, each.value) for each in node.keywords]
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                pairs = [(node.targets[0].id, node.value)]
            for name, value in pairs:
                if name in shown and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", value.value


def test_there_is_something_to_read():
    assert len(list(sentences())) > 300
    assert len(list(labels())) > 100


def test_no_sentence_says_what_stays_off_the_screen():
    assert [(where, words) for where, words in sentences() if WORDS.search(words)] == []


def test_no_label_says_what_stays_off_the_screen():
    assert [(where, words) for where, words in labels() if WORDS.search(words)] == []


def test_no_choice_says_what_stays_off_the_screen():
    choices = [
        (f"{model._meta.label}.{field.name}", str(label))
        for model in OURS
        for field in model._meta.concrete_fields
        for _, label in field.flatchoices
    ]
    assert [(where, label) for where, label in choices if WORDS.search(label)] == []


@pytest.mark.said_once  # words are Python's
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["hampshire", "wessmere"])
def test_no_document_says_what_stays_off_the_screen(name):
    load_folder(folder=EXAMPLES / name, by=None, on=date(2026, 11, 22))
    made = [compose(report_whole(each)) for each in Report.objects.all()]
    made += [compose_paper(paper_whole(each)) for each in Paper.objects.all()]
    said = "\n".join(text.write(each) for each in made)
    assert said
    assert [said[max(hit.start() - 40, 0) : hit.end() + 20] for hit in WORDS.finditer(said)] == []
