"""What the odd forms of CommonMark, Obsidian and Notion become."""

import pytest

from study.core.notes import parse
from study.core.notes.model import Fact, Topic
from study.core.simulators import ENGINES, mentions


def topic(text: str) -> Topic:
    (only,) = parse(text, "notes.md", mentions()).topics
    return only


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "notes.md", mentions()).topics for fact in topic.facts]


def messages(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in parse(text, "notes.md", mentions()).problems]


@pytest.mark.parametrize(
    ("text", "term", "meaning", "relation"),
    [
        ("- Ropes ⇒ hold", "Ropes", "hold", "leads-to"),
        ("- Ropes→hold", "Ropes", "hold", "leads-to"),
        ("- Ropes => hold", "Ropes", "hold", "leads-to"),
        ("- Ropes -> hold -> slip", "Ropes", "hold -> slip", "leads-to"),
        ("- Ropes: they hold", "Ropes", "they hold", "means"),
        ("- **Ropes:** they hold", "Ropes", "they hold", "means"),
        ("- **Ropes**: they hold", "Ropes", "they hold", "means"),
        ("- Ropes - they hold", "Ropes", "they hold", "explains"),
        ("- Cordes : elles tiennent", "Cordes", "elles tiennent", "means"),
        ("- « Cordes » : elles tiennent", "Cordes", "elles tiennent", "means"),
        ("- All sails are set : )", "", "", ""),
        ("- Draught - 2m - 10m", "Draught", "2m - 10m", "explains"),
        ("- `a: b` - code", "`a: b`", "code", "explains"),
        ("- AWS::Lambda::Function", "", "", ""),
        ("- AWS::Lambda::Function: a resource", "AWS::Lambda::Function", "a resource", "means"),
        ("- arn:aws:sqs:x and https://a.example/b at 10:30", "", "", ""),
        ("- 1 - 10 messages per batch", "", "", ""),
        ("- well-known ports", "", "", ""),
        ("- see `key: value` there", "", "", ""),
        ("- see [[Page|a: b]] there", "", "", ""),
        ("- one two three four five six seven eight nine: ten", "", "", ""),
        ("- ${a} and {{b}} stay", "", "", ""),
        ("- Ropes:", "", "", ""),
        ("- => Ropes: they hold", "Ropes", "they hold", "means"),
        ("- -> Ropes - they hold", "Ropes", "they hold", "explains"),
        ("- Gain = Born - Lost", "", "", ""),
        ("- **Gain = (B - D) + (I - E)**", "", "", ""),
        ("- F = m a - the second law of motion", "F = m a", "the second law of motion", "explains"),
        ("- Ropes (of hemp - the best) hold", "", "", ""),
        ("- Ropes (of hemp): they hold (well)", "Ropes (of hemp)", "they hold (well)", "means"),
    ],
)
def test_a_term_is_parted_from_its_meaning(text: str, term: str, meaning: str, relation: str) -> None:
    (fact,) = facts(text)
    assert (fact.term, fact.meaning, fact.relation) == (term, meaning, relation)
    assert fact.text == text[2:]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Ropes: they hold", "definition"),
        ("- Quay time: usual 3h", "limit"),
        ("- 10 batch processors per shard", "limit"),
        ("- up to 10 GB", "limit"),
        ("- half of it, 50%", "limit"),
        ("- -70 mV", "limit"),
        ("- 135–145 mmol/L", "limit"),
        ("- `sleep 5 s`", "statement"),
        ("- tried 3 times", "limit"),
        ("- an error 429 comes back", "statement"),
        ("1. Ropes: they hold", "step"),
        ("then the guard leaves", "step"),
        ("- iron vs wood", "contrast"),
        ("- unlike iron, wood floats", "contrast"),
        ("- if it rains ⇒ go in", "statement"),
        ("- Storm:", "statement"),
        ("- a plain remark", "statement"),
    ],
)
def test_the_kind_follows_from_the_form(text: str, kind: str) -> None:
    assert [fact.kind for fact in facts(text)] == [kind]


def test_a_line_with_a_colon_leads_the_list_up_to_the_next_paragraph() -> None:
    on_storm, ropes, tools, charts, end, loose = facts("On storm:\n\n- ropes\n- get:\n\t- charts\n\nend\n\n- loose")
    assert (on_storm.kind, on_storm.lead) == ("statement", "")
    assert (ropes.kind, ropes.lead, ropes.parent) == ("list-item", "On storm:", "")
    assert (charts.lead, charts.parent, charts.depth) == ("get:", tools.key, 1)
    assert (end.lead, loose.lead) == ("", "")


def test_headings_make_a_tree_and_levels_may_be_skipped() -> None:
    notes = parse("Top\n===\n\n### Deep\n\n## Mid ##\n\nTop\n---\n\n```\n# no heading\n```\n")
    found = [(topic.key, topic.title, topic.level, topic.parent, topic.heading) for topic in notes.topics]
    assert found == [
        ("top", "Top", 1, "", (1, 2)),
        ("top/deep", "Deep", 3, "top", (4, 4)),
        ("top/mid", "Mid", 2, "top", (6, 6)),
        ("top/top", "Top", 2, "top", (8, 9)),
    ]
    assert parse("# A\n# A\n# A").topics[2].key == "a-3"


def test_what_stands_before_the_first_heading_has_a_nameless_topic() -> None:
    first, second = parse("words\n# A", "deck.md").topics
    assert (first.title, first.level, first.heading, first.key) == ("", 0, (0, 0), "preface-deck")
    assert second.parent == ""


def test_torn_emphasis_is_mended_into_one_fact() -> None:
    (fact,) = facts("**Timber, Sail.**  \n\u00a0   \n**cloth, and Wool**")
    assert (fact.text, fact.lines) == ("**Timber, Sail.cloth, and Wool**", (1, 3))
    (fact,) = facts("**Timber, Sail\n\ncloth, and Wool**")
    assert (fact.text, fact.lines) == ("**Timber, Sail cloth, and Wool**", (1, 3))
    assert len(facts("**Timber**  \n**Wool**")) == 2


def test_stray_asterisks_are_bullets() -> None:
    assert [fact.text for fact in facts("- ** Call it **\n* Heavy ⇒ slow\n** Late")] == [
        "**Call it**",
        "Heavy ⇒ slow",
        "Late",
    ]


def test_soft_wrapped_prose_is_one_fact_and_statements_are_one_each() -> None:
    assert [fact.lines for fact in facts("prose that goes\non and on\nto its end.")] == [(1, 3)]
    assert [fact.lines for fact in facts("A ⇒ b\nC ⇒ d\n\none  \ntwo\\\nthree")] == [
        (1, 1),
        (2, 2),
        (4, 4),
        (5, 5),
        (6, 6),
    ]
    assert [fact.text for fact in facts("- item\n  goes on")] == ["item goes on"]


def test_a_second_paragraph_of_an_item_is_nested_under_it() -> None:
    item, more = facts("- item\n\n  more of it")
    assert (more.parent, more.lead, more.depth) == (item.key, "item", 1)


def test_table_rows_are_facts_led_by_the_header() -> None:
    header, row, wide = facts("| Name | Use |\n|------|:---:|\n| bitt | a post |\n| a\\|b | c | d |\n")
    assert (header.text, header.lines, header.verbatim) == ("Name | Use", (1, 2), True)
    assert (row.lead, row.term, row.meaning, row.kind) == ("Name | Use", "bitt", "a post", "definition")
    assert (wide.text, wide.term) == ("a\\|b | c | d", "")


def test_callouts_name_their_kind() -> None:
    title, body, item = facts("> [!note]- Take care\n> of the rope\n>\n> - and the chain")
    assert [fact.callout for fact in (title, body, item)] == ["note"] * 3
    (hot,) = facts("> [!warning]\n> hot")
    assert (hot.text, hot.lines, hot.callout) == ("hot", (1, 2), "warning")
    assert [(fact.text, fact.callout) for fact in facts("> plain\n> > words")] == [("plain words", "")]


def test_fences_formulas_html_and_indented_code_stay_as_they_are() -> None:
    text = "```py\n# a: b\n\nc\n```\n\n$$\nx: y\n$$\n\n<div>\nz: z\n</div>\n\n    code: here\n    more"
    found = facts(text)
    assert [fact.lines for fact in found] == [(1, 5), (7, 9), (11, 13), (15, 16)]
    assert all(fact.verbatim and not fact.term for fact in found)
    assert found[0].text == "```py\n# a: b\n\nc\n```"


def test_what_is_not_closed_is_kept_and_told() -> None:
    (fact,) = facts("```\nwords\n# no heading")
    assert fact.lines == (1, 3)
    assert messages("```\nwords") == [(1, "code block is not closed: the rest is kept as code")]
    assert messages("$$ x\nwords") == [(1, "formula is not closed: kept as text")]
    assert messages("<!-- x\nwords") == [(1, "comment is not closed: kept as text")]


@pytest.mark.parametrize(("opens", "closes"), [("%%", "%%"), ("<!--", "-->")])
def test_a_comment_of_several_lines_is_told_once(opens: str, closes: str) -> None:
    text = (
        f"---\ntitle: Sea\n---\n# Sea\n\n{opens} ask\n\nthe pilot\n{closes}\n\nEbb is low.\n\n{opens} once {closes}\n"
    )
    assert messages(text) == [
        (6, f"no content: comment, to line 9: {opens} ask the pilot {closes}"),
        (13, f"no content: comment: {opens} once {closes}"),
    ]


def test_lines_without_content_are_told() -> None:
    text = "**\n\n***\n\n<!-- gone -->\n\n#\n\n#tag\n\n- \n\n[r]: https://a.example"
    assert [line for line, _ in messages(text)] == [1, 3, 5, 7, 9, 11, 13]
    assert all(message.startswith("no content: ") for _, message in messages(text))


def test_front_matter_is_read_and_broken_front_matter_is_told() -> None:
    notes = parse("---\ntitle: Quay\nsimulators: [retries, sails]\n---\n# A", "q.md", mentions())
    assert notes.properties == {"q.md": {"title": "Quay", "simulators": ["retries", "sails"]}}
    assert notes.property_lines == {"q.md": (1, 4)}
    assert notes.topics[0].simulators == ("retries",)
    assert [problem.message for problem in notes.problems] == [
        f"no simulator is named sails; there are {', '.join(ENGINES)}"
    ]
    assert messages("---\na: [\n---\nwords")[0][1].startswith("front matter is not valid YAML")
    assert messages("---\na: b\nwords")[0] == (1, "front matter is not closed with ---: kept as text")
    assert messages("---\na: &x {}\nb: {<<: *x}\n---\n") == [
        (3, "front matter is not read: write the value again; nothing reads & and * here")
    ]
    assert messages("---\na: " + "[" * 9_000 + "\n---\n") == [(2, "front matter is not read: it is nested too deeply")]
    assert messages("---\n- a\n---\n") == [(1, "front matter is no list of names and values")]
    assert [fact.text for fact in facts("---\nwords alone\n\n---\n\nmore")] == ["words alone", "more"]


def test_figures_links_and_tags_are_collected() -> None:
    found = topic(
        "# A\n![[/pic 1.png|pic 1.png]]\n![[pic.png|300]] ![[b.svg|Plan|left|20x30]] ![[d.png|center|500]]\n"
        "![A quay](my%20quay.png)\n- ![[c.png]]\n"
        '<img alt="Map" src="m.png">\n![[A]]\n[[A#B|see]]\n\nwords [[A]] and [page](Page%20Two.md#x) #one `#two` #3\n'
    )
    assert [(figure.target, figure.line, figure.caption) for figure in found.figures] == [
        ("/pic 1.png", 2, ""),
        ("pic.png", 3, ""),
        ("b.svg", 3, "Plan"),
        ("d.png", 3, ""),
        ("my quay.png", 4, "A quay"),
        ("c.png", 5, ""),
        ("m.png", 6, "Map"),
    ]
    assert [(link.target, link.heading, link.alias, link.line) for link in found.links] == [
        ("A", "", "", 7),
        ("A", "B", "see", 8),
        ("A", "", "", 10),
        ("Page Two.md", "x", "page", 10),
    ]
    assert [fact.lines for fact in found.facts] == [(10, 10)]
    assert found.tags == ("one",)


def test_block_ids_become_keys() -> None:
    found = topic("# A\n- one ^first\n- two\n- three ^first\n\nfour\n\n^second")
    assert [fact.key for fact in found.facts] == ["a#^first", "a#1", "a#2", "a#^second"]
    assert [fact.text for fact in found.facts] == ["one", "two", "three", "four"]


def test_footnotes_are_facts() -> None:
    (fact,) = facts("[^1]: A bitt: a post on deck\n  or on a quay")
    assert (fact.text, fact.lead, fact.lines) == ("A bitt: a post on deck or on a quay", "[^1]", (1, 2))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("the **ebb **(low) and ** flood** come", "the **ebb** (low) and **flood** come"),
        ("so ** spring tides ** rise", "so **spring tides** rise"),
        ("__Mytilus edulis __ lives **: **here", "__Mytilus edulis__ lives : here"),
        ("2 ** 3 ** 2 and `a ** b **` and __init__", "2 ** 3 ** 2 and `a ** b **` and __init__"),
        ("fill in: ____ or __ here", "fill in: ____ or __ here"),
        ("**a** b **c** d ** e", "**a** b **c** d ** e"),
    ],
)
def test_a_space_within_marks_stands_outside(written: str, said: str) -> None:
    assert [fact.text for fact in facts(written)] == [said]


def test_spaces_line_ends_and_invisible_signs() -> None:
    assert [fact.text for fact in facts("\ufeffone\u00a0two\u200b\r\n\r\n- a\tb\rc\x00d")] == [
        "one two",
        "a b c\ufffdd",
    ]
    assert [fact.text for fact in facts("a<br>b <!-- gone -->c")] == ["a b c"]
    assert [fact.text for fact in facts('a</br>b<wbr>c<br clear="all" />d, <cite>e</cite>')] == ["a b c d, e"]
    assert parse("\ufeff# A").topics[0].title == "A"


def test_a_line_beyond_the_longest_is_kept_and_not_analysed() -> None:
    (fact,) = facts("a: " * 5_000)
    assert (fact.term, fact.verbatim, len(fact.text)) == ("", True, 14_999)
    assert messages("word " * 5_000) == [(1, "line is longer than 10000 characters: kept as text, not analysed")]


def test_very_deep_lists_keep_every_item() -> None:
    found = facts("\n".join("\t" * depth + "- a" for depth in range(500)))
    assert len(found) == 500
    assert max(fact.depth for fact in found) == 32


@pytest.mark.parametrize(
    ("words", "simulators"),
    [
        ("a second attempt", ("retries",)),
        ("cold starts and throttling", ("concurrency",)),
        ("more RAM, more vCPU", ("memory",)),
        ("a diagram of a frame", ()),
        ("the AWS SDK tries again: it retries twice", ("retries", "sdk_retries")),
        ("the read timeout of the client", ("sdk_retries", "memory")),
        ("layers hold the AWS SDK", ()),
        ("visibility timeout", ("queue_retries", "memory")),
        ("maxReceiveCount in the redrive policy of SQS", ("queue_retries",)),
        ("compressed it may be 50 MB, uncompressed 250MB", ("package",)),
        ("compressed to 50 pages of 3 MB", ()),
        ("uncompressed video frames of 50 MB", ()),
        ("env variables are strings\n- KMS encrypts them", ()),
        ("env variables of a shell", ()),
        ("execution context of a tab\n- keeps files in /tmp", ()),
        ("execution contexts of a thread", ()),
        ("Lambda polls for messages", ("poller",)),
        ("the warden polls for votes", ()),
    ],
)
def test_topics_name_simulators(words: str, simulators: tuple[str, ...]) -> None:
    assert set(topic(f"# A\n{words}").simulators) == set(simulators)


def test_an_author_names_a_simulator_with_its_preset() -> None:
    notes = parse("---\nsimulators: [concurrency/kill-switch, sails/high]\n---\n# A\nthrottled", "q.md", mentions())
    assert notes.topics[0].simulators == ("concurrency/kill-switch",)
    assert [problem.message.split(";")[0] for problem in notes.problems] == ["no simulator is named sails/high"]


def test_a_private_remark_within_a_line_is_no_part_of_it() -> None:
    assert [fact.text for fact in facts("The hull %%check this%% floats.\n\nIn code `%%a%%` it stays.")] == [
        "The hull floats.",
        "In code `%%a%%` it stays.",
    ]


def test_a_picture_that_is_defined_elsewhere_is_a_picture() -> None:
    only = topic("# A\n\n![][image1]\n\nThe hull ![side][two] floats.")
    assert [fact.text for fact in only.facts] == ["The hull ![side][two] floats."]
    assert [figure.target for figure in only.figures] == ["image1", "two"]


def test_what_joplin_keeps_of_a_note_is_never_asked() -> None:
    kept = f"id: {'0f' * 16}\nparent_id: {'ab' * 16}\ncreated_time: 2024-01-01T10:00:00.000Z\nlatitude: 0.0\ntype_: 1"
    found = facts(f"Tides\n\nThe ebb: water that goes out.\n\n{kept}\n")
    assert [fact.role for fact in found[2:]] == ["note-property"] * 5
    assert found[1].term == "The ebb"
    assert facts("id: a name\n\ntype: x")[0].term == "id"


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("#bio/cell#", ("bio/cell",)),
        ("#exam prep# #bio", ("exam prep", "bio")),
        ("#one #two", ("one", "two")),
        ("#a b c", ("a",)),
    ],
)
def test_tags_may_be_closed_as_bear_writes_them(line: str, tags: tuple[str, ...]) -> None:
    assert topic(f"# A\n\n{line}\n\nwords").tags == tags


@pytest.mark.parametrize(
    ("line", "text", "role"),
    [
        ("- [/] half of it", "half of it", "to-do"),
        ("- [-] given up", "given up", "to-do"),
        ("- [>] for tomorrow", "for tomorrow", "to-do"),
        ("- [!] The hull floats.", "The hull floats.", "statement"),
        ("- [1] The hull floats.", "[1] The hull floats.", "statement"),
    ],
)
def test_boxes_of_obsidian_are_to_dos_or_only_marks(line: str, text: str, role: str) -> None:
    [fact] = facts(line)
    assert (fact.text, fact.role) == (text, role)


def test_an_unfinished_merge_is_told_and_its_marks_are_no_notes() -> None:
    text = "# Hull\n\nIt floats.\n<<<<<<< HEAD\nIt is of oak.\n=======\nIt is of iron.\n>>>>>>> other\n\nIt is wide.\n"
    assert topic(text).title == "Hull"
    assert [fact.text for fact in facts(text) if not fact.unasked] == [
        "It floats.",
        "It is of oak.",
        "It is of iron.",
        "It is wide.",
    ]
    assert messages(text) == [
        (4, "a merge was not finished here: both versions are read"),
        (6, "no content: mark of a merge: ======="),
        (8, "no content: mark of a merge: >>>>>>> other"),
    ]
    shown = "```\n<<<<<<< HEAD\n=======\n>>>>>>> other\n```"
    assert [fact.text for fact in facts(f"Git writes:\n\n{shown}")] == ["Git writes:", shown]


def test_properties_below_a_blank_line_are_those_of_the_page() -> None:
    notes = parse("\n\n---\naliases: boat\ntags: sea\n---\n\n# Hull\n\nIt floats.\n", "hull.md")
    assert (notes.properties["hull.md"], notes.property_lines["hull.md"]) == (
        {"aliases": "boat", "tags": "sea"},
        (1, 6),
    )
    assert [topic.title for topic in notes.topics] == ["Hull"]
    prose = parse("\n---\nIt floats.\n\n---\n\nIt is of oak.\n", "hull.md")
    assert (prose.properties, [fact.text for fact in prose.topics[0].facts]) == ({}, ["It floats.", "It is of oak."])
