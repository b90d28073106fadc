"""Template tags of the banks' pages."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from study.banks.models import Question, Role, Status
from study.people.models import User

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


@register.simple_tag
def person(user: User | None, role: str) -> str:
    """Who somebody is: their name. An address is told to owners alone, who share the bank by it."""
    if user is None:
        return "a former member"
    name = user.get_full_name()
    return name or (user.email if role == Role.OWNER else f"instructor {user.pk}")


@register.simple_tag
def told(value: Any, role: str, people: Mapping[int, User]) -> str:
    """A value of the history as short text, with members by name. Lines of old hold addresses, which
    only owners read."""
    if isinstance(value, dict) and "who" in value and role != Role.OWNER:
        value = {**value, "who": "somebody"}
    if isinstance(value, dict) and "member" in value:
        value = {**value, "member": person(people.get(value["member"]), role)}
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
