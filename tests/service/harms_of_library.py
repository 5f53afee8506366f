"""Ways to harm a library while it is open."""

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


def cut_short(library):
    with library.open("r+b") as file:
        file.truncate(4096)


def empty(library):
    with library.open("r+b") as file:
        file.truncate(0)


HARMS = (delete, delete_the_file_alone, delete_the_log_alone, replace_by_another, write_over, cut_short, empty)
