"""A process of its own that writes the files, so that typing stays smooth: `python -m gui.export_worker`, no Qt.

Reads one JSON object from stdin: {"record": the draft's record, "outputs": [[kind, path], …], "options": what else is asked
for, "earlier": the record of an earlier version or null, "draft": its id}. Prints one JSON object a line:
{"kind", "begun": true}, {"kind", "page", "pages"} while a PDF is drawn, {"kind", "done": path}, or {"kind", "failed": sentence}.
It may be killed at any time: files are written beside their targets and put in place when they are complete.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from exporters.errors import ExportError
from forms.errors import NianbaoError
from forms.record import from_record
from gui import outputs
from gui.output_options import options_from


def _say(**what: Any) -> None:
    print(json.dumps(what, ensure_ascii=False), flush=True)


def _progress(kind: str, page: int, pages: int) -> None:
    _say(kind=kind, page=page, pages=pages)


def main() -> int:
    """Write what is asked for; each output fails or succeeds by itself."""
    for stream in (sys.stdin, sys.stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    asked = json.load(sys.stdin)
    session = from_record(asked["record"])
    wish = outputs.Wish(options_from(asked.get("options")), asked.get("earlier"), str(asked.get("draft", "")))
    for kind, path in asked["outputs"]:
        _say(kind=kind, begun=True)
        try:
            outputs.write(session, kind, Path(path), partial(_progress, kind), wish)
        except (ExportError, NianbaoError) as error:
            _say(kind=kind, failed=str(error))
        except Exception as error:  # whatever it is, the officer gets a sentence and the other files
            _say(kind=kind, failed=f"没有写成“{Path(path).name}”：系统报告“{error}”，请重试，或换一个文件夹。")
        else:
            _say(kind=kind, done=path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
