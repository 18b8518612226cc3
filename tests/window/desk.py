"""The recruiter's desk in its real window: a demo is made, two hundred sheets come from a folder, some of them tampered
with in ten ways; two are rated by keys alone, one is decided by pointer, its answer saved, everything exported.

Usage: desk.py BIN, where BIN has srm-desk and srm. What became of it is read from the archive with Python's own SQLite.
The last line tells how many checks passed.
"""

import glob
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import atspi
import named
import tampered
from screen import Failed, Screen, until

BIN = os.path.abspath(sys.argv[1])
SHEETS = 200
CHECKS = []


def check(what, holds):
    CHECKS.append((what, bool(holds)))
    print(("ok      " if holds else "FAILED  ") + what)


def srm(*command):
    done = subprocess.run([os.path.join(BIN, "srm"), *command], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=900, check=False)
    return done.returncode, done.stdout, done.stderr


def digest(path):
    """SHA-256 of what is signed in a file."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read().partition(b"-----BEGIN SSH SIGNATURE-----")[0]).hexdigest()


class Archive:
    def __init__(self, path):
        self.path = path

    def ask(self, sql):
        try:
            with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=5) as db:
                return db.execute(sql).fetchone()[0]
        except sqlite3.OperationalError:
            return 0

    def sheets(self):
        return self.ask("SELECT count(*) FROM sheet")

    def of_code(self, made, spoilt, most):
        """How many of the untouched sheets are here, by digest."""
        touched = {name for names in spoilt.values() for name in names}
        here = 0
        for path in glob.glob(os.path.join(made, "*.srm-sheet")):
            here += os.path.basename(path) not in touched and self.holds(path)
        return min(here, most)

    def holds(self, path):
        """Whether the very bytes signed in this file are a document here."""
        return bool(self.ask(f"SELECT count(*) FROM document WHERE digest = x'{digest(path)}'"))

    def faults(self, path):
        """What is said to be wrong with a file's document; None when it is not here."""
        if not self.holds(path):
            return None
        code, out, _ = srm("archive", "show", "--db", self.path, "--format", "json", digest(path))
        return "SV" in out if code == 0 else False

    def by(self, who, kind):
        return self.ask(f"SELECT count(*) FROM judgement JOIN document ON document.id = judgement.document "
                        f"WHERE judgement.kind = 'srm-{kind}' AND document.brought_by LIKE '{who}'")


def main():
    folder = tempfile.mkdtemp(prefix="srm-desk-window-")
    screen = None
    try:
        code, _, err = srm("keygen", "--out", os.path.join(folder, "station"), "--no-passphrase")
        check("a station's key is made", code == 0)
        made, stick, key = (os.path.join(folder, name) for name in ("made", "stick", "station"))
        code, _, err = srm("simulate", "demo", "-n", str(SHEETS), "--out", made, "--key", key)
        check(f"{SHEETS} simulated sheets are made ({err[-200:] if code else 'fine'})", code == 0)
        spoilt = tampered.spoil(made, stick, key)
        check("ten sheets are tampered with, each in another way", len(spoilt) == 10)
        screen = Screen(folder)
        atspi.start_bus(screen)
        data = os.path.join(folder, "data")
        log = open(os.path.join(folder, "desk.log"), "ab")
        command = [os.path.join(BIN, "srm-desk"), "--demo", "--data", data, "--window", "1280x770", "--import", stick]
        desk = screen.start(command, stdout=log, stderr=log)
        until("the window", screen.windows, 30)
        archive = Archive(os.path.join(data, "desk-demo", "archive.db"))
        # Three of the ten carry a signature that fits their text; they are kept, with what is wrong with them.
        kept = ("signed-by-a-stranger", "points-raised-with-the-stolen-key", "from-the-future")
        good = SHEETS - len(spoilt)
        until("the sheets in the archive", lambda: archive.of_code(made, spoilt, good) == good, 240)
        check("every good sheet came in", archive.of_code(made, spoilt, good) == good)
        until("points computed again", lambda: archive.ask("SELECT count(*) FROM sheet WHERE recompute = 0") == 0, 240)
        screen.keep("read-in")
        for way, names in spoilt.items():
            stands = archive.faults(os.path.join(stick, names[0]))
            check(f"{way}: {'kept and marked' if way in kept else 'not taken in'}",
                  bool(stands) if way in kept else stands is None)
        screen.key("ctrl+1", "Escape")
        for number in (1, 2):
            rate(screen)
            until("a rating", lambda wanted=number: archive.by("rater/1", "rating") >= wanted, 20)
            screen.keep("rated")
        check("two exercises were rated by keys", archive.by("rater/1", "rating") == 2)
        decide(screen, archive)
        export(folder, archive)
        check("the program still runs", desk.poll() is None)
        code, out, _ = srm("archive", "list", "--db", archive.path)
        check("the command line reads the same archive", code == 0 and len(out.splitlines()) > 20)
    except Failed as failed:
        if screen:
            screen.keep("failed")
        check(str(failed), False)
    finally:
        if screen:
            screen.stop()
        if os.environ.get("KEEP"):
            print(f"pictures: {folder}/shots")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    good = sum(1 for _, holds in CHECKS if holds)
    print(f"{good} passed, {len(CHECKS) - good} failed")
    return 0 if good == len(CHECKS) else 1


def decide(screen, archive):
    """The first case that waits for a decision and has nothing wrong with it: not forward, why, signed; the answer saved."""
    window = named.Window(screen)
    window.press("Att besluta…")
    row = next(name for name in window.names() if "väntar på beslut" in name and name.endswith("utan fel")
               and "nära gränsen" not in name)
    window.press(row, leads_to="Besluta")
    window.press_below("Besluta")
    window.press_below("Ta inte vidare den här gången")
    window.write("Varför? Skriv så att kandidaten och en kollega förstår.", "Arbetet visade att det inte gick den har gangen.")
    screen.keep("reason")
    window.press("Signera beslutet", leads_to="Signera")
    window.press("Signera")
    until("a decision", lambda: archive.by("recruiter/1", "decision") == 1, 20)
    screen.keep("decided")
    check("one case was decided by pointer, with a reason", True)
    window.press_below("Ge svaret")
    window.find("Spara som PDF")
    check("the answer tells no points", not any("poäng:" in name.lower() for name in answer(window)))
    window.press("Spara som PDF")
    letters = os.path.join(os.path.dirname(os.path.dirname(archive.path)), "**", "*.pdf")
    letter = until("the letter", lambda: glob.glob(letters, recursive=True), 30)[0]
    screen.keep("letter")
    with open(letter, "rb") as file:
        check("the answer is saved as PDF", file.read(5) == b"%PDF-")


def answer(window):
    """The words of the letter on the page."""
    names = window.names()
    return names[names.index("Brevet"):names.index("Spara som PDF")]


def export(folder, archive):
    """Tables without names, as a data package."""
    out = os.path.join(folder, "export")
    code, _, err = srm("archive", "export", "--db", archive.path, "--by", "recruiter/1", "--data", "csv", out)
    check(f"the archive is exported ({err[-200:] if code else 'fine'})", code == 0)
    with open(os.path.join(out, "datapackage.json"), encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    check("every table of the export is there", all(os.path.exists(os.path.join(out, one["path"])) for one in resources))


def rate(screen):
    """The first sheet of the list: three in each behaviour, a count of one, locked and signed."""
    def step(*keys):
        screen.key(*keys)
        time.sleep(0.8)

    step("ctrl+1")
    step("Escape")
    step("Home")
    step("Return")
    for _ in range(2):
        step("3")
        step("ctrl+Return")
    # The count: the last thing in focus order before the actions.
    step("plus")
    step("ctrl+Return")
    step("ctrl+Return")


if __name__ == "__main__":
    sys.exit(main())
