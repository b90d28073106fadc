"""Template tags of the banks' pages."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from study.banks.models import Comment, Question, Role, Status
from study.core.questions.kinds import KINDS
from study.core.questions.source.changes import lines_named
from study.people.models import User
from study.web import rendering
from study.web.logs import ADDRESS

register = template.Library()

MARKS = {Status.DRAFT: "draft", Status.IN_REVIEW: "review", Status.READY: "ready", Status.RETIRED: "retired"}


@register.simple_tag
def status_chip(question: Question) -> SafeString:
    """The status in a word and a mark; a ready question with a new version in review says both."""
    status = Status(question.status)
    chip = format_html('<span class="chip is-{}">{}</span>', MARKS[status], status.label.lower())
    if status == Status.READY and question.candidate_id:
        return format_html('{} <span class="chip is-review">new version in review</span>', chip)
    return chip


@register.filter
def kind_name(kind: str) -> str:
    """What a kind is called for people; the name of one that is not there any more."""
    return KINDS[kind].label if kind in KINDS else kind


@register.filter
def lacks(question: Question) -> str:
    """What a written question lacks that a list points at; of one that is asked no more, nothing."""
    missing = {"no source": question.checked_on is None, "no topic": question.topic_id is None}
    return "" if question.status == Status.RETIRED else ", ".join(words for words, is_so in missing.items() if is_so)


@register.filter
def stem(text: str) -> SafeString:
    """The prompt of a question, or its answer: one paragraph stays a line."""
    return rendering.stem(text)


@register.filter
def lines_in(comment: Comment, text: str) -> tuple[tuple[int, int], ...]:
    """The lines that a comment names, of the version it is about: their numbers, and where they stand in the text that
    is shown beside it."""
    return lines_named(comment.text, comment.version.text, text) if comment.version else ()


@register.simple_tag(takes_context=True)
def person(context: Any, user: User | None, otherwise: str = "a former member") -> str:
    """Who did something in a bank: their name where they gave one. Its owners, who share it by them, read the
    address; to everybody else somebody without a name is a number, the same on every page."""
    if user is None:
        return otherwise
    if user == context["request"].user:
        return "you"
    return user.get_full_name() or (user.email if context["role"] == Role.OWNER else f"instructor {user.pk}")


@register.simple_tag(takes_context=True)
def told(context: Any, value: Any) -> str:
    """A value of the history as short text, with members by name; addresses in it are for owners."""
    if isinstance(value, dict) and "member" in value:
        value = {**value, "member": person(context, context["people"].get(value["member"]))}
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if context["role"] == Role.OWNER else ADDRESS.sub("an instructor", text)
