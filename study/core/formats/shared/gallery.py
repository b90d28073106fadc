"""The pictures that the texts of a file show, on their way in: each once, under a name of its own."""

import binascii
from collections.abc import Callable, Mapping
from hashlib import sha256
from urllib.parse import unquote

from study.core.questions.pictures import markdown, names, picture_name, with_targets
from study.core.text.names import Names

type Find = Callable[[str], str]
"""The name that a text has for what an address of the file leads to; empty where no picture is there."""


class Gallery:
    """Gathers the pictures of one file. Two of one name and other content are two; the same twice is one."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._taken = Names()
        self._pictures: list[tuple[str, bytes]] = []

    @property
    def pictures(self) -> tuple[tuple[str, bytes], ...]:
        return tuple(self._pictures)

    def keep(self, name: str, content: bytes) -> str:
        """Take a picture; the name that texts have for it from now on."""
        digest = sha256(content).digest()
        if digest not in self._names:
            stem, _, ending = picture_name(name, "png").rpartition(".")
            self._names[digest] = f"{self._taken.take(stem)}.{ending}"
            self._pictures.append((self._names[digest], content))
        return self._names[digest]

    def among(self, files: Mapping[str, bytes]) -> Find:
        """Finds pictures among these files, by address: `$base$/a%20b.png` is `a b.png`, wherever it is."""

        def find(address: str) -> str:
            path = unquote(address.partition("?")[0]).replace("\\", "/")
            while path:
                if path in files:
                    return self.keep(path, files[path])
                path = path.partition("/")[2]
            return ""

        return find

    def encoded(self, files: Mapping[str, str]) -> Find:
        """The same for files that are written in Base64. Only what a text shows is decoded."""

        def find(address: str) -> str:
            name = unquote(address.partition("?")[0]).rpartition("/")[2]
            if name not in files:
                return ""
            try:
                return self.keep(name, binascii.a2b_base64(files[name]))
            except (ValueError, UnicodeEncodeError):
                return ""

        return find


def in_markdown(text: str, find: Find) -> tuple[str, tuple[str, ...]]:
    """Markdown with the names of its pictures, and what is not there."""
    found = {name: find(name) for name in sorted(names(text))}
    targets = {name: there for name, there in found.items() if there}
    return with_targets(text, targets), tuple(f"a picture ({name[:60]})" for name in found if name not in targets)


def in_html(address: str, words: str, find: Find | None) -> str:
    """The Markdown of a picture in HTML; empty where it is not there."""
    name = find(address) if find and address else ""
    return markdown(words, name) if name else ""
