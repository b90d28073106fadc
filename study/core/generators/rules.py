"""What a candidate must satisfy before anybody sees it: one small function for each rule, which
returns the reason to refuse, or "" to let it pass."""

import re
from collections.abc import Callable
from itertools import combinations

from study.core.generators.candidate import Candidate
from study.core.generators.statements import Corpus
from study.core.questions.kinds import KINDS
from study.core.questions.question import Parts
from study.core.text.compare import alike, simple, within, words
from study.core.text.quantities import quantities
from study.core.text.quantity import same

type Rule = Callable[[Candidate, Parts, Corpus], str]

LONGEST_OPTION = 200
"""Characters of an option, blank or step."""
LONGEST_PROMPT = 400

_DANGLING = re.compile(
    r"(?i)(?:^|[“:,.?]\s*)(?:it|this|that|these|those|they|he|she|them|the above|the following|the former|the latter)"
    r"(?:\s+(?:is|are|was|were|has|have|can|cannot|will|must|should|does|do|may|means?)\b|\s*[”?.]|$)"
    r"|\b(?:the above|above-mentioned|see below|as above)\b"
)
_OF_OTHERS = re.compile(
    r"(?i)\b(?:all|none|any|both|neither|some) of (?:the )?(?:above|these|those|below|other options)\b"
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def stands_alone(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """The prompt names its topic or its subject, and no "it" hangs in the air."""
    if _DANGLING.search(candidate.prompt):
        return "prompt depends on what stood before it"
    topic = corpus.topics.get(candidate.topic)
    titles = corpus.titles(topic) if topic else ()
    terms = (corpus.by_key[key].term for key in candidate.facts if key in corpus.by_key)
    named = any(within(name, candidate.prompt) for name in (*titles, *terms) if name)
    return "" if named else "prompt names neither topic nor subject"


def has_one_answer(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """There are as many right and wrong texts as the kind wants."""
    return "" if KINDS[candidate.kind].enough(parts) else "not exactly one right answer"


def hides_answer(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """No right answer stands in the prompt, as words or as the same amount."""
    if parts.ordered:
        return ""
    asked = f"{candidate.prompt} {parts.around}"
    amounts = quantities(asked)
    for answer in parts.right:
        if within(answer, asked):
            return "answer stands in the prompt"
        given = quantities(answer)
        if len(given) == 1 and len(answer.split()) <= 2 and any(same(given[0], amount) for amount in amounts):
            return "answer stands in the prompt"
    return ""


def is_told_apart(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """Right and wrong options have one form: numbers with numbers of that unit, short with short."""
    for answer in parts.right:
        units = {amount.unit for amount in quantities(answer)} if len(answer.split()) <= 2 else set()
        for wrong in parts.wrong:
            if units and {amount.unit for amount in quantities(wrong)} and candidate.recipe == "limit":
                if quantities(wrong)[0].dimension != quantities(answer)[0].dimension:
                    return "options of different kinds"
            elif not alike(answer, wrong):
                return "options of different kinds"
    return ""


def is_surely_wrong(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """No wrong option is said by the notes of the same term, under the same lead, or in the
    sentences the question rests on; none says the same as the right answer."""
    main = corpus.by_key.get(candidate.fact) or corpus.by_key.get(candidate.facts[0])
    for wrong in parts.wrong:
        if any(_says_same(wrong, answer) for answer in parts.right):
            return "wrong option means the same as the right one"
        if main and candidate.recipe not in ("contrast", "alternative") and _stated(wrong, candidate, corpus):
            return "notes say a wrong option is right"
    return ""


def _says_same(one: str, other: str) -> bool:
    if simple(one) == simple(other) or (words(one) == words(other) != frozenset()):
        return True
    shorter, longer = sorted((one, other), key=len)
    negated = re.search(r"(?i)\bnot\b|\bun|n['’]t\b", longer) is not None
    return within(shorter, longer) and not negated


def _stated(wrong: str, candidate: Candidate, corpus: Corpus) -> bool:
    """Whether a supporting fact holds the option, or another fact says it of the same term. An
    excluding question ("NOT listed") asks for what is outside, so there the wrong ones are inside."""
    support = [corpus.by_key[key] for key in candidate.facts if key in corpus.by_key]
    if candidate.slot == "not":
        return not any(within(wrong, entry.text) for entry in support)
    if any(within(wrong, entry.text) for entry in support):
        return True
    return any(corpus.states(entry.term, wrong) for entry in support if entry.term)


def speaks_for_itself(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """No option speaks of the others: options are shuffled."""
    return "option speaks of the other options" if any(_OF_OTHERS.search(text) for text in parts.all) else ""


def has_distinct_options(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """No two options are the same but for case, Markdown and punctuation."""
    twins = any((simple(one) or one) == (simple(other) or other) for one, other in combinations(parts.all, 2))
    return "options repeat" if twins else ""


def is_short_enough(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """Options are one to 200 characters long, a prompt at most 400. The back of a card may be longer."""
    texts = () if KINDS[candidate.kind].self_graded else parts.all
    if any(not text.strip() or len(text) > LONGEST_OPTION for text in texts):
        return "option too long or empty"
    return "prompt too long or empty" if not 0 < len(candidate.prompt.strip()) <= LONGEST_PROMPT else ""


def is_balanced(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """Code, emphasis, brackets and quotation marks that open also close."""
    for text in (candidate.prompt, *parts.all):
        odd = text.count("`") % 2 or re.sub(r"`[^`]*`", "", text).count("**") % 2
        bare = re.sub(r"`[^`]*`", "", text)
        if odd or any(bare.count(opening) != bare.count(closing) for opening, closing in _PAIRS):
            return "unbalanced Markdown"
    return ""


def rests_on_prose(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """No supporting fact is code, a formula or HTML."""
    known = all(key in corpus.by_key for key in candidate.facts)
    return "" if known and candidate.facts else "rests on code, a formula or HTML"


def is_undisputed(candidate: Candidate, parts: Parts, corpus: Corpus) -> str:
    """The notes do not contradict a supporting fact, nor call it changed."""
    return "notes contradict themselves" if corpus.disputed & set(candidate.facts) else ""


RULES: tuple[Rule, ...] = (
    rests_on_prose,
    is_undisputed,
    has_one_answer,
    is_short_enough,
    is_balanced,
    stands_alone,
    hides_answer,
    has_distinct_options,
    speaks_for_itself,
    is_told_apart,
    is_surely_wrong,
)


def refuse(candidate: Candidate, corpus: Corpus) -> str:
    """Return the first reason to refuse `candidate`, "" when every rule lets it pass."""
    wanted = candidate.parts
    return next((reason for rule in RULES if (reason := rule(candidate, wanted, corpus))), "")
