"""How the narrative is set on the screen: indents and lines as printed, headings strong. None of it is part of the text."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from forms.narrative import paragraphs
from gui.painting import face
from gui.theme import size, type_size

INDENT = 2
"""Characters that the first line of a paragraph is set in (GB/T 9704)."""
MARGIN = 12


def dress_document(document: QTextDocument) -> None:
    """Give an empty document its face, its lines and its indent; new paragraphs take them over."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(MARGIN)
    document.setDefaultFont(face(type_size("prose")))
    shape = QTextBlockFormat()
    shape.setLineHeight(size("prose_line"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shape.setTextIndent(INDENT * type_size("prose"))
    QTextCursor(document).setBlockFormat(shape)


class Headings(QSyntaxHighlighter):
    """Shows headings of the first level that stand alone strong; levels are read from the numbers as typed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(face(type_size("prose"), True).weight())

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for a paragraph that changed."""
        if text.startswith("（"):
            found = paragraphs(text)
            if found and found[0].level == 1 and found[0].stands_alone:
                self.setFormat(0, len(text), self._strong)
