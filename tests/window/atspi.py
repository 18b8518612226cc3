"""What assistive technology is told: names and roles of the running window, read over the accessibility bus."""

import json
import os
import shutil
import subprocess

from screen import Failed, until

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
# Numbers of roles on the bus.
BUTTON, RADIO_BUTTON, TOGGLE_BUTTON, ENTRY = 43, 44, 62, 79


def start_bus(screen):
    """A session bus of its own, so that this window and nothing else is on it."""
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    if not shutil.which("dbus-daemon"):
        return
    read, write = os.pipe()
    screen.start(["dbus-daemon", "--session", "--nofork", f"--print-address={write}"], pass_fds=(write,))
    os.close(write)
    with os.fdopen(read) as said:
        address = said.readline().strip()
    if address:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address


def bus(*words):
    """One call; None when it fails."""
    command = ["busctl", "--json=short", "--timeout=5", *words]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=10, check=False)
    return json.loads(done.stdout)["data"] if done.returncode == 0 and done.stdout else None


class Tree:
    def __init__(self, address):
        self.at = f"--address={address}"

    def children(self, name, path):
        found = bus(self.at, "call", name, path, ACCESSIBLE, "GetChildren")
        return found[0] if found else []

    def role(self, name, path):
        found = bus(self.at, "call", name, path, ACCESSIBLE, "GetRole")
        return found[0] if found else 0

    def name(self, name, path):
        return bus(self.at, "get-property", name, path, ACCESSIBLE, "Name") or ""

    def all(self, name, path, most=200):
        """Role and name of everything below."""
        todo, found = [(name, path)], []
        while todo and len(found) < most:
            one = todo.pop()
            found.append((self.role(*one), self.name(*one)))
            todo.extend(tuple(child) for child in self.children(*one))
        return found


def check(checks):
    """The page before a session, as a screen reader finds it."""
    what = "what assistive technology is told"
    if not shutil.which("busctl") or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return checks.skip(what, "busctl or dbus-daemon is not installed")
    enabled = subprocess.run(
        ["busctl", "--user", "--timeout=5", "set-property", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status",
         "ScreenReaderEnabled", "b", "true"], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
    address = bus("--user", "call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    if enabled.returncode or not address:
        return checks.skip(what, "there is no accessibility bus (packages dbus and at-spi2-core)")
    tree = Tree(address[0])
    try:
        apps = until("the kiosk on the accessibility bus",
                     lambda: tree.children("org.a11y.atspi.Registry", ROOT), 15)
        found = until("things with names", lambda: (all := tree.all(*apps[0])) and len(all) > 15 and all, 20)
    except Failed as error:
        return checks.that(str(error), False)
    names = {name for _, name in found}
    buttons = [name for role, name in found if role == BUTTON]
    checks.that("a screen reader finds the buttons by name", "Starta" in buttons and "I dag" in buttons)
    choices = [name for role, name in found if role == RADIO_BUTTON]
    checks.that("a screen reader finds the choices by name", "Hög kontrast" in choices and "200\u00a0%" in choices)
    pressed = (BUTTON, RADIO_BUTTON, TOGGLE_BUTTON, ENTRY)
    unnamed = [role for role, name in found if role in pressed and not name]
    checks.that("nothing to press is without a name", not unnamed)
    checks.that("the window has a name", any("SRM" in name for name in names))
    return None
