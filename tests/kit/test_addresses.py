"""Addresses worked out once are those that Django gives."""

import pytest
from django.apps import apps
from django.urls import resolve

from goldthread.kit.addresses import address
from goldthread.kit.sought import all_sought


def test_an_address_is_what_its_name_leads_to():
    assert address("actions:action", 7) == "/actions/7/"
    assert address("actions:action", 1234567) == "/actions/1234567/"


@pytest.mark.parametrize("kind", sorted(all_sought()))
def test_every_noun_that_can_be_found_has_an_address_of_its_own(kind):
    record = apps.get_model(kind)(pk=7)
    if kind != "report.section":  # named by its report and its key
        assert resolve(record.get_absolute_url()).kwargs == {"pk": 7}
