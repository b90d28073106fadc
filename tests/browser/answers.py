"""Right and wrong answers to whatever question is on the screen, from its kind's own samples."""

import re

from playwright.sync_api import Locator, Page, expect

from study.banks.models import Question, Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.review.models import Card


def version_on(form: Locator) -> Version:
    """The version that the form on the screen asks."""
    action = form.get_attribute("action") or ""
    number = form.locator("input[name=version]").input_value()
    if form.locator("input[name=question]").count():
        question = int(form.locator("input[name=question]").input_value())
    elif found := re.search(r"review/question/(\d+)/", action):
        question = int(found[1])
    elif found := re.search(r"review/(\d+)/", action):
        question = Card.objects.get(pk=int(found[1])).question_id
    else:  # the first visit: the question that everybody gets first
        prompt = form.locator(".question__stem").inner_text()
        question = next(
            version.question_id
            for version in Version.objects.filter(number=number, kind="single")
            if " ".join(re.sub(r"[*`]", "", version.prompt).split()) in " ".join(prompt.split())
        )
    return Version.objects.get(question=Question.objects.get(pk=question), number=number)


def fill(form: Locator, right: bool) -> None:
    """Put a right or a wrong answer into the form, once all of it is there."""
    form.page.wait_for_load_state("domcontentloaded")
    version = version_on(form)
    kind = KINDS[version.kind]
    seed = form.locator("input[name=seed]")
    body = decode(kind.body, version.body)
    # A computed question asks one of its variants: the one that the form was shown with.
    samples = kind.samples(kind.vary(body, int(seed.input_value())) if seed.count() else body)
    wanted = next(s for s in samples if s.score is not None and (s.score == 1) == right)
    for name, values in wanted.form.items():
        for value in values:
            fields = form.locator(f"[name='{name}']")
            first = fields.first
            if form.locator("[data-order]").count():
                put_in_order(form, list(values))
                break
            tag, sort = first.evaluate("e => [e.tagName, e.type]")
            if sort in ("radio", "checkbox"):
                form.locator(f"[name='{name}'][value='{value}']").check()
            elif tag == "SELECT":
                first.select_option(value)
            else:
                first.fill(value)


def put_in_order(form: Locator, keys: list[str]) -> None:
    """Move the steps up, one press of a button at a time, until they stand as `keys` say."""
    steps = form.locator("[name=order]")
    for place, key in enumerate(keys):
        standing = [step.input_value() for step in steps.all()]
        for here in range(standing.index(key), place, -1):
            form.locator(f"[name=move][value='up:{key}']").click()
            expect(steps.nth(here - 1)).to_have_value(key)


def answer(page: Page, right: bool = True) -> None:
    """Answer the question of the review, and wait for the verdict. A card is turned over and graded.
    A page that still loads is waited for: half a form is taken for another, and keys are heard by its scripts."""
    page.wait_for_load_state("domcontentloaded")
    form = page.locator("#question form").first
    show = form.locator("[name=show]")
    if show.count():
        show.click()
        page.locator("#question form [data-grade], #question form [name=point]").first.wait_for()
        page.wait_for_load_state("domcontentloaded")
        points = page.locator("#question form [name=point]")
        if points.count():
            for point in points.all() if right else ():
                point.check()
            page.get_by_role("button", name="Save what I recalled").click()
        else:
            page.locator(f"[data-grade][value={'good' if right else 'again'}]").click()
    else:
        fill(form, right)
        form.locator("[type=submit]:not([name])").first.click()
    page.locator("#verdict.is-right, #verdict.is-wrong").wait_for()
    page.wait_for_load_state("domcontentloaded")
