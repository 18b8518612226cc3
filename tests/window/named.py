"""Hands that find things by the names assistive technology is told, and click where these lie on the screen."""

import subprocess
import time

from atspi import ENTRY, ROOT, Tree, bus
from screen import Failed, until

COMPONENT = "org.a11y.atspi.Component"
SCREEN_COORDINATES = "0"


class Window:
    """The one window on the accessibility bus of this display."""

    def __init__(self, screen):
        self.screen = screen
        subprocess.run(["busctl", "--user", "--timeout=5", "set-property", "org.a11y.Bus", "/org/a11y/bus",
                        "org.a11y.Status", "ScreenReaderEnabled", "b", "true"],
                       stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
        address = bus("--user", "call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        if not address:
            raise Failed("there is no accessibility bus (packages dbus and at-spi2-core)")
        self.tree = Tree(address[0])
        apps = until("the window on the accessibility bus",
                     lambda: self.tree.children("org.a11y.atspi.Registry", ROOT), 30)
        self.top = tuple(apps[0])

    def things(self):
        """Where, role and name of everything on the page, in its order."""
        todo, found = [self.top], []
        while todo and len(found) < 600:
            one = todo.pop()
            found.append((one, self.tree.role(*one), self.tree.name(*one)))
            todo.extend(tuple(child) for child in reversed(self.tree.children(*one)))
        return found

    def names(self):
        return [name for _, _, name in self.things() if name]

    def box(self, thing):
        """Left, top, width and height on the screen."""
        call = [self.tree.at, "call", *thing, COMPONENT, "GetExtents", "u", SCREEN_COORDINATES]
        found = bus(*call)
        return found[0] if found else [0, 0, 0, 0]

    def matching(self, name, role=None):
        """Everything of that name; a name that ends with … is a beginning."""
        def fits(other):
            return other.startswith(name[:-1]) if name.endswith("…") else other == name
        return [one for one, its, other in self.things() if fits(other) and role in (None, its)]

    def find(self, name, role=None, limit_s=20):
        return until(f"`{name}` on the page", lambda: self.matching(name, role), limit_s)[0]

    def has(self, name):
        return bool(self.matching(name))

    def press(self, name, role=None, leads_to=None, limit_s=20):
        """Clicks the thing of that name, until what it leads to is on the page: a click into a page that is about to
        change is no fault."""
        end = time.monotonic() + limit_s
        while True:
            left, top, width, height = self.box(self.find(name, role, limit_s))
            self.screen.click(left + width / 2, top + height / 2)
            if leads_to is None:
                time.sleep(0.4)
                return
            try:
                self.find(leads_to, limit_s=4)
                return
            except Failed:
                if time.monotonic() > end:
                    raise

    def press_below(self, name, role=None, top=130, bottom=690):
        """Turns the wheel over the page until the thing lies between these heights, and clicks it."""
        thing = self.find(name, role)
        for _ in range(60):
            left, y, width, height = self.box(thing)
            if top <= y and y + min(height, 80) <= bottom:
                self.screen.click(left + width / 2, y + min(height, 80) / 2)
                time.sleep(0.4)
                return
            self.screen.run("xdotool", "mousemove", str(int(left + width / 2)), str((top + bottom) // 2), "click",
                            "5" if y + min(height, 80) > bottom else "4")
            time.sleep(0.15)
        raise Failed(f"`{name}` cannot be brought into sight")

    def write(self, name, text):
        """Types into the field of that name."""
        self.press_below(name, ENTRY)
        self.screen.run("xdotool", "type", "--delay", "8", text)
        time.sleep(0.4)
