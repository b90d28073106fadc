"""Bytes to text: what people's editors write is read, every guess is told, and UTF-8 is never guessed away."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.encodings import beginning, clean, decode, decode_names

WESTERN = "# Größe\n\nDie Größe des Speichers ändert später, wer es für nötig hält: die Höhe gilt für alle.\n"
FRENCH = "# Mémoire\n\nLa mémoire est allouée à la création ; l’élève répète les réponses jusqu’à l’été.\n"
POLISH = (
    "# Pamięć\n\nZażółć gęślą jaźń. Większość ludzi nie wie, że pamięć podręczna jest szybsza niż dysk.\n"
    "Następnie wywołanie kończy się błędem, a żądanie wraca do źródła.\n"
)
RUSSIAN = "# Память\n\nПамять функции задаётся при её создании. Время ожидания не больше пятнадцати минут.\n"
GREEK = "# Μνήμη\n\nΗ μνήμη της συνάρτησης ορίζεται κατά τη δημιουργία της.\n"
JAPANESE = "# メモリ\n\n関数のメモリは作成時に決まります。タイムアウトは十五分までです。\n"
CHINESE = "# 内存\n\n函数的内存在创建时确定。超时时间最长为十五分钟。\n"
KOREAN = "# 메모리\n\n함수의 메모리는 생성할 때 정해집니다.\n"
ARABIC = "# الخلية\n\n- النواة: تحتوي على المادة الوراثية للخلية\n- الغشاء: يحيط بالخلية ويحميها\n"
HEBREW = "# התא\n\n- גרעין: מכיל את החומר התורשתי של התא\n- קרום: מקיף את התא\n"
TURKISH = "# Hücre\n\n- Çekirdek: kalıtım maddesini taşır ve hücreyi yönetir\n- Işık: görünür ışınım\n"
TEXTS = (WESTERN, FRENCH, POLISH, RUSSIAN, GREEK, JAPANESE, CHINESE, KOREAN, ARABIC, HEBREW, TURKISH)


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (WESTERN, "latin-1", "windows-1252"),
        (WESTERN, "cp1252", "windows-1252"),
        (FRENCH, "cp1252", "windows-1252"),
        ("a naïve retry – “so”", "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (GREEK, "cp1253", "windows-1253"),
        (ARABIC, "cp1256", "windows-1256"),
        ("- القلب: يضخ الدم", "cp1256", "windows-1256"),
        (HEBREW, "cp1255", "windows-1255"),
        ("לב: מזרים את הדם", "cp1255", "windows-1255"),
        (TURKISH, "cp1254", "windows-1254"),
        ("а потом: не больше пятнадцати минут", "cp1251", "windows-1251"),
        (WESTERN, "utf-16-le", "UTF-16"),
        (ARABIC, "utf-16-be", "UTF-16"),
        (JAPANESE, "shift-jis", "Shift-JIS"),
        (JAPANESE, "euc-jp", "EUC-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (KOREAN, "euc-kr", "EUC-KR"),
        ("- 대표적으로 순차 코드", "euc-kr", "EUC-KR"),
        ("- 細胞: 生物の単位", "shift-jis", "Shift-JIS"),
        ("- 细胞: 生物的单位", "gbk", "GB18030"),
    ],
)
def test_a_guess_is_right_and_told(text: str, encoding: str, told: str) -> None:
    found, [problem] = decode(text.encode(encoding))
    assert found == text
    assert problem.severity == "warning"
    assert told in problem.message
    assert text.split("\n")[0] in problem.message


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_guess(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, ())


def test_the_first_line_that_changed_is_shown() -> None:
    text = "# Limits\n\n" + "plain words " * 5_000 + "\n" + "and so on, " * 20 + "die Größe\n"
    found, [problem] = decode(text.replace("\n", "\r\n").encode("cp1252"))
    assert found == text
    assert problem.line == 4
    assert "die Größe" in problem.message
    assert len(problem.message) < 200


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
@example("\x01\x04")
@example("ж" * 50)
@example("�")
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == (clean(text), ())


@pytest.mark.parametrize("text", TEXTS)
def test_utf8_with_a_damaged_byte_stays_utf8(text: str) -> None:
    found, [problem] = decode(text.encode() + b"\nlast \xff word")
    assert found == f"{text}\nlast � word"
    assert (problem.severity, problem.line) == ("warning", text.count("\n") + 2)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"one\0two", b"\0\0\0\0", b"a b\0 c", b"ab \0cd", "grö \0ja".encode()]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    text, [problem] = decode(data)
    assert (text, problem.message, problem.severity) == ("", "is not text", "error")


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (WESTERN, "utf-8", "UTF-8"),
        (JAPANESE, "utf-8", "UTF-8"),
        ("# Sea\n\n- Ebb: low water\n", "utf-8", "UTF-8"),
        ("Ebb: low\n", "utf-8", "UTF-8"),
        ("# A\n\n", "utf-8", "UTF-8"),
        (WESTERN, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (JAPANESE, "shift-jis", "Shift-JIS"),
    ],
)
def test_a_mark_of_utf16_before_what_is_none_is_told_and_left(mark: bytes, text: str, encoding: str, told: str) -> None:
    data = mark + text.encode(encoding)
    found, [problem] = decode(data)
    assert found == text
    assert problem.severity == "warning" and "mark of UTF-16" in problem.message and told in problem.message
    if encoding == "utf-8":
        assert beginning(data, 10_000) == text


@pytest.mark.parametrize("text", ["潮汐", "海の潮", "밀물과썰물", "上中下", "Память", "מים", "潮汐" * 40, "“海”……"])
@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_text_without_blanks_behind_its_mark_is_utf16(text: str, order: str) -> None:
    assert decode(f"\ufeff{text}".encode(order)) == (text, ())


@given(st.binary(max_size=200))
@example(b"\xff\xfe# a")
@example(b"\xff\xfe\x00")
@example(b"\x00a\x00b\xd8\x00")
def test_any_bytes_are_some_clean_text(data: bytes) -> None:
    for text in (decode(data)[0], beginning(data, 100)):
        text.encode("utf-8")
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


@pytest.mark.parametrize(
    ("names", "encoding", "told"),
    [
        (["Größe/Übung für Anfänger.md"], "cp850", "Western European"),
        (["Leçons/Éléments.md", "Leçons/Être.md"], "cp850", "Western European"),
        (["Añadir/Número.md"], "cp437", "Western European"),
        (["Ćwiczenia/łączność.md", "Źródła.md"], "cp852", "Central European"),
        (["Заметки/Биология.md", "СССР.md"], "cp866", "Cyrillic (DOS)"),
        (["Заметки/Биология.md"], "cp1251", "windows-1251"),
        (["Βιολογία/Κύτταρο.md"], "cp737", "Greek"),
        (["Hücre/Işık ve ağaç.md"], "cp857", "Turkish"),
        (["ביולוגיה/התא.md"], "cp862", "Hebrew"),
        (["笔记/第一章 细胞.md", "plain.md"], "gbk", "Chinese (GB18030)"),
        (["细胞膜.md"], "gbk", "Chinese (GB18030)"),
        (["筆記/第一章 細胞.md"], "big5", "Chinese (Big5)"),
        (["ノート/第一章 細胞膜.md"], "cp932", "Shift-JIS"),
        (["細胞.md"], "cp932", "Shift-JIS"),
        (["노트/세포막의 구조.md"], "cp949", "Korean"),
    ],
)
def test_names_of_files_are_read_in_what_their_country_wrote(names: list[str], encoding: str, told: str) -> None:
    found, guessed = decode_names([name.encode(encoding) for name in names])
    assert list(found) == names
    assert told in guessed


def test_names_in_utf8_are_not_guessed() -> None:
    assert decode_names(["Größe/细胞.md".encode(), b"plain.md"]) == (("Größe/细胞.md", "plain.md"), "")
    assert decode_names([]) == ((), "")


@given(st.lists(st.binary(max_size=30), max_size=4))
def test_any_bytes_are_some_names(names: list[bytes]) -> None:
    found, _ = decode_names(names)
    assert len(found) == len(names)
    "".join(found).encode()


@pytest.mark.parametrize("text", ["Säure", "# Säuren\n\n- Base: nimmt Protonen", "é"])
def test_utf8_that_ends_within_a_character_stays_utf8(text: str) -> None:
    said, problems = decode(f"{text} é".encode()[:-1])
    assert said == f"{text} \ufffd"
    assert [one.message.partition(",")[0] for one in problems] == ["has bytes that are not text"]
