"""Where pages stand among each other: under their folders, and over headings that other pages have too.

Topics made here own no line. No topic of a heading gets another key for them: the key is what learners'
progress hangs on, and tells nobody where a topic stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from study.core.notes.model import Topic
from study.core.notes.pages import NOTION_ID, Folder, folder_of, is_folder_note, names_nothing, page_title, spoken, stem
from study.core.notes.tree import slug
from study.core.text.names import Names


def _by_file(topics: Iterable[Topic]) -> dict[str, list[Topic]]:
    files: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in topics:
        files[topic.file].append(topic)
    return files


def under_pages(topics: Sequence[Topic], titles: Mapping[str, object], names: Names) -> list[Topic]:
    """A page as a topic over headings of the first level whose titles stand in other files too: forty-seven
    pages with the heading "Origin" are told apart by their names alone."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics:
        if topic.level == 1 and not topic.parent:
            homes[topic.title.casefold()].add(topic.file)
    shared = {file for files in homes.values() if len(files) > 1 for file in files}
    made: list[Topic] = []
    pages: dict[str, str] = {}
    for topic in topics:
        if topic.file in shared and topic.level == 1 and not topic.parent:
            title = page_title(topic.file, titles.get(topic.file))
            if topic.file not in pages and title and topic.title.casefold() != title.casefold():
                pages[topic.file] = names.take(slug(f"preface {stem(topic.file)}"))
                first = topic.lines[0]
                made.append(Topic(pages[topic.file], title, 0, "", topic.file, (first, first), (0, 0)))
            topic = replace(topic, parent=pages.get(topic.file, ""))
        made.append(topic)
    return made


def under_folders(topics: Sequence[Topic], names: Names) -> list[Topic]:
    """Topics for the folders that files lie in, but for those that hold all of them. A note that speaks for its
    folder, in it or beside it, is the folder's topic."""
    if any(topic.is_folder for topic in topics):  # these were read together before
        return list(topics)
    files = _by_file(topics)
    shared = shared_depth([folder_of(file) for file in files])
    keys: dict[Folder, str] = {}
    notes = _beside(files) | {folder_of(file): held[0] for file, held in files.items() if is_folder_note(file)}
    for folder, topic in notes.items():
        if len(folder) > shared:
            keys.setdefault(folder, topic.key)
    made: list[Topic] = []
    for topic in topics:
        folder = folder_of(topic.file)
        if topic.parent or len(folder) <= shared:
            made.append(topic)
            continue
        parent = ""
        for depth in range(shared + 1, len(folder) + 1):
            place = folder[:depth]
            if keys.get(place) == topic.key:
                break
            if place not in keys and names_nothing(place[-1]):
                continue
            if place not in keys:
                keys[place] = names.take(slug(f"folder {' '.join(place)}"))
                made.append(Topic(keys[place], spoken(place[-1]), 0, parent, topic.file, (0, 0), (0, 0)))
            parent = keys[place]
        title = topic.title or (spoken(folder[-1]) if topic is notes.get(folder) else "")
        made.append(replace(topic, parent=parent, title=title))
    return made


def _beside(files: Mapping[str, Sequence[Topic]]) -> dict[Folder, Topic]:
    """The folders with a note of their name beside them, which speaks for them: `Cells.md` for what is in `Cells`, as
    Notion exports a page and those below it."""
    folders = {folder_of(file)[:depth] for file in files for depth in range(1, len(folder_of(file)) + 1)}
    named = {(place[:-1], NOTION_ID.sub("", place[-1])): place for place in sorted(folders)}
    notes = {named.get((folder_of(file), stem(file))): held[0] for file, held in files.items()}
    return {place: topic for place, topic in notes.items() if place}


def shared_depth(folders: Sequence[Folder]) -> int:
    """How many folders all of them begin with."""
    least, most = min(folders, default=()), max(folders, default=())
    return next((n for n, (one, other) in enumerate(zip(least, most, strict=False)) if one != other), len(least))
