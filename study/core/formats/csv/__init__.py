"""CSV: one question in a row, for people who write questions in a spreadsheet.

The first row names the columns, in any order; only `prompt` and the answers must be there.

- `key`: the stable id. Made from the title where it is empty.
- `kind`: the name of a kind of question, as `numeric`; where it is empty
  the answers tell.
- `title`, `prompt`, `explanation`: Markdown; several lines in a cell are fine.
- `answer 1`, `mark 1`, `reason 1`, `name 1`, `answer 2`, …: what can be answered. The mark says what
  it is: `right` (or x) and `wrong` (or nothing) for an option, `50%` or `-50%` for an option that is
  worth that share; `accept` or `accept 50%` for a text or a number to be typed, `900 ±1% s`;
  `point` for a point to name;
  `step` for the steps of an order, first to last; `pair` for `left -> right` of a matching, with
  nothing left of the arrow for a right side that belongs to none; `back` for the back of a card. A
  prompt with blanks, `{{c1::900|15 min}}`, has no answers. The name is the option's own stable id
  and may be left out.
- `score`: how several right options or an order are scored, where not as usual.
- `hint 1`, `hint 2`, …: shown one after the other on request. `points`: 1 where it is empty.
- `case`, `case title`, `stimulus`: the id of the case, its title and its text, the same for all questions of a case.
- `sources`: one on a line, `Source: [title](https://…) (checked 2026-11-20)`,
  or a book and its page in place of the link.
- `tags`: parted by commas. `topic`, `status` and `category` as in the application.

The columns may be parted by a comma, a semicolon or a tab. A cell that begins like a formula has an
apostrophe in front of it. A file written here reads back as the same questions.
"""

from study.core.formats.csv.reader import read, recognises
from study.core.formats.csv.writer import write
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="csv",
    title="Spreadsheet (CSV)",
    suffix=".csv",
    media_type="text/csv",
    recognises=recognises,
    read=read,
    write=write,
)
