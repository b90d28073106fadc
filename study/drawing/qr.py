"""A QR code as SVG: dark on white in both themes, as cameras expect it."""

import segno


def qr(text: str) -> str:
    """The code of a text, with its quiet zone. It says nothing to a screen reader: put the text beside it."""
    made: str = segno.make(text, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    return made.replace("<svg ", '<svg aria-hidden="true" ', 1)
