"""Somebody who uses the site as people do, and looks hard at every page that opens."""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, Route

VENDOR = Path(__file__).parent.parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text()
AXE_AT = "/static/axe.min.js"  # where the site of the journeys has it: Chromium keeps what it has compiled
BRING_AXE = """address => typeof axe !== "undefined" || address !== "" && new Promise(said => {
    const script = document.createElement("script");
    const tell = () => { script.remove(); said(typeof axe !== "undefined"); };
    Object.assign(script, {src: address, onload: tell, onerror: tell});
    document.head.append(script);
})"""
VIOLATIONS = "options => axe.run(document, options).then(found => found.violations)"  # all it found is 50 kB a page
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PHONE, DESK = 375, 1280
ASKING = ".htmx-request, .htmx-swapping"  # where htmx waits for an answer, or is about to put one in its place
OVERFLOW = """() => [...document.querySelectorAll("main *, header *, nav *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".gt-scroll, svg"))
    .slice(0, 3).map(each => each.outerHTML.slice(0, 160)).join("; ")"""
MAKE = """() => {
    const told = /^(class|role|type|lang|scope|tabindex|hidden|disabled|open|aria-.*)$/;
    const named = /^(id|for|name|alt|title|aria-label.*|aria-.*by|aria-controls)$/;
    const make = node => {
        const attributes = [...node.attributes].filter(each => told.test(each.name) || named.test(each.name))
            .map(each => each.name + (named.test(each.name) ? Boolean(each.value) : each.value)).sort();
        const text = [...node.childNodes].some(each => each.nodeType === 3 && each.data.trim()) ? "t" : "";
        const within = [...node.childNodes].filter(each => each.nodeType === 1);  // a box may be named children
        const children = within.map(make).filter((each, at, all) => each !== all[at - 1]);
        return `${node.tagName}[${attributes}]${text}(${children})`;
    };
    return make(document.body);
}"""
SHOTS = os.environ.get("JOURNEY_SHOTS")
ARE_EYES_SHUT = os.environ.get("JOURNEY_EYES") == "shut"  # the same pages were looked at on the other engine
KNOWN: list[Path] = []  # a folder that all browsers share: a file for each width and make of page that was looked at
_numbers = count(1)


class Visitor:
    """A browser's window, with the words a person would use for what they do in it."""

    def __init__(self, page: Page, site: str, glass: Page | None = None, axe_at: str = "") -> None:
        self.page, self.site, self.glass, self.axe_at = page, site, glass, axe_at
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complain(f"script: {error}"))
        page.on("console", self._hear)
        page.on("request", self._note)
        page.on("response", self._weigh)

    # what they do

    def open(self, path: str) -> None:
        """Go to an address of the site, and look."""
        self.page.goto(path)
        self.look()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow the first link of that name, and look."""
        (within or self.page).locator("a:visible").filter(has_text=name).first.click()
        self.look()

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press the first button of that name, and look."""
        (within or self.page).locator("button:visible").filter(has_text=name).first.click()
        self.look()

    def write(self, label: str, words: str) -> None:
        """Type over what a box holds."""
        self.box(label).fill(words)

    def choose(self, label: str, choice: str | list[str]) -> None:
        """Choose from a list of options."""
        self.box(label).select_option(label=choice)

    def tick(self, *labels: str) -> None:
        """Tick boxes or a radio button."""
        for label in labels:
            self.page.get_by_label(label, exact=True).first.check()

    def box(self, label: str) -> Locator:
        """The box whose label begins so."""
        return self.page.get_by_label(re.compile(f"^{re.escape(label)}")).first

    def unfold(self, summary: str) -> None:
        """Open a part of the page that is folded away."""
        self.page.locator("details:not([open]) > summary").filter(has_text=summary).first.click()

    def reads(self, *words: str | re.Pattern) -> None:
        """Fail unless the page says all of this."""
        for each in words:
            self.page.locator("main").get_by_text(each).locator("visible=true").first.wait_for()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    # what they look for

    def look(self, *, twice: bool = False) -> None:
        """Fail with what a person could not use on this page, or what would scroll sideways on a phone; looked at
        twice, with what nobody could use on a phone either. A page of a make that is known at this width, the same
        elements with the same roles, states and names in the same order, is only held against the width. What the
        page asks for by itself once it stands, such as its comments, is awaited: a story may change the record next."""
        self.page.wait_for_load_state()
        self.page.locator(ASKING).first.wait_for(state="detached")
        problems = self._too_wide() if ARE_EYES_SHUT else self._seen(twice)
        assert not problems, f"{self.page.url} at {self.width}\n" + "\n".join(problems)

    def _seen(self, twice: bool) -> list[str]:
        """What is wrong at the width that the window has, and on a phone."""
        make = self.page.evaluate(MAKE)
        problems = list(self._problems() if is_new(self.width, make) else self._too_wide())
        if self.width != PHONE:
            width = self.width
            self.resize(PHONE)
            problems += self._problems() if twice and is_new(PHONE, make) else self._too_wide()
            self.resize(width)
        return problems

    @property
    def width(self) -> int:
        return self.page.viewport_size["width"]

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})

    def _problems(self) -> Iterator[str]:
        self._shoot()
        seen = held_under(self.glass, self.page) if self.glass else self.page
        if not seen.evaluate(BRING_AXE, self.axe_at):
            seen.evaluate(AXE)
        for violation in seen.evaluate(VIOLATIONS, AXE_OPTIONS):
            places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
            yield f"{violation['id']} ({violation['impact']}): {violation['help']}: {places}"
        yield from self._too_wide()

    def _too_wide(self) -> list[str]:
        if self.page.evaluate("document.documentElement.scrollWidth") <= self.width:
            return []
        return [f"The page scrolls sideways at {self.width}: {self.page.evaluate(OVERFLOW)}"]

    def _shoot(self) -> None:
        if SHOTS:
            path = re.sub(r"\W+", "-", self.page.url.removeprefix(self.site)).strip("-") or "home"
            name = f"{self.width}-{path}-{next(_numbers)}.png"
            self.page.screenshot(path=Path(SHOTS) / name, full_page=True)

    # what the browser says

    def complain(self, words: str) -> None:
        self.complaints.append(f"{self.page.url}: {words}")

    def _hear(self, message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource: the server responded")
        if message.type == "error" and not refused or "Content Security Policy" in message.text:
            self.complain(message.text)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:", "about:")):
            self.complain(f"asked {request.url}")

    def _weigh(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complain(f"{response.url} answered {response.status}")


def is_new(width: int, make: str) -> bool:
    """Whether nobody has looked at a page of this make at this width; whoever asks is about to."""
    if not KNOWN:
        return True
    try:
        (KNOWN[0] / f"{width}-{sha256(make.encode()).hexdigest()}").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def held_under(glass: Page, page: Page) -> Page:
    """The same markup in a window where axe can run, for a window where no script can; the page's own stay out."""

    def answer(route: Route) -> None:
        if route.request.resource_type == "script":
            route.abort()
        elif route.request.is_navigation_request():
            route.fulfill(body=page.content(), content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    glass.unroute_all()
    glass.route("**/*", answer)
    glass.goto(page.url)
    return glass
