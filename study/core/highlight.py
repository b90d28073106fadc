"""Code with its words, strings, comments and numbers in classes. The one module that imports Pygments.

Its grammars take time in proportion to the square of some texts: the languages are chosen by what the dearest text
of each costs (that of C# took four times the next), and what is longer than HIGHLIGHTED stays as it is.
"""

import re
from html import escape
from itertools import groupby

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Number, String, _TokenType

LANGUAGES = {
    "python": "python",
    "py": "python",
    "javascript": "javascript",
    "js": "javascript",
    "jsx": "javascript",
    "typescript": "typescript",
    "ts": "typescript",
    "json": "json",
    "yaml": "yaml",
    "yml": "yaml",
    "bash": "bash",
    "sh": "bash",
    "shell": "bash",
    "java": "java",
    "go": "go",
    "rust": "rust",
    "sql": "sql",
    "c": "c",
    "cpp": "cpp",
    "c++": "cpp",
    "css": "css",
    "ruby": "ruby",
    "rb": "ruby",
    "kotlin": "kotlin",
    "toml": "toml",
    "ini": "ini",
    "dockerfile": "docker",
    "docker": "docker",
}
"""Names of languages as people write them, and as the library has them."""
LANGUAGE = re.compile(r"[a-z0-9][a-z0-9+#._-]{0,29}")
"""What may be the name of a language, known or not, in small letters."""
CLASSES = ((Comment, "code-note"), (String, "code-text"), (Number, "code-number"), (Keyword, "code-word"))
WORDS = {name for _, name in CLASSES}


def highlighted(code: str, language: str) -> str:
    """The HTML of a piece of code; without a class where its language is not known."""
    name = LANGUAGES.get(language)
    if not name:
        return escape(code, quote=False)
    lexer = get_lexer_by_name(name, stripnl=False, ensurenl=False)
    parts = groupby(lexer.get_tokens(code), key=lambda token: _class(token[0]))
    return "".join(_part(found, "".join(text for _, text in tokens)) for found, tokens in parts)


def _class(token: _TokenType) -> str:
    return next((name for sort, name in CLASSES if token in sort), "")


def _part(name: str, text: str) -> str:
    words = escape(text, quote=False)
    return f'<span class="{name}">{words}</span>' if name and text.strip() else words
