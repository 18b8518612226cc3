"""The display as a person has it: what can be seen, pointed at and typed. Nothing here knows the program's insides."""

import os
import shutil
import subprocess
import time

WIDTH, HEIGHT = 1280, 800


class Failed(Exception):
    """Something did not happen that had to."""


def until(what, condition, limit_s=15):
    """Asks until the condition gives something true; gives that."""
    end = time.monotonic() + limit_s
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {limit_s} s")
        time.sleep(0.1)


class Picture:
    """A screenshot as raw pixels."""

    def __init__(self, raw):
        self.raw = raw

    def at(self, x, y):
        start = 3 * (y * WIDTH + x)
        return self.raw[start:start + 3]

    def boxes(self, colour, step=4):
        """Places filled with one colour, top to bottom and left to right, as (left, top, right, bottom)."""
        wanted = {(x, y) for y in range(0, HEIGHT, step) for x in range(0, WIDTH, step) if self.at(x, y) == colour}
        found = []
        while wanted:
            todo = [wanted.pop()]
            left, top = right, bottom = todo[0]
            while todo:
                x, y = todo.pop()
                left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
                for near in ((x + step, y), (x - step, y), (x, y + step), (x, y - step)):
                    if near in wanted:
                        wanted.remove(near)
                        todo.append(near)
            found.append((left, top, right, bottom))
        return sorted(found, key=lambda box: (box[1] // 16, box[0]))


class Screen:
    """An X display with a window manager, and hands."""

    def __init__(self, folder):
        self.shots = os.path.join(folder, "shots")
        os.mkdir(self.shots)
        self.taken = 0
        self.started = []
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-ac"]
        command += ["+extension", "GLX", "-noreset", "-nolisten", "tcp"]
        self.start(command, pass_fds=(write,))
        os.close(write)
        # The server itself chooses a number that is free and tells it when it is ready.
        with os.fdopen(read) as said:
            number = said.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        os.environ["DISPLAY"] = f":{number}"
        os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
        os.environ.pop("WAYLAND_DISPLAY", None)
        self.start(["openbox"])
        until("the window manager", lambda: b"window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        self.run("setxkbmap", "se")

    def start(self, command, **more):
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, **{**quiet, **more})
        self.started.append(process)
        return process

    def stop(self):
        """Ends what was started here, last first."""
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self.started):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)

    @staticmethod
    def run(*command):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)
        return done.stdout

    def picture(self):
        raw = self.run("import", "-silent", "-window", "root", "-depth", "8", "rgb:-")
        if len(raw) != 3 * WIDTH * HEIGHT:
            raise Failed(f"a screenshot has {len(raw)} bytes")
        return Picture(raw)

    def keep(self, name):
        """A screenshot for people."""
        self.taken += 1
        path = os.path.join(self.shots, f"{self.taken:02}-{name}.png")
        self.run("import", "-silent", "-window", "root", path)

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(int(x)), str(int(y)), "click", "1")

    def park(self):
        """The pointer where nothing is: what lies under it has another shade."""
        self.run("xdotool", "mousemove", "640", "4")

    def middle(self, box):
        self.click((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)

    def key(self, *keys):
        self.run("xdotool", "key", "--delay", "30", *keys)

    def windows(self):
        return self.run("xdotool", "search", "--onlyvisible", "--name", "^SRM").split()

    def ask_to_close(self):
        """Alt+F4, and what a window list sends where there is one: the window manager asks the program to close."""
        self.key("alt+F4")
        if shutil.which("wmctrl"):
            self.run("wmctrl", "-c", "SRM")
