"""What intake says when a file cannot be read at all."""

from forms.errors import NianbaoError


class Unreadable(NianbaoError):  # noqa: N818 - named for what the officer is told
    """The file or text cannot be read as a report.

    `str(error)` is one finished Chinese sentence that says what is wrong and what to do; it is shown as it is.
    """
