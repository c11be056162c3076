# shellcheck shell=bash
# Puts the tools that tools/setup.sh installs on PATH. Sourced by the Makefile and by tools/setup.sh, in the project folder.
PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH

# The browser of the tests: CHROMIUM if it is set, else the first one found.
if [ -z "${CHROMIUM-}" ]; then
  for browser in chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if CHROMIUM=$(command -v "$browser"); then export CHROMIUM; break; fi
  done
fi

# Trunk asks crates.io for a newer Trunk at every start, and stops at NO_COLOR=1, which everything else understands.
export TRUNK_SKIP_VERSION_CHECK=true
if [ -n "${NO_COLOR-}" ]; then export NO_COLOR=true; fi
