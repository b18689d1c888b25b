"""Runs a module of the program behind the window: `python -m gui.behind MODULE`. Whoever types comes first.

It stands back before anything heavy is imported: a lower priority, and one processor left to the window where there are several.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import sys
from typing import Any

_GIVES_WAY = 10
"""How much the process stands back behind the one in which somebody types (`nice`)."""
_BELOW_NORMAL = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows."""


def stand_back() -> None:
    """Leave the processor to whoever types: the work here may wait. Where the system refuses, it goes on as it is."""
    try:
        if hasattr(os, "nice"):
            os.nice(_GIVES_WAY)
        if hasattr(os, "sched_setaffinity"):
            processors = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, processors[1:] or processors)
    except OSError:
        return
    windows: Any = getattr(ctypes, "windll", None)
    if windows is not None:
        kernel = windows.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)


def main() -> None:
    """Stand back, then run the module as if it had been started itself."""
    stand_back()
    module = sys.argv[1]
    del sys.argv[1]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
