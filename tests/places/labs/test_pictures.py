"""A picture that is taken along looks as it does in the page."""

import re
from itertools import count

import pytest
from django.test import Client

from tests.page_source import page_source
from tests.places.labs.test_pages import STAGES

BEHAVIOUR = {"chart"}  # the class of the root, which stands for the figure around it


@pytest.mark.parametrize(("engine", "stage"), STAGES)
def test_every_class_of_a_picture_has_its_rule_in_the_file(client: Client, engine: str, stage: str) -> None:
    for which in count():
        answer = client.get(f"/labs/{engine}/picture.svg?preset={stage}&which={which}")
        if answer.status_code == 404:
            break
        style, drawn = re.fullmatch(r"(.*?)</style>(.*)", page_source(answer), re.DOTALL).groups()  # type: ignore[union-attr]
        borne = {name for value in re.findall(r'class="([^"]*)"', drawn) for name in value.split()}
        assert {name for name in borne if not re.search(rf"\.{name}\b", style)} - BEHAVIOUR == set()
    assert which
