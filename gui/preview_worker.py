"""A warm process that sets the report as PDF again and again and draws its pages: `python -m gui.preview_worker`, no Qt.

Reads one JSON object a line from stdin, and answers each with one JSON object a line, in the same order:

{"do": "set", "record", "options", "kind"}  sets the file: {"did": "set", "pages": [[width, height], …], "spots": […]}, in points,
                                            or {"did": "set", "failed": sentence}; the file set before then stays
{"do": "draw", "page", "width"}             {"did": "draw", "page", "width", "height", "bytes"}, and behind the line so many
                                            bytes of grey
{"do": "faces", "record", "options"}        {"did": "faces", "faces": [[role, family, file, bundled, lacking, [[file, family], …]], …],
                                            "borrowed": {character: family}}

It ends when stdin ends, so that it never outlives the window.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exporters.errors import ExportError
from exporters.pages_seen import Pages
from forms.errors import NianbaoError
from forms.record import from_record
from forms.session import Session
from gui import outputs
from gui.output_options import options_from


class Desk:
    """What the process keeps between two requests: a folder, and the pages of the file set last."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "preview.pdf"
        self._pages: Pages | None = None

    def answer(self, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The answer to one request, and the bytes that follow it."""
        if asked["do"] == "draw":
            return self._draw(int(asked["page"]), int(asked["width"]))
        work = self._set if asked["do"] == "set" else self._faces
        said: dict[str, Any] = {"did": asked["do"]}
        try:
            said |= work(asked)
        except (ExportError, NianbaoError) as error:
            said["failed"] = str(error)
        except Exception as error:  # whatever it is, the officer gets a sentence and the window goes on
            said["failed"] = f"没有排出预览：系统报告“{error}”，请到导出页直接导出。"
        return said, b""

    def _set(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        session, wish = _asked(asked)
        kind: outputs.Kind = asked["kind"]
        log = outputs.write_pdf(session, kind, outputs.document_for(session, kind, wish), self._file, wish)
        pages = Pages(self._file.read_bytes())
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        return {"pages": pages.sizes, "spots": log.spots}

    def _draw(self, page: int, width: int) -> tuple[dict[str, Any], bytes]:
        said: dict[str, Any] = {"did": "draw", "page": page, "width": 0, "height": 0, "bytes": 0}
        if self._pages is None or not 0 <= page < len(self._pages.sizes):
            return said, b""
        drawn = self._pages.draw(page, width)
        return said | {"width": drawn.width, "height": drawn.height, "bytes": len(drawn.grey)}, drawn.grey

    def _faces(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        from exporters.fonts_told import told

        session, wish = _asked(asked)
        log = outputs.write_pdf(session, "pdf", outputs.report_document(session, wish), self._file, wish)
        return {"faces": told(wish.options.source, wish.options.chosen), "borrowed": log.borrowed}


def _asked(asked: Mapping[str, Any]) -> tuple[Session, outputs.Wish]:
    return from_record(asked["record"]), outputs.Wish(options_from(asked.get("options")))


def main() -> int:
    """Answer until nobody asks any more."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        desk = Desk(Path(folder))
        for line in sys.stdin.buffer:
            said, behind = desk.answer(json.loads(line))
            sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode() + b"\n" + behind)
            sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
