"""Score sheets that somebody has tampered with, ten ways, and files that are no sheets at all."""

import os
import re
import shutil
import subprocess

BEGIN = b"-----BEGIN SSH SIGNATURE-----"


def _body(sheet):
    return sheet[:sheet.index(BEGIN)]


def _signed_by(body, key, namespace):
    """The body under a new signature; a stranger has `ssh-keygen` too."""
    done = subprocess.run(["ssh-keygen", "-Y", "sign", "-q", "-f", key, "-n", namespace], input=body,
                          capture_output=True, timeout=20, check=True)
    return body + done.stdout


def _raised(body):
    """The same body with one digit of the points changed."""
    found = re.search(rb'"machine_milli": ?(\d)', body)
    digit = b"9" if found.group(1) != b"9" else b"8"
    return body[:found.start(1)] + digit + body[found.end(1):]


def ways(own_key, station_key):
    """What is done to a sheet, by name. `own_key` is a stranger's; `station_key` has been stolen."""
    def later(body):
        return re.sub(rb'"ended": "\d{4}', b'"ended": "2199', body)

    return {
        "points-raised": lambda sheet: sheet.replace(_body(sheet), _raised(_body(sheet))),
        "other-code": lambda sheet: re.sub(rb'"code": "\d{4}', b'"code": "9999', sheet),
        "cut-short": lambda sheet: sheet[:len(sheet) // 2],
        "signature-gone": _body,
        "one-bit": lambda sheet: sheet[:300] + bytes([sheet[300] ^ 1]) + sheet[301:],
        "signed-by-a-stranger": lambda sheet: _signed_by(_body(sheet), own_key, "srm-sheet"),
        "signed-for-something-else": lambda sheet: _signed_by(_body(sheet), station_key, "srm-pack"),
        "points-raised-with-the-stolen-key": lambda sheet: _signed_by(_raised(_body(sheet)), station_key, "srm-sheet"),
        "from-the-future": lambda sheet: _signed_by(later(_body(sheet)), station_key, "srm-sheet"),
        "unknown-field": lambda sheet: _signed_by(_body(sheet).replace(b'{\n', b'{\n  "name": "x",\n', 1), station_key,
                                                  "srm-sheet"),
    }


def spoil(folder, out, station_key, each=1):
    """Copies an export to `out` and tampers with `each` sheets in every way. Gives the names by way."""
    shutil.copytree(folder, out)
    own_key = out + "-stranger"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own_key], check=True, timeout=20)
    sheets = sorted(name for name in os.listdir(out) if name.endswith(".srm-sheet"))
    done = {}
    for way, change in ways(own_key, station_key).items():
        for _ in range(each):
            name = sheets.pop()
            path = os.path.join(out, name)
            with open(path, "rb") as file:
                sheet = file.read()
            with open(path, "wb") as file:
                file.write(change(sheet))
            done.setdefault(way, []).append(name)
    return done
