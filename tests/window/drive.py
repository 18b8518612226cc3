"""A session in the real window: set-up, practice by keys, the timed part by mouse, a kill, the sheet, the export.

Usage: drive.py BIN, where BIN has srm-kiosk, srm and examples/peek. Where the candidate is comes from the station's own
journal (peek); where to click comes from the screenshot. The last line tells how many checks passed.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import atspi
from screen import Failed, Screen, until

BIN = os.path.abspath(sys.argv[1])
LEADER = ("1", "2", "3", "4")


class Kiosk:
    """The program in its window, and where it is by its journal."""

    def __init__(self, screen, folder):
        self.screen, self.folder = screen, folder
        self.data, self.stick = os.path.join(folder, "data"), os.path.join(folder, "stick")
        os.makedirs(self.stick, exist_ok=True)
        self.process = None
        self.colours = {}

    def start(self):
        log = open(os.path.join(self.folder, "kiosk.log"), "ab")
        command = [os.path.join(BIN, "srm-kiosk"), "--data", self.data, "--export-to", self.stick]
        self.process = self.screen.start(command, stdout=log, stderr=log)
        until("the window", lambda: self.alive() and self.screen.windows(), 30)
        self.peek()
        # Drawn when the paper's colour is in the corner and something else on the page.
        until("the first page", lambda: self.screen.picture().at(4, 4) == self.colours["paper"], 30)

    def alive(self):
        if self.process.poll() is not None:
            raise Failed(f"the kiosk ended with {self.process.returncode}")
        return True

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def peek(self):
        done = subprocess.run([os.path.join(BIN, "examples/peek"), self.data], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=20, check=False)
        if done.returncode:
            # The journal is being written at this very moment.
            return {"screen": "?", "records": "0"}
        state = dict(word.split("=", 1) for word in done.stdout.split())
        for name in ("action", "card", "paper"):
            self.colours[name] = bytes.fromhex(state[name])
        return state

    def on(self, *screens):
        """Waits until one of these pages is on."""
        return until(f"page {' or '.join(screens)}", lambda: (state := self.peek())["screen"] in screens and state, 40)

    def main(self):
        """Where the main action is, once it can be seen; it must lie at the bottom right."""
        self.screen.park()

        def find():
            boxes = self.screen.picture().boxes(self.colours["action"])
            return [box for box in boxes if box[3] > 690 and box[0] > 640 and box[2] - box[0] > 60]
        return until("a main action at the bottom right", find, 60)[0]

    def press_main(self, *leads_to):
        """Presses the main action until the page has changed: a click into a frame that is gone is no fault."""
        for _ in range(4):
            self.screen.middle(self.main())
            try:
                return until("the next page", lambda: (state := self.peek())["screen"] in leads_to and state, 4)
            except Failed:
                continue
        raise Failed(f"the main action does not lead to {' or '.join(leads_to)}, but {self.peek()}")

    def tiles(self):
        """Cards to choose from: wide, and at least as high as a target."""
        self.screen.park()
        boxes = self.screen.picture().boxes(self.colours["card"])
        return [box for box in boxes if box[2] - box[0] > 200 and 40 <= box[3] - box[1] < 200]

    def canvas(self):
        """Left, top and scale of the work, from the card it lies on."""
        boxes = self.screen.picture().boxes(self.colours["card"])
        left = min(box[0] for box in boxes)
        right = max(box[2] for box in boxes)
        top = min(box[1] for box in boxes if box[2] - box[0] > 100)
        bottom = max(box[3] for box in boxes)
        width, height = right - left - 16, bottom - top - 16
        scale = min(width / 1600, height / 1000)
        return (left + right) / 2 - 800 * scale, (top + bottom) / 2 - 500 * scale, scale

    def leader(self):
        """F10 and the code: the menu's entries, top to bottom."""
        self.screen.key("F10")
        time.sleep(0.5)
        self.screen.key(*LEADER)
        self.screen.key("Return")


class Checks:
    """What was promised, and whether it held."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, what, holds):
        if holds:
            self.passed += 1
            print(f"ok      {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED  {what}", flush=True)

    def skip(self, what, why):
        print(f"SKIPPED {what.upper()}: {why}", flush=True)


def srm(*words):
    done = subprocess.run([os.path.join(BIN, "srm"), *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def practise(kiosk, screen):
    """Practice by the keys drawn on the bins, each part when it has come."""
    state = kiosk.on("practice")
    end = time.monotonic() + 60
    while state["screen"] == "practice" and time.monotonic() < end:
        if "key" in state:
            time.sleep(int(state["wait_ms"]) / 1000)
            screen.key(state["key"])
            before = state["records"]
            until("the answer in the journal", lambda: kiosk.peek()["records"] != before)
        else:
            time.sleep(0.2)
        # Feedback is shown for a moment; what comes after it is what counts.
        time.sleep(1.2)
        state = kiosk.peek()
    return kiosk.on("ready", "practice-help")


def click_through(kiosk, screen, acts):
    """So many acts of the timed part with the mouse. Gives how many reached the journal."""
    left, top, scale = kiosk.canvas()
    taken = 0
    for _ in range(acts):
        state = kiosk.peek()
        if "point" not in state:
            time.sleep(0.3)
            continue
        time.sleep(int(state["wait_ms"]) / 1000 + 0.05)
        x, y = (int(part) / 64 for part in state["point"].split(","))
        screen.click(left + x * scale, top + y * scale)
        before = int(state["records"])
        taken += bool(until("the click in the journal", lambda: int(kiosk.peek()["records"]) > before))
    return taken


def session(kiosk, screen, checks):
    kiosk.start()
    screen.keep("set-up")
    checks.that("the window fills the screen", screen.picture().at(1275, 795) == kiosk.colours["paper"])
    atspi.check(checks)

    kiosk.press_main("language")
    screen.keep("language")
    tiles = kiosk.tiles()
    checks.that("three languages are offered", len(tiles) == 3)
    screen.middle(tiles[0])
    kiosk.on("participation")
    screen.keep("participation")
    kiosk.press_main("job-link")
    screen.keep("job-link")
    kiosk.press_main("instruction")
    screen.keep("instruction")
    kiosk.press_main("demonstration")
    before = screen.picture()
    until("movement in the demonstration", lambda: screen.picture().raw != before.raw)
    screen.keep("demonstration")
    checks.that("the demonstration shows something by itself", True)
    kiosk.press_main("practice")
    screen.keep("practice")
    state = practise(kiosk, screen)
    checks.that("practice by keys alone leads on", state["screen"] == "ready")
    screen.keep("ready")
    kiosk.press_main("scored")
    screen.keep("scored")
    checks.that("clicks on the work reach the journal", click_through(kiosk, screen, 5) >= 4)

    screen.ask_to_close()
    time.sleep(1)
    checks.that("close requests are refused while a candidate is at work", kiosk.alive() and screen.windows())

    kiosk.kill()
    saved = kiosk.peek()
    kiosk.start()
    kiosk.on("interrupted")
    screen.keep("interrupted")
    checks.that("after a kill the session waits where it was", int(kiosk.peek()["records"]) >= int(saved["records"]))
    kiosk.press_main("scored")
    screen.keep("scored-again")
    checks.that("the work goes on after the interruption", click_through(kiosk, screen, 3) >= 2)

    kiosk.leader()
    kiosk.on("paused")
    entries = until("the leader's menu", lambda: (tiles := kiosk.tiles()) and len(tiles) >= 4 and tiles)
    screen.keep("leader-menu")
    # From the bottom: void the session, end for today.
    screen.middle(entries[-2])
    reasons = until("the reasons", lambda: (tiles := kiosk.tiles()) and len(tiles) == 6 and tiles)
    screen.keep("why")
    screen.middle(reasons[3])
    sheet = until("the sheet", lambda: glob.glob(os.path.join(kiosk.data, "sheets", "*.srm-sheet")))[0]
    time.sleep(0.5)
    screen.keep("left")
    return sheet


def check_sheet(kiosk, sheet, checks):
    trust = os.path.join(kiosk.data, "station", "station_key.allowed_signers")
    if not os.path.exists(trust):
        trust = os.path.join(kiosk.data, "station", "station.allowed_signers")
    code, said = srm("verify", sheet, "--trust", trust)
    checks.that("srm verify accepts the sheet", code == 0 and "recomputed" in said)
    with open(sheet, encoding="utf-8") as file:
        text = file.read()
    body, mark, block = text.partition("-----BEGIN SSH SIGNATURE-----")
    content = json.loads(body)
    what = [incident["what"] for incident in content["incidents"]]
    checks.that("the interruption is on the sheet", any("interrupted" in str(one) for one in what))
    checks.that("the leader's reason is on the sheet", "unwell" in str(what) and "unwell" in str(content["ending"]))
    signature = os.path.join(kiosk.folder, "sheet.sig")
    with open(signature, "w", encoding="utf-8") as file:
        file.write(mark + block)
    who = open(trust, encoding="utf-8").read().split()[0]
    done = subprocess.run(["ssh-keygen", "-Y", "verify", "-f", trust, "-I", who, "-n", "srm-sheet", "-s", signature],
                          input=body.encode(), capture_output=True, timeout=20, check=False)
    checks.that("ssh-keygen accepts the sheet", done.returncode == 0)
    quality = content["timing"]
    checks.that("inputs were stamped when they came", "0 at the frame" in quality["input_path"])
    print(f"        timing: {json.dumps(quality)}", flush=True)


def export(kiosk, screen, checks):
    """After the last page the leader goes to the day's list and copies everything, by clicks."""
    screen.key("F10")
    time.sleep(0.5)
    screen.keep("leader-code")
    screen.key(*LEADER)
    screen.middle(kiosk.main())
    # Only the page before a session has the keypad's many cards.
    until("the page before a session", lambda: len(kiosk.tiles()) != 0)
    time.sleep(0.5)
    screen.keep("set-up-again")
    # "Today" stands where every page has its first quiet action.
    screen.click(90, 748)
    time.sleep(0.7)
    screen.keep("today")
    screen.middle(kiosk.main())
    folder = until("the exported folder", lambda: glob.glob(os.path.join(kiosk.stick, "srm-*", "ledger.checkpoint")))
    folder = os.path.dirname(folder[0])
    time.sleep(0.7)
    screen.keep("exported")
    trust = os.path.join(folder, "allowed_signers")
    code, said = srm("verify", folder, "--trust", trust)
    checks.that("srm verify accepts the exported folder", code == 0)
    if code:
        print(said)
    sheet = glob.glob(os.path.join(folder, "*.srm-sheet"))[0]
    with open(sheet, "rb") as file:
        content = bytearray(file.read())
    content[len(content) // 3] ^= 1
    with open(sheet, "wb") as file:
        file.write(content)
    code, said = srm("verify", folder, "--trust", trust)
    checks.that("one byte changed, and the folder is refused", code == 1)
    code, said = srm("verify", sheet, "--trust", trust)
    checks.that("one byte changed, and the sheet is refused", code == 1)


def quit_by_close(kiosk, screen, checks):
    screen.ask_to_close()
    try:
        kiosk.process.wait(10)
    except subprocess.TimeoutExpired:
        pass
    checks.that("without a candidate the window closes", kiosk.process.poll() == 0)


def self_test(folder, screen, checks):
    out = os.path.join(folder, "self-test.json")
    command = [os.path.join(BIN, "srm-kiosk"), "--self-test", out, "--trials", "3", "--data", os.path.join(folder, "data")]
    process = screen.start(command)
    end = time.monotonic() + 45
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.45)
        screen.key("space")
    checks.that("the self-test ends by itself", process.poll() == 0)
    with open(out, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    kinds = [line["test"] for line in lines]
    checks.that("the self-test has a line for each part", kinds == ["disk", "clock", "key", "display"] + ["response"] * 3)
    times = [line["response_us"] for line in lines if line["test"] == "response"]
    checks.that("every trial was answered", all(isinstance(us, int) and us > 0 for us in times))


def main():
    checks = Checks()
    folder = tempfile.mkdtemp(prefix="srm-window-")
    screen = None
    began = time.monotonic()
    try:
        screen = Screen(folder)
        atspi.start_bus(screen)
        kiosk = Kiosk(screen, folder)
        sheet = session(kiosk, screen, checks)
        check_sheet(kiosk, sheet, checks)
        export(kiosk, screen, checks)
        quit_by_close(kiosk, screen, checks)
        self_test(folder, screen, checks)
    except (Failed, OSError, subprocess.SubprocessError, ValueError, KeyError, IndexError) as error:
        checks.that(f"{type(error).__name__}: {error}", False)
        if screen is not None:
            screen.keep("failed")
    finally:
        if screen is not None:
            screen.stop()
    if checks.failed or os.environ.get("KEEP"):
        print(f"screenshots and data: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"took {time.monotonic() - began:.0f} s")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
