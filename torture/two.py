"""Two processes hammer one draft: every acknowledged save must be in the count that the draft ends with."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from forms.drafts import DraftStore

_ROOT = Path(__file__).parents[1]


def two_processes(folder: Path, seconds: float) -> Counter[str]:
    """Counts of saves, of refusals (the other one had the draft), and of acknowledged saves that are not there."""
    store = DraftStore(folder)
    id_ = store.create({"summary": {}, "answers": {"n": "0"}})
    command = [sys.executable, "-m", "torture.child", str(folder), id_, str(seconds)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) for _ in range(2)]
    told = [child.communicate()[0].split() for child in children]
    saved, refused = (sum(int(words[place]) for words in told) for place in (0, 1))
    found = int(store.open(id_, for_reading=True).payload["answers"]["n"])
    return Counter(saves=saved, refused=refused, lost=saved - found)
