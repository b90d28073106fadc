"""Lists of pages that a plugin of Obsidian writes and renews are no notes."""

import pytest

from tests.core.notes.test_dialects import facts, messages


@pytest.mark.parametrize("name", ["Waypoint", "Landmark"])
def test_an_index_that_a_plugin_keeps_is_no_note(name: str) -> None:
    index = f"%% Begin {name} %%\n- **[[Ships]]**\n\t- [[Keel]]\n- **Tides**\n\t- [[Ebb]]\n\n%% End {name} %%"
    text = f"# Sea\n\n{index}\n\n- Ebb: the water that falls"
    assert [fact.text for fact in facts(text)] == ["Ebb: the water that falls"]
    assert [(line, told.partition(": %%")[0]) for line, told in messages(text)] == [
        (3, "no content: comment, to line 9")
    ]
    assert len(facts(text.replace("%% End", "%% Fin"))) > 1, "one without its end is read"
