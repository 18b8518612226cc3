#!/bin/sh
# Drives the real window under a display of its own: clicks, keys, a kill in the middle, the signed sheet checked.
#
#   tests/window/run.sh            build, drive, check; the last line is "N passed, 0 failed"
#   KEEP=1 tests/window/run.sh     keep the screenshots and say where they are
#
# Needs Xvfb, openbox, xdotool, ImageMagick, setxkbmap and Python 3; dbus and at-spi2-core for one more check.
set -eu
cd "$(dirname "$0")/../.."

missing=
for tool in Xvfb openbox xdotool import setxkbmap python3 ssh-keygen; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    if [ -n "${CI:-}" ]; then
        echo "FAILED: the window test needs$missing"
        exit 1
    fi
    echo "SKIPPED: THE WINDOW TEST NEEDS$missing"
    exit 0
fi

# The whole workspace: one choice of features, so that nothing is built a second time.
cargo build --quiet --workspace --bins --example peek </dev/null
bin=${CARGO_TARGET_DIR:-target}/debug

python3 -B tests/window/drive.py "$bin" </dev/null
exec python3 -B tests/window/desk.py "$bin" </dev/null
