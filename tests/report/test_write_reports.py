"""The command that writes every report and paper into a folder."""

import pytest
from django.core.management import call_command

from tests.cast import build_world
from tests.factories.report import a_paper, a_report

pytestmark = pytest.mark.django_db


def test_each_report_has_a_folder_with_its_files_and_those_of_its_papers(tmp_path, capsys):
    world = build_world()
    report = a_report(world)
    a_paper(world, report)
    a_paper(world, report, key="another")
    call_command("write_reports", str(tmp_path))
    (folder,) = tmp_path.iterdir()
    assert folder.name == "wessmere-2026-27"
    names = ("committee-paper", "committee-paper-2", "yearly-report")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.{kind}" for name in names for kind in ("docx", "html", "pdf")
    )
    assert "One report written" in capsys.readouterr().out


def test_only_one_partnership_when_it_is_named(tmp_path):
    a_report(build_world())
    call_command("write_reports", str(tmp_path), partnership="norden")
    assert not list(tmp_path.iterdir())
