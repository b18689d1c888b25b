"""The faces in use, told to people: which face serves which role, where it is from, and what it lacks."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import resources
from exporters.fonts import Chosen, Source, choices, faces
from exporters.page import Role


class FaceTold(NamedTuple):
    """A role and its face: family, file, whether it is the program's own, and how many of the 8105 common characters
    (通用规范汉字表, 2013) it lacks; those come from another face. None for the Latin face, which needs none. `choices` has
    the name of each file that may be chosen instead, and its family.
    """

    role: str
    family: str
    file: str
    bundled: bool
    lacking: int | None
    choices: tuple[tuple[str, str], ...] = ()


def told(source: Source = "system", chosen: Chosen = ()) -> list[FaceTold]:
    """All roles in the order of the page. Raises MissingFaceError if a role has no face."""
    found = []
    used = faces(source, chosen)
    for role in Role:
        face = used.first(role)
        wanted = () if role in (Role.LATIN, Role.SONG) else common()
        lacking = sum(not face.has(char) for char in wanted) if wanted else None
        others = tuple((other.file.name, other.family) for other in choices(role, source))
        found.append(FaceTold(role.value, face.family, str(face.file), face.bundled, lacking, others))
    return found


@cache
def common() -> tuple[str, ...]:
    """The characters of 通用规范汉字表."""
    listed = resources.path("fonts/table8105.txt").read_text("utf-8")
    return tuple(char for char in listed if not char.isspace())
