"""Ways to harm a library while it is open."""

import random

from minutes_app.service import open_service


def delete(library):
    for name in (library.name, f"{library.name}-wal", f"{library.name}-shm"):
        library.with_name(name).unlink(missing_ok=True)


def delete_the_file_alone(library):
    library.unlink()


def delete_the_log_alone(library):
    library.with_name(f"{library.name}-wal").unlink()


def replace_by_another(library):
    other = library.with_name("other.sqlite")
    open_service(other).close()
    other.replace(library)


def write_over(library):
    library.write_bytes(b"\0" * library.stat().st_size)


def write_noise_over(library):
    library.write_bytes(random.Random(1).randbytes(library.stat().st_size))


def write_into_the_middle(library):
    with library.open("r+b") as file:
        for at in range(4096 * 2, library.stat().st_size, 4096 * 3):
            file.seek(at)
            file.write(bytes(4096))


def write_a_backup_over(library):
    """Another program puts back what it kept, into the same file."""
    kept = sorted(library.parent.glob("backups/*.sqlite"))[0]
    library.write_bytes(kept.read_bytes())


def write_over_the_log(library):
    log = library.with_name(f"{library.name}-wal")
    with log.open("r+b") as file:
        file.write(bytes(log.stat().st_size))


def cut_the_log(library):
    with library.with_name(f"{library.name}-wal").open("r+b") as file:
        file.truncate(32)


def delete_with_the_journal(library):
    delete(library)
    library.with_name(f"{library.name}.journal").unlink(missing_ok=True)


def cut_short(library):
    with library.open("r+b") as file:
        file.truncate(4096)


def empty(library):
    with library.open("r+b") as file:
        file.truncate(0)


HARMS = (
    delete,
    delete_the_file_alone,
    delete_the_log_alone,
    delete_with_the_journal,
    replace_by_another,
    write_over,
    write_noise_over,
    write_into_the_middle,
    write_a_backup_over,
    write_over_the_log,
    cut_the_log,
    cut_short,
    empty,
)
