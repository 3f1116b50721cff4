"""The tree of a web page: finding, renaming and filling elements, in resiliparse's terms."""

from __future__ import annotations

from typing import Any

from resiliparse.parse.html import ElementNode, HTMLTree, Node


def every(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """Return the elements that a CSS selector chooses, in the order of the page."""
    return list(tree.document.query_selector_all(selector)) if tree.document else []


def one(tree: HTMLTree, selector: str) -> ElementNode | None:
    """Return the first of them."""
    return tree.document.query_selector(selector) if tree.document else None


def markup(tree: HTMLTree) -> str:
    """Write the tree as HTML."""
    return (tree.document.html or "") if tree.document else ""


def rename(tree: HTMLTree, element: ElementNode, tag: str, marks: tuple[str, str] = ("", "")) -> None:
    """Give an element another name, without its attributes; `marks` are put before and after what is in it."""
    other: Any = tree.create_element(tag)
    opening, closing = (tree.create_text_node(mark) for mark in marks)
    for node in (opening, *element.child_nodes, closing):
        other.append_child(node)
    element.replace_with(other)


def spaced(tree: HTMLTree, element: ElementNode) -> None:
    """Put a space before an element where a digit stands there."""
    before = element.previous_sibling
    space: Any = tree.create_text_node(" ")
    if before is not None and (before.text_content or "")[-1:].isdigit():
        element.before(space)


def deep(tree: HTMLTree, most: int) -> bool:
    """Say whether elements are nested more than `most` deep."""
    node: Node | None = tree.body
    depth = 0
    while node is not None and depth >= 0:
        inner = getattr(node, "first_element_child", None)
        if inner is not None:
            node, depth = inner, depth + 1
            if depth > most:
                return True
            continue
        while node is not None and depth > 0 and getattr(node, "next_element_sibling", None) is None:
            node, depth = node.parent_element, depth - 1
        node = getattr(node, "next_element_sibling", None) if depth > 0 else None
    return False
