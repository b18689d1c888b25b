"""Writing a tree of structure elements into a PDF: StructTreeRoot, ParentTree, and the annotations of links."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from exporters.tagging import Box, Element, Mark

_OWNERS = {"TH": Name.Table, "TD": Name.Table, "L": Name.List}
"""Which standard owner the attributes of an element have (PDF 32000-1, table 343)."""
_MAY_BE_EMPTY = frozenset(("TD", "TH"))
_PRINTED = 4
"""The flag of an annotation that is printed; PDF/A asks for it."""


def write_tree(pdf: Pdf, tree: Element) -> None:
    """Give the file the structure; each page then says which element each of its pieces belongs to."""
    _Tree(pdf).write(tree)


class _Tree:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.marks: dict[int, dict[int, Object]] = {}
        self.links: list[tuple[Object, Object]] = []

    def write(self, tree: Element) -> None:
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(tree, root)
        numbers = Array()
        for at, page in enumerate(self.pages):
            marks = self.marks.get(at, {})
            page.StructParents = at
            page.Tabs = Name.S
            numbers.append(at)
            numbers.append(self.pdf.make_indirect(Array([marks[number] for number in range(len(marks))])))
        for at, (annotation, element) in enumerate(self.links, len(self.pages)):
            annotation.StructParent = at
            numbers.append(at)
            numbers.append(element)
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self.pages) + len(self.links)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
        if element.attributes:
            made.A = Dictionary({f"/{name}": _value(value) for name, value in element.attributes.items()})
            made.A.O = _OWNERS[element.kind]
        if element.kind == "Figure":
            made.Alt = String(element.words)
            box = Array([round(side, 2) for side in element.boxes[0][1:]])
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
        first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if first is not None:
            made.Pg = self.pages[first]
        kids = [self._kid(kid, made, first) for kid in element.kids if isinstance(kid, Mark) or _says_something(kid)]
        kids += [self._annotation(element, box, made) for box in element.boxes if element.goal is not None]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Mark, parent: Object, page: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        self.marks.setdefault(kid.page, {})[kid.number] = parent
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _annotation(self, element: Element, box: Box, link: Object) -> Object:
        """The place that can be clicked, and the reference to it in the structure."""
        assert element.goal is not None
        page = self.pages[box.page]
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(side, 2) for side in box[1:]]),
                Border=Array([0, 0, 0]),
                F=_PRINTED,
                Contents=String(element.words),
                Dest=Array([self.pages[element.goal.page], Name.XYZ, 0, round(element.goal.y, 2), 0]),
            )
        )
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        self.links.append((annotation, link))
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)


def _value(value: str | int) -> Name | int:
    return Name(f"/{value}") if isinstance(value, str) else value


def _says_something(element: Element) -> bool:
    """Whether an element is worth writing: an empty line that was typed makes no paragraph."""
    return element.kind in _MAY_BE_EMPTY or any(_pieces(element))


def _pieces(element: Element) -> Iterator[bool]:
    for kid in element.kids:
        yield isinstance(kid, Mark) or _says_something(kid)
