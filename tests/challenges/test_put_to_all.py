"""A challenge that few may read stays with those few, though it is put to a whole partnership."""

import pytest

from goldthread.challenges.models import Challenge
from tests.cast import CAST
from tests.factories.challenges import a_count


def readers(world, challenge):
    return {who for who in CAST[1:] if Challenge.objects.visible_to(world.people[who]).filter(pk=challenge.pk)}


@pytest.mark.parametrize(("circle", "expected"), [("group", {"scrutineer", "manager"}), ("panel", set())])
def test_putting_it_to_the_partnership_lets_nobody_read_what_one_group_keeps(world, circle, expected):
    challenge = Challenge.objects.create(
        home=world.wessmere, key="few", number=70, words="Ask again.", partnership=world.wessmere, circle=circle,
        circle_group=world.business,
    )  # fmt: skip
    assert readers(world, challenge) == expected
    Challenge.objects.filter(pk=challenge.pk).update(circle="partnership", circle_group=None)
    assert {"group member", "chair", "lead partner"} <= readers(world, challenge)


def test_a_small_count_is_few_to_all_but_those_who_count(world, client):
    row = a_count(world, count=3)
    for who, exact in (("manager", True), ("scrutineer", False), ("lead partner", False)):
        client.force_login(world.people[who])
        for address in (row.get_absolute_url(), "/disagreements/", "/disagreements/?format=csv"):
            text = client.get(address).content.decode()
            assert ("fewer than five" in text.split("Who may read it")[0]) or exact, (who, address)
            assert exact or ">3<" not in text, (who, address)
