"""Which words are looked up and where they stand, by both engines; what an edit leaves to be looked at."""

import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.checks.known import read_words
from minutes_app.places import resources
from minutes_app.service import add_known_word, read_known_words, read_meeting
from minutes_app.writing.dictionary import CompiledDictionary, NoDictionary, PlainDictionary, open_dictionary
from minutes_app.writing.spelling import Checked, Spelling, changed, known_words, pieces, stem, words_in

FOLDER = resources() / "spelling"
OFFICE = read_words((FOLDER / "words.txt").read_text(encoding="utf-8"))
RIGHT = """minutes policing custodian custodians organise organised neighbourhood colour programme judgement don't can't
    O'Brien re-elected multi-agency on-going safeguarding licence license sub-group fulfil focused Wednesday"""
WRONG = "mintues organized color center recieve seperate definately comittee Wensday hte"


@pytest.fixture(scope="module", params=[CompiledDictionary, PlainDictionary])
def dictionary(request):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves its files to be closed by the interpreter
        return request.param(FOLDER)


@pytest.fixture(scope="module")
def compiled():
    return CompiledDictionary(FOLDER)


def wrong(spelling, text):
    return [text[start:end] for start, end in spelling.check(text).wrong]


def test_both_engines_know_the_same_words(dictionary):
    assert [word for word in RIGHT.split() if not dictionary.knows(word)] == []
    assert [word for word in WRONG.split() if dictionary.knows(word)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("comittee", "committee"),
        ("Wensday", "Wednesday"),
        ("aproximatly", "approximately"),
        ("priorites", "priorities"),
    ],
)
def test_both_engines_suggest_what_was_meant(dictionary, typed, meant):
    assert meant in dictionary.suggest(typed)[:4]


def test_words_of_two_are_suggested_last(dictionary):
    found = list(dictionary.suggest("Wensday"))
    assert found.index("Wednesday") < found.index("Wens day")


def test_without_the_compiled_engine_the_plain_one_is_taken(monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        assert isinstance(open_dictionary(FOLDER), PlainDictionary)


@pytest.mark.parametrize("harm", ["missing", "empty"])
def test_a_dictionary_that_is_none_is_not_used(tmp_path, harm):
    if harm == "empty":
        for name in ("en_GB.aff", "en_GB.dic", "quick.aff", "quick.dic"):
            (tmp_path / name).write_bytes(b"")
    with pytest.raises((OSError, ValueError)):
        open_dictionary(tmp_path)


def test_a_folder_with_any_name_will_do(tmp_path):
    folder = tmp_path / "Zoë’s Ordner Ж"
    folder.mkdir()
    for path in FOLDER.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    assert open_dictionary(folder).suggest("aproximatly")[0] == "approximately"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ther’s PCC’s PCCs T/DCC HMICFRS", ["Ther’s"]),
        ("10am 2pm 25th COVID19 abcd1 1abcd abcd_e", []),
        ("mail abcd@efgh.uk, http://abcd.uk/xyzz www.abcd.com abcd.docx \\\\abcd\\efgh", []),
        ("(abcdd) “abcdd” abcdd’ ‘abcdd’ abcdd; abcdd/efghh", ["abcdd"] * 6 + ["efghh"]),
        ("done.The abcdd, e.g. i.e. a.m.", ["abcdd"]),
        ("multi-agancy agency-led PCC-led non-exixtent", ["multi-agancy", "non-exixtent"]),
        ("cafe\u0301 café naïve naive", []),
        ("Привет мир 会议记录 café", []),
        ("co\u00adoperate custo\u00addian custo\u00addain", ["custo\u00addain"]),
        ("iPhone McDonald ChatGPT", []),
        ("a b c I x", []),
        ("½abcd km² ½", []),
        ("a" * 61, []),
        ("", []),
    ],
)
def test_which_words_are_looked_up(compiled, text, found):
    assert wrong(Spelling(compiled, OFFICE), text) == found


def test_without_a_dictionary_nothing_is_wrong():
    assert wrong(Spelling(NoDictionary()), "abcdd") == []
    assert Spelling().suggestions("abcdd") == []


def test_names_and_their_parts_are_known_and_their_slips_put_right(compiled):
    spelling = Spelling(compiled, known_words(["Zoë Nelson-Smyth", "Fionnuala O’Dwyerr", "Noorbakhsh (NN)"]))
    assert wrong(spelling, "Zoë Nelson-Smyth’s Smyth O'Dwyerr Dwyerr’s Noorbakhsh noorbakhsh Noorbaksh") == [
        "noorbakhsh",
        "Noorbaksh",
    ]
    assert spelling.suggestions("noorbakhsh")[0] == spelling.suggestions("Noorbaksh")[0] == "Noorbakhsh"
    assert spelling.suggestions("Smith-Nelsen’s") == [] or "’" in spelling.suggestions("Smith-Nelsen’s")[0]


def test_a_known_word_in_small_letters_may_begin_a_sentence(compiled):
    assert wrong(Spelling(compiled, frozenset({"custodex"})), "Custodex custodex CUSTODEX") == []
    assert wrong(Spelling(compiled, frozenset({"Custodex"})), "Custodex custodex") == ["custodex"]


def test_what_is_ignored_is_asked_by_its_stem(compiled):
    asked = []
    spelling = Spelling(compiled, is_ignored=lambda word: asked.append(word) or True)
    assert wrong(spelling, "Wythall’s paper") == []
    assert asked == [stem("Wythall’s")] == ["Wythall"]


@pytest.mark.parametrize("sample", sorted((resources() / "samples").glob("*.json")))
def test_the_samples_raise_next_to_no_false_alarms(compiled, sample):
    meeting = read_meeting(sample)
    named = known_words(word for person in meeting.attendees for word in (person.name, person.capacity))
    spelling = Spelling(compiled, OFFICE | named)
    found = [word for line in meeting.lines for word in wrong(spelling, line.text)]
    assert found == (["indepth"] if sample.name.startswith("2019") else ["Wythall"])


def test_no_word_of_the_office_is_one_the_dictionary_has(compiled):
    assert [word for word in OFFICE if compiled.knows(word)] == []


# Positions

TYPED = st.text(st.one_of(st.sampled_from("abe  ’'-.,@/1É\u0301😀\u00adж"), st.characters(codec="utf-16")), max_size=60)


class Rare:
    """Knows the words whose letters sum up to an even number, so that about half are wrong."""

    def knows(self, word):
        return sum(map(ord, word)) % 2 == 0

    def suggest(self, word):
        return ()


@given(TYPED)
def test_every_word_found_is_a_whole_word(text):
    last = 0
    for start, end in words_in(text):
        assert last <= start < end <= len(text)
        last = end
        word = text[start:end]
        assert word[0].isalnum()
        assert not any(each.isspace() or each.isdecimal() or each in "_@" for each in word)
        assert not (start and (text[start - 1].isalnum() or text[start - 1] == "_"))
        assert not (end < len(text) and (text[end].isalnum() or text[end] == "_"))


@given(TYPED, TYPED)
def test_what_differs_is_all_that_has_to_be_looked_at(old, new):
    start, end = changed(old, new)
    moved = len(new) - len(old)
    assert new[:start] == old[:start]
    assert new[end:] == old[end - moved :]
    assert start == 0 or new[start - 1] == " "
    assert end == len(new) or new[end] == " "


@given(TYPED, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), TYPED), max_size=6))
def test_a_text_followed_edit_by_edit_is_as_one_checked_whole(text, edits):
    spelling = Spelling(Rare())
    held = spelling.check(text)
    for at, removed, added in edits:
        text = text[:at] + added[:8] + text[at + removed :]
        held = spelling.follow(held, text, 10_000)
        assert held == spelling.check(text)


def test_an_edit_of_more_than_a_key_may_look_at_is_not_followed():
    spelling = Spelling(Rare())
    assert spelling.follow(Checked("", ()), "word " * 500, 2_000) is None
    assert spelling.follow(spelling.check("word " * 50_000), "word " * 50_000 + "x", 100) is not None


@given(TYPED, st.integers(1, 20))
def test_pieces_are_the_text_and_are_cut_at_spaces(text, least):
    cut = [*pieces(text, least)]
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(text[start] == " " for start, _ in cut[1:])
    spelling = Spelling(Rare())
    in_pieces = [span for start, end in cut for span in spelling.wrong_in(text, start, end)]
    assert tuple(in_pieces) == spelling.check(text).wrong


@pytest.mark.parametrize(
    "made", ["a" * 100_000, "a-" * 50_000, "a1" * 50_000, "@" * 100_000, ".a" * 50_000, "’" * 9_999]
)
def test_a_line_of_nonsense_takes_no_longer_than_its_length(compiled, made):
    spelling = Spelling(compiled)
    spelling.check(made)
    spelling.follow(spelling.check(made), made[:-1], len(made))


# The list of one's own


def test_a_word_is_added_once_and_read_again(tmp_path):
    library = tmp_path / "library.sqlite"
    for word in ("Wythall", "O’Dwyerr", "Wythall"):
        add_known_word(library, word)
    written = (tmp_path / "spelling.txt").read_text(encoding="utf-8")
    assert written.splitlines()[1:] == ["Wythall", "O’Dwyerr"]
    known, problem = read_known_words(library)
    assert known - OFFICE == {"Wythall", "O'Dwyerr"}
    assert problem == ""


@pytest.mark.parametrize("before", ["# mine\nHindlipp", "\ufeffHindlipp\r\n", "Hindlipp # where we sit\n"])
def test_what_a_person_wrote_into_the_list_stays(tmp_path, before):
    path = tmp_path / "spelling.txt"
    path.write_bytes(before.encode())
    add_known_word(tmp_path / "library.sqlite", "Wythall")
    assert path.read_bytes().startswith(before.encode())
    assert read_known_words(tmp_path / "library.sqlite")[0] - OFFICE == {"Hindlipp", "Wythall"}


def test_a_list_that_is_no_text_is_said_and_never_written_to(tmp_path):
    path = tmp_path / "spelling.txt"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    known, problem = read_known_words(tmp_path / "library.sqlite")
    assert (known, "spelling.txt" in problem) == (OFFICE, True)
    with pytest.raises(Exception, match=r"“Wythall” could not be written"):
        add_known_word(tmp_path / "library.sqlite", "Wythall")
    assert path.read_bytes() == b"\xff\xfe\x00\xd8"
