"""Channels and ways that the text names as used while their row of the table is 0 (W06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from forms.findings import Finding
from forms.prose.claims import stretch
from forms.prose.in_use import in_use, sentence_of
from forms.prose.meaning import ChannelMeaning, Facts
from forms.report import bare


def channels(texts: Mapping[str, str], facts: Facts) -> Iterator[Finding]:
    """A channel that the text names while its row is 0."""
    for channel in facts.meanings.channels:
        cell = facts.cells.get(channel.row)
        if cell is None or cell.value != 0:
            continue
        for section in channel.sections:
            text = texts.get(section, "")
            m = next((m for m in channel.words.finditer(text) if in_use(text, m) and _told(text, m, channel)), None)
            if m is None:
                continue
            message = f"正文写到“{channel.name}”，" if channel.context else f"正文写到通过“{channel.name}”公开，"
            message += f"附表“{channel.row} {bare(cell.label)}”却是0，请核对。"
            finding = stretch("W06", text, m.start(), m.end(), message, f"“{m[0]}”对应附表{channel.row}行。", stated=0)
            yield finding._replace(section=section, fields=(channel.row,))
            break


def _told(text: str, m: re.Match[str], channel: ChannelMeaning) -> bool:
    """Whether the sentence is one about what was done in this way."""
    begin, end = sentence_of(text, m)
    if channel.context is not None and not channel.context.search(text, begin, end):
        return False
    return channel.bar is None or not channel.bar.search(text, begin, end)
