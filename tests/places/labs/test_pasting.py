"""A configuration is pasted into a lab: it becomes inputs, or stays as it was typed with what is wrong."""

from urllib.parse import parse_qs, urlsplit

from django.test import Client

from tests.page_source import page_source


def test_a_configuration_becomes_inputs(client: Client, db: None) -> None:
    asked = {"pasted": '{"MemorySize": 10241, "Environment": {"Variables": {"AWS_REGION": "x"}}}'}
    answer = client.get("/labs/package/", asked)
    assert answer.status_code == 302
    given = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (given["memory_mb"], given["env"], "pasted" in given) == (["10241"], ['{"AWS_REGION":"x"}'], False)
    page = page_source(client.get(answer.headers["Location"]))
    assert "AWS_REGION is reserved" in page and "Memory is 10,241 MB" in page


def test_a_text_that_is_none_is_given_back(client: Client, db: None) -> None:
    page = page_source(client.get("/labs/package/", {"pasted": '{"Timeout": "<soon>"}'}))
    assert "&lt;soon&gt;" in page or "<soon>" in page
    assert "Timeout: a whole number" in page
    assert "A configuration as JSON" in page_source(client.get("/labs/package/", {"pasted": " "}))


def test_a_lab_that_reads_none_has_no_place_for_it(client: Client, db: None) -> None:
    page = page_source(client.get("/labs/edge/", {"pasted": '{"Timeout": 5}'}))
    assert "Paste a configuration" not in page
