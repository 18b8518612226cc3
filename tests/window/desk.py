"""The recruiter's desk in its real window: a demo is made, two hundred sheets come from a folder, some of them tampered
with in ten ways; two are rated by keys alone.

Usage: desk.py BIN, where BIN has srm-desk and srm. What became of it is read from the archive with Python's own SQLite.
The last line tells how many checks passed.
"""

import glob
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

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


def tamper(folder):
    """Ten sheets changed, each in another way; gives how many."""
    sheets = sorted(glob.glob(os.path.join(folder, "*.srm-sheet")))[:10]
    ways = [
        lambda text: text.replace('"attempt": 1', '"attempt": 2', 1),
        lambda text: text[: len(text) // 2],
        lambda text: text.split("-----BEGIN")[0],
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace('"form": ', '"form":  ', 1),
        lambda text: text.replace('"station": "', '"station": "x', 1),
        lambda text: text + text,
        lambda text: "",
        lambda text: text.replace("BEGIN SSH SIGNATURE", "BEGIN SSH SIGNATURES", 1),
        lambda text: "{" * 5000 + text,
    ]
    for path, way in zip(sheets, ways):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(way(text))
    return len(ways)


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

    def by(self, who, kind):
        return self.ask(f"SELECT count(*) FROM judgement JOIN document ON document.id = judgement.document "
                        f"WHERE judgement.kind = 'srm-{kind}' AND document.brought_by LIKE '{who}'")


def main():
    folder = tempfile.mkdtemp(prefix="srm-desk-window-")
    screen = None
    try:
        code, _, err = srm("keygen", "--out", os.path.join(folder, "station"), "--no-passphrase")
        check("a station's key is made", code == 0)
        stick = os.path.join(folder, "stick")
        code, _, err = srm("simulate", "demo", "-n", str(SHEETS), "--out", stick, "--key", os.path.join(folder, "station"))
        check(f"{SHEETS} simulated sheets lie on a stick ({err[-200:] if code else 'fine'})", code == 0)
        spoilt = tamper(stick)
        screen = Screen(folder)
        data = os.path.join(folder, "data")
        log = open(os.path.join(folder, "desk.log"), "ab")
        command = [os.path.join(BIN, "srm-desk"), "--demo", "--data", data, "--window", "1280x770", "--import", stick]
        desk = screen.start(command, stdout=log, stderr=log)
        until("the window", screen.windows, 30)
        archive = Archive(os.path.join(data, "desk-demo", "archive.db"))
        wanted = 29 - 1 + SHEETS - spoilt
        until("all good sheets in the archive", lambda: archive.sheets() >= wanted - 2, 240)
        check("the good sheets came in and the spoilt ones did not", wanted - 2 <= archive.sheets() <= wanted + 3)
        until("points computed again", lambda: archive.ask("SELECT count(*) FROM sheet WHERE recompute = 0") == 0, 240)
        screen.keep("read-in")
        screen.key("ctrl+1", "Escape")
        for number in (1, 2):
            rate(screen)
            until("a rating", lambda wanted=number: archive.by("rater/1", "rating") >= wanted, 20)
            screen.keep("rated")
        check("two exercises were rated by keys", archive.by("rater/1", "rating") == 2)
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


def rate(screen):
    """The first sheet of the list: three in each behaviour, a count of one, locked and signed."""
    import time

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
