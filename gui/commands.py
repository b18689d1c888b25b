"""The command line: what scripts, tests and IT departments use. Imports no Qt (the wizard is imported only to be opened)."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gui.speaking import say

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

NO_SCREEN = "这台机器没有可用的屏幕，不能打开填报窗口；可用 nianbao import、check、export 命令。"
NO_QT = "没有安装打开窗口所需的 PySide6，不能打开填报窗口；请用 pip install PySide6 安装，其他命令不受影响。"
COMMANDS = ("import", "drafts", "check", "export", "catalogue")


_HELP_WORDS = (
    ("^usage: ", "用法："),
    ("^positional arguments:$", "命令和参数："),
    ("^options:$", "选项："),
    (r"show this help message\s+and exit", "显示本说明后退出"),
)


class _Parser(argparse.ArgumentParser):
    """argparse with one finished sentence and exit 2 in place of its own English usage text."""

    def format_help(self) -> str:
        """The help with argparse's own English words in Chinese."""
        said = super().format_help()
        for theirs, ours in _HELP_WORDS:
            said = re.sub(theirs, ours, said, flags=re.MULTILINE)
        return said

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and stop."""
        del message
        from forms.errors import one_line

        sentence = one_line(f"命令“nianbao {' '.join(sys.argv[1:])}”写法不对，请看 nianbao --help。")
        if "--json" in sys.argv:
            say(json.dumps({"error": sentence}, ensure_ascii=False) + "\n", sys.stdout)
        else:
            say(sentence + "\n", sys.stderr)
        raise SystemExit(2)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """The help on stdout; a disk that is full is a sentence."""
        del file
        if status := _bring_out(self.format_help(), 0):
            raise SystemExit(status)


def parser() -> argparse.ArgumentParser:
    """The whole command line. --data is taken before or after the command."""
    shared = _Parser(add_help=False)
    shared.add_argument("--data", metavar="FOLDER", type=Path, default=argparse.SUPPRESS, help="草稿所在的文件夹")
    json_too = _Parser(add_help=False)
    json_too.add_argument("--json", action="store_true", help="只输出一个 JSON 对象")
    top = _Parser(
        prog="nianbao",
        parents=[shared],
        description="政府信息公开工作年度报告：填报、检查、导出。不带命令时打开窗口，后面可写草稿名。",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    reading = commands.add_parser("import", parents=[shared, json_too], help="把已公布的年报读成新草稿")
    reading.add_argument("file", metavar="FILE", type=Path, help="年报正文的文本文件")
    commands.add_parser("drafts", parents=[shared, json_too], help="列出草稿")
    checking = commands.add_parser("check", parents=[shared, json_too], help="检查草稿或已公布的年报")
    checking.add_argument("report", metavar="DRAFT|FILE", help=_REPORT)
    exporting = commands.add_parser("export", parents=[shared, json_too], help="导出 Word、PDF、审核说明和其他文件")
    exporting.add_argument("report", metavar="DRAFT|FILE", help=_REPORT)
    _add_exports(exporting)
    listing = commands.add_parser("catalogue", parents=[shared], help="打印一个版本的各部分、各行和规则")
    listing.add_argument("edition", metavar="EDITION", nargs="?", default="", help="版本名，不写为最新一版")
    return top


_REPORT = "草稿名、草稿文件，或年报正文的文本文件（不另存草稿）"
_FILES = (
    ("docx", "Word 文件"),
    ("pdf", "PDF 文件"),
    ("checks", "审核说明（.docx 或 .pdf）"),
    ("approval", "发文稿纸（.docx 或 .pdf）"),
    ("redline", "花脸稿（.docx），与 --against 所说的一稿对照"),
    ("reading", "查阅点版 PDF，首页印索引号和“主动公开”"),
    ("handover", "送交信息目录表（.docx 或 .pdf）"),
    ("large", "大字版 PDF"),
)
_WISHES = (
    ("contents", "前面加目录"),
    ("pictures", "图文并茂：由附表生成图"),
    ("two-sided", "双面装订：偶数页订口在右"),
    ("embed", "PDF 内附报告数据（PDF/A-3a）"),
    ("bundled", "只用程序自带字体，各机生成的 PDF 完全相同"),
)
_DETAILS = (
    ("against", "花脸稿对照的版本名、草稿或已公布的年报"),
    ("index-number", "索引号"),
    ("receiver", "送交信息目录表的接收单位"),
    ("contact", "联系人"),
    ("phone", "联系电话"),
    ("drafter", "拟稿人"),
    ("version", "第几稿"),
)


def _add_exports(exporting: argparse.ArgumentParser) -> None:
    for name, what in _FILES:
        exporting.add_argument(f"--{name}", metavar="PATH", type=Path, help=what)
    for name, what in _WISHES:
        exporting.add_argument(f"--{name}", action="store_true", help=what)
    for name, what in _DETAILS:
        exporting.add_argument(f"--{name}", metavar="TEXT", default="", help=what)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. Without a command the wizard opens (on DRAFT if one is named)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    draft, rest = _draft_named(words)
    given = parser().parse_args(rest)
    data: Path | None = getattr(given, "data", None)
    if given.command is None:
        return _open_wizard(data, draft)
    from gui import command_work

    said = io.StringIO()
    with redirect_stdout(said):
        status = command_work.run(given, data)
    # A title may hold what turns a terminal's lines around or colours them; JSON tells such signs as they are.
    text = said.getvalue() if getattr(given, "json", False) else _printable(said.getvalue())
    return _bring_out(text, status)


def _printable(said: str) -> str:
    from forms.errors import one_line

    return "\n".join(map(one_line, said.split("\n")))


def _bring_out(said: str, status: int) -> int:
    """Print what a command had to say. Whoever stopped listening (`| head`) wants no complaint, a full disk is a sentence."""
    error = say(said, sys.stdout)
    if error is None or isinstance(error, BrokenPipeError):
        return status
    from forms.errors import reason_of

    say(f"结果没有全部写出：{reason_of(error)}；请换一个输出的地方再试。\n", sys.stderr)
    return 2


def _draft_named(words: list[str]) -> tuple[str, list[str]]:
    """Take a lone DRAFT out of the words: the first that is no option, no option's value and no command."""
    skip = False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--data":
            skip = True
        elif not word.startswith("-"):
            return ("", words) if word in COMMANDS else (word, words[:at] + words[at + 1 :])
    return "", words


def _speak_utf8() -> None:
    """Officers' consoles are GBK on Windows; what we print is UTF-8 everywhere, and a lone surrogate never stops us."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def has_screen() -> bool:
    """Whether a window can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(asked or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_wizard(data: Path | None, draft: str) -> int:
    if not has_screen():
        say(NO_SCREEN + "\n", sys.stderr)
        return 3
    if data is None:
        from forms.draft_folder import insist_on_folder
        from forms.errors import NianbaoError

        try:
            insist_on_folder()
        except NianbaoError as error:
            say(f"{error}\n", sys.stderr)
            return 2
    try:
        from gui.quick import starting

        starting()
        from gui.app import run
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        say(NO_QT + "\n", sys.stderr)
        return 3
    return run(data, draft)


if __name__ == "__main__":
    raise SystemExit(main())
