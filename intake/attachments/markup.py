"""XML orders: UBL (Peppol) and CII (Order-X), told apart by their root element."""

from __future__ import annotations

from intake.attachments.order_x import claim_of_cii
from intake.attachments.shapes import Claim, ReadFile, Unreadable
from intake.attachments.ubl import claim_of_ubl
from intake.attachments.xml_tree import tree_of


def read(content: bytes) -> ReadFile:
    """Return the order that an XML file is.

    Raises: Unreadable: `unsupported` for XML that is no order we know.
    """
    claim = claim_of(content)
    if claim is None:
        raise Unreadable("unsupported")
    return ReadFile("", "xml", claim=claim)


def claim_of(content: bytes) -> Claim | None:
    """Return the order of an XML document; None where it is something else.

    Raises: Unreadable where it is no XML, or not safe to read.
    """
    root = tree_of(content)
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")
    if namespace.startswith("urn:oasis:names:specification:ubl:"):
        return claim_of_ubl(root, name)
    if name.startswith("SCRDMCCBDACIO") or name.startswith("CrossIndustryOrder"):
        return claim_of_cii(root)
    return None
