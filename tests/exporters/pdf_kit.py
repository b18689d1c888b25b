"""What tests of the PDF share: writing blocks and reading the pages back, and what blocks say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import measure

from exporters import pdf
from exporters.blocks import Block, Byline, Document, Heading, Paragraph, SignOff, Table, Title
from exporters.page import POINTS_PER_MM, STANDARD

LEFT = STANDARD.left * POINTS_PER_MM
RIGHT = LEFT + STANDARD.text_width * POINTS_PER_MM
TOP = STANDARD.top * POINTS_PER_MM
BOTTOM = TOP + STANDARD.text_height * POINTS_PER_MM


def written(path: Path, *blocks: Block, mark: str = "") -> list[measure.MeasuredPage]:
    """The pages of a document of these blocks."""
    target = path / "文件.pdf"
    pdf.write(Document("标题", blocks, mark=mark), target, faces="bundled")
    return measure.read(target)


def said(blocks: tuple[Block, ...]) -> Iterator[str]:
    """All that the blocks say, in the order in which it is drawn."""
    for block in blocks:
        if isinstance(block, (Title, Byline, Heading)):
            yield block.text
        elif isinstance(block, Paragraph):
            yield block.lead + block.text
        elif isinstance(block, SignOff):
            yield from (f"{label}：{value}" for label, value in block.pairs)
        elif isinstance(block, Table):
            yield block.caption
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield cell.text + ("" if not cell.mark else chr(0x245F + cell.mark))
            for number, note in enumerate(block.notes, 1):
                yield chr(0x245F + number) + note


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
