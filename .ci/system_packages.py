"""Installs what Python and Qt need of the system and is not there yet, after one sentence that names it.

Runs with the system's own Python before anything else is installed. A library is looked for by its file name, which is
the same on every distribution, and not by its package. Exit status: 0 all there, 1 something is missing and stays so.
"""

import ctypes
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)

# What `ldd` names for QtCore, QtGui, QtWidgets, QtSvg and the xcb and wayland platforms of PySide6-Essentials,
# without what these packages bring along themselves.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Names that Debian 13 and Ubuntu 24.04 changed when time became 64 bits wide.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def main() -> int:
    """Find what is missing, say so, install it with apt or say what to type."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        print(
            f"Nianbao needs Python 3.11 or newer, and python3 here is {found}: use `make PYTHON=/path/to/python3.11`."
        )
        return 1
    missing = _missing()
    if not missing:
        return 0
    if not shutil.which("apt-get"):
        print(
            f"These are missing and apt-get is not here to install them; install them and try again: {', '.join(missing)}"
        )
        return 1
    names = " ".join(_packages(missing))
    print(f"Python and Qt still need these packages of the system; apt installs them now: {names}", flush=True)
    if not _install(missing):
        print(f"apt could not install them. Type this as an administrator, then try again: apt-get install {names}")
        return 1
    left = _missing()
    if left:
        print(f"apt has finished, but these are still not found, so set-up stops here: {', '.join(left)}")
    return 1 if left else 0


def _missing() -> "list[str]":
    # Debian keeps ensurepip apart, in python3-venv. A new process is asked, because apt may just have brought it.
    venv = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True)
    missing = ["venv"] if venv.returncode else []
    for library in LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _packages(missing: "list[str]") -> "list[str]":
    packages = []
    for name in missing:
        package = LIBRARIES.get(name, f"python3.{sys.version_info.minor}-venv")
        renamed = RENAMED.get(package)
        packages.append(renamed if renamed and _known(renamed) else package)
    return packages


def _known(package: str) -> bool:
    return bool(subprocess.run(["apt-cache", "show", package], capture_output=True).stdout.strip())


def _install(missing: "list[str]") -> bool:
    """Run apt as root or through sudo; a missing sudo, a refused password and a failing apt all mean False."""
    before = [] if os.geteuid() == 0 else ["sudo"]
    if before and not shutil.which("sudo"):
        return False
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if subprocess.run([*apt, "-q", "update"]).returncode:
        return False
    # The names are looked up again: a fresh machine knew no package before the update.
    return not subprocess.run([*apt, "-q", "-y", "--no-install-recommends", "install", *_packages(missing)]).returncode


if __name__ == "__main__":
    sys.exit(main())
