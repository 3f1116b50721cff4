"""Writes small PDF files: lines of glyphs in the order they are painted, with a table of what each glyph means."""

from __future__ import annotations

import unicodedata

RIGHT = frozenset({"R", "AL"})
MIRRORED = str.maketrans("()[]«»", ")(][»«")


def pdf(*lines: str, painted: bool = True) -> bytes:
    """Return a PDF of one page; a line of Arabic is painted from left to right, as viewers need it, if `painted`."""
    letters = sorted(set("".join(lines)))
    glyphs = {letter: number for number, letter in enumerate(letters, 1)}
    shown = [visual(line) if painted else line for line in lines]
    places = [f"{300 - 7 * len(line) // 2} {760 - 24 * row}" for row, line in enumerate(shown)]
    codes = ["".join(f"{glyphs[letter]:04x}" for letter in line) for line in shown]
    page = "\n".join(f"BT /F 14 Tf {at} Td <{code}> Tj ET" for at, code in zip(places, codes, strict=True))
    meant = "".join(f"<{n:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, n in glyphs.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(glyphs)} beginbfchar\n{meant}endbfchar\n"
        "endcmap end end"
    )
    return written(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(page),
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/DW 500/FontDescriptor 8 0 R>>",
        stream(table),
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 500 700]/Ascent 700/Descent 0/CapHeight 700/StemV 80>>",
    )


def visual(line: str) -> str:
    """Return a line of one direction in the order it is painted: Arabic from its end, its numbers as they are."""
    if not any(unicodedata.bidirectional(letter) in RIGHT for letter in line):
        return line
    words = line.translate(MIRRORED).split(" ")
    return " ".join(word if word.isdecimal() else word[::-1] for word in reversed(words))


def stream(data: str) -> str:
    """Return a stream object's body."""
    return f"<</Length {len(data)}>>stream\n{data}\nendstream"


def written(*objects: str) -> bytes:
    """Return the file that these objects make, the first being its root."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return out + f"{head}startxref\n{len(out)}\n%%EOF\n".encode("ascii")
