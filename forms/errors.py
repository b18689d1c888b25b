"""Typed errors whose text is a finished sentence in Chinese: where it is, what is wrong, what to do.

Whoever catches a `NianbaoError` may show `str(error)` to the officer as it stands.
"""

from __future__ import annotations

import errno
from unicodedata import category

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EACCES: "没有访问权限",
    errno.EPERM: "没有访问权限",
    errno.EROFS: "所在磁盘只能读取",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "文件或文件夹已不存在",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "该路径是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "文件正被占用",
    errno.ETIMEDOUT: "网络磁盘没有响应",
    errno.ESTALE: "网络磁盘上的文件已不在原处",
    errno.ENOTCONN: "网络磁盘没有连上",
    errno.EHOSTDOWN: "网络磁盘没有连上",
    errno.EHOSTUNREACH: "网络磁盘没有连上",
    errno.ENETUNREACH: "网络磁盘没有连上",
    errno.ELOOP: "链接互相指向，找不到真正的文件",
    errno.ENODEV: "它是管道或设备，不是普通文件",
    errno.ENXIO: "它是管道或设备，不是普通文件",
    errno.EAGAIN: "暂时没有内容可读",
    errno.EINVAL: "系统不认这个路径或这种写法",
    errno.EFBIG: "文件太大",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.ETXTBSY: "文件正被占用",
}
_SHARING = {
    32: "文件正被另一个程序占用",
    33: "文件正被另一个程序占用",
    39: "磁盘已满",
    112: "磁盘已满",
    53: "网络磁盘没有连上",
}
"""What Windows says by its own numbers, which `errno` blurs."""
_UNPRINTED = ("Cc", "Cf", "Cs", "Zl", "Zp")


class NianbaoError(Exception):
    """Base of all errors that an officer may meet; its text is a finished sentence."""

    in_short = ""
    """The same in a few words for a status line, '' where the system's reason says it."""

    def __str__(self) -> str:
        """The sentence on one line, whatever a file's name in it holds: controls, marks of direction, half characters."""
        return one_line(super().__str__())


class DraftError(NianbaoError):
    """Something about a draft: the base of the errors below."""


class DraftNotFoundError(DraftError):
    """No draft has this name, or its file is gone."""


class NotADraftError(DraftError):
    """The file exists and is something else."""


class DraftUnreadableError(DraftError):
    """The system refuses to read the file or the folder."""


class DraftDamagedError(DraftError):
    """The draft and its previous copy are both damaged; neither has been touched."""


class DraftTooNewError(DraftError):
    """A newer program wrote the draft in a shape that this one cannot read."""


class DraftInUseError(DraftError):
    """The draft is open in another window or program."""


class DraftReadOnlyError(DraftError):
    """The draft was opened for reading only; the text says why."""


class DraftChangedElsewhereError(DraftError):
    """Somebody else has written the file since it was opened; nothing was overwritten."""

    in_short = "草稿已在别处被改过或接管"


class DraftNotSavedError(DraftError):
    """Saving failed; the last saved state is still there, and saving may be tried again."""


class DraftRescuedError(DraftNotSavedError):
    """Saving failed, and the content lies in a second place until a save succeeds; the text says where."""


class VersionError(DraftError):
    """A named version cannot be made so."""


class UnstorableContentError(DraftError):
    """The content to be saved is not plain JSON."""


def reason_of(error: OSError) -> str:
    """Say in a few Chinese words why the system refused, without a path and without a full stop."""
    known = _SHARING.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0)
    return known or f"系统报告：{error.strerror or type(error).__name__}"


def one_line(sentence: str) -> str:
    """A sentence in which each character that would break it, turn it around or cannot be printed is U+FFFD."""
    return "".join("\ufffd" if category(char) in _UNPRINTED else char for char in sentence)
