"""The marked-up copy in a word processor: LibreOffice accepts or rejects all changes, and what is left is one version's text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from docx_parts import W

from exporters import word
from exporters.blocks import Block, Cell, Column, Document, Paragraph, Row, Table, Title

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")

_LIBRARY = "http://openoffice.org/2000/library"
_MACRO = """Sub Settle(how As String, source As String, target As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 text = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 Dim none()
 dispatcher.executeDispatch(text.CurrentController.Frame, ".uno:" &amp; how &amp; "AllTrackedChanges", "", 0, none())
 Dim format(0) As New com.sun.star.beans.PropertyValue
 format(0).Name = "FilterName"
 format(0).Value = "MS Word 2007 XML"
 text.storeToURL(target, format())
 text.close(True)
End Sub"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice that knows the macro; the first start makes the rest, and would overwrite it."""
    folder = tmp_path_factory.mktemp("profile")
    start = [
        "soffice",
        f"-env:UserInstallation={folder.as_uri()}",
        "--headless",
        "--norestore",
        "--terminate_after_init",
    ]
    subprocess.run(start, check=True, capture_output=True, timeout=120)
    basic = folder / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "Standard" / "Module1.xba").write_text(
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">{_MACRO}</script:module>'
    )
    (basic / "Standard" / "script.xlb").write_text(
        f'<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'
    )
    (basic / "script.xlc").write_text(
        f'<library:libraries xmlns:library="{_LIBRARY}" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" '
        'xlink:type="simple" library:link="false"/></library:libraries>'
    )
    return folder


def table(*rows: tuple[str, str]) -> Table:
    head = Row((Cell("指标"), Cell("数")))
    return Table((Column(1), Column(1)), (head,), tuple(Row(tuple(map(Cell, row))) for row in rows))


def document(*blocks: Block) -> Document:
    return Document("标题", blocks)


OLD = document(
    Title("旧标题年度报告"),
    Paragraph("第一段保持不变的文字。"),
    Paragraph("这一段在表前，将被删去。"),
    table(("收到申请数", "7"), ("传真申请数", "0"), ("办结数", "7")),
    Paragraph("表后一段。"),
    Paragraph("末尾删去的一段，很长很长。"),
)
NEW = document(
    Title("新标题年度报告"),
    Paragraph("第一段保持不变的文字，略有增加。"),
    table(("收到申请数", "9"), ("网络申请（含邮件）", "4"), ("办结数", "7")),
    Paragraph("另一个新段落，放在表后。"),
    Paragraph("表后一段。"),
)


def lines(file: Path) -> list[str]:
    """The words of each paragraph, those in cells too, and no empty ones."""
    body = docx.Document(str(file)).element.body
    found = ["".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in body.iter(f"{W}p")]
    return [line for line in found if line]


@pytest.mark.parametrize(("how", "left"), [("Accept", NEW), ("Reject", OLD)])
def test_a_word_processor_makes_either_version_of_it(how: str, left: Document, profile: Path, tmp_path: Path) -> None:
    marked, settled, plain = (tmp_path / name for name in ("marked.docx", "settled.docx", "plain.docx"))
    word.write(NEW, marked, options=word.WordOptions(earlier=OLD, reviser="陈晓"))
    word.write(left, plain)
    call = f'macro:///Standard.Module1.Settle("{how}","{marked.as_uri()}","{settled.as_uri()}")'
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", call]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert lines(settled) == lines(plain)
    body = docx.Document(str(settled)).element.body
    assert not list(body.iter(f"{W}ins", f"{W}del"))
