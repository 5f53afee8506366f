from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from minutes_app.storage.backup_files import folder_of, new_path, paths, thin, to_keep

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def kept(*ages):
    moments = [NOW - timedelta(**age) if isinstance(age, dict) else NOW - age for age in ages]
    return [NOW - moment for moment in to_keep(moments, NOW)]


def test_all_of_two_days_are_kept():
    every_ten_minutes = [timedelta(minutes=10 * i) for i in range(200)]
    assert kept(*every_ten_minutes) == every_ten_minutes


def test_older_ones_are_thinned_to_days_weeks_and_months():
    hourly = [timedelta(hours=i) for i in range(24 * 500)]
    found = kept(*hourly)
    days = [age.days for age in found]
    assert sum(2 < day <= 14 for day in days) in (11, 12)
    assert 6 <= sum(14 < day <= 57 for day in days) <= 9
    assert 9 <= sum(57 < day <= 366 for day in days) <= 12
    assert max(days) <= 366
    assert len(found) < 90


@given(st.lists(st.integers(0, 400 * 24), max_size=60, unique=True), st.integers(0, 40))
def test_thinning_again_later_never_removes_the_newest_nor_the_last_of_a_month(hours, days_later):
    moments = list(to_keep([NOW - timedelta(hours=h) for h in hours], NOW))
    later = NOW + timedelta(days=days_later)
    found = list(to_keep(moments, later))
    assert found[:3] == sorted(moments, reverse=True)[:3]
    for moment in moments:
        if later - moment < timedelta(days=365):
            assert any((m.year, m.month) == (moment.year, moment.month) for m in found)


def test_only_backups_of_this_library_are_listed_and_thinned(tmp_path):
    library = tmp_path / "a.sqlite"
    folder = folder_of(library)
    folder.mkdir()
    strangers = [
        "b 2020-01-01 120000.sqlite",
        "a 2020-99-99 120000.sqlite",
        "a letter.sqlite",
        "a 2020-01-01 120000.txt",
    ]
    mine = [f"a 2020-01-{day:02} 120000.sqlite" for day in range(1, 9)]
    for name in (*strangers, *mine):
        (folder / name).touch()
    thin(library, NOW)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*strangers, *mine[-3:]])
    assert [path.name for path in paths(library)] == mine[:-4:-1]


def test_two_backups_of_one_second_have_names_of_their_own(tmp_path):
    library = tmp_path / "a.sqlite"
    folder_of(library).mkdir()
    one = new_path(library, NOW)
    one.touch()
    other = new_path(library, NOW)
    other.touch()
    assert one != other
    assert len(paths(library)) == 2
