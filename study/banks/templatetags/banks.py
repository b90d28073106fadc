"""Template tags of the banks' pages."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from study.banks.models import Question, Status

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
def plain_json(value: Any) -> str:
    """A value of the history as short text."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
