"""Every network of the gallery: opened, walked forward and back through all of its steps, trained a little."""

import re

import pytest
from playwright.sync_api import expect

from app.networks.build import build
from app.networks.gallery import gallery
from tests.browser.store import wait

NUMBER = re.compile(r"\d")


@pytest.mark.parametrize("size", ["large", "phone"])
@pytest.mark.parametrize("name", gallery)
def test_a_network_is_walked_forward_and_back_and_trained(open_page, name, size):
    program = build(gallery[name].spec()).program
    page = open_page(f"/n/{name}", size=size)
    forward = list(range(1, len(program.steps)))
    for key, steps in (("]", forward), ("[", [*reversed(forward[:-1]), 0])):
        for step in steps:
            page.keyboard.press(key)
            wait(page, f"s.step.value.output === '{program.steps[step].output}'")
            expect(page.locator(".worked-result dd").first).to_have_text(NUMBER)
    if program.parameters:
        page.keyboard.press("t")
        wait(page, "s.frame.value.iteration > 2")
        page.keyboard.press("t")
