"""Which files are those of a dataset, by their names.

A warm start imports only this module of `reading`: it reads no file of the dataset.
"""

from pathlib import Path

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIX = ".json"
LINES_SUFFIX = ".jsonl"
SUFFIXES = (*YAML_SUFFIXES, JSON_SUFFIX, LINES_SUFFIX)


def dataset_files(path: Path) -> tuple[Path, ...]:
    """The files of a dataset in order of name: the path, or what the folder holds itself and not hidden."""
    if not path.is_dir():
        return (path,)
    return tuple(
        sorted(entry for entry in path.iterdir() if entry.suffix.lower() in SUFFIXES and not entry.name.startswith("."))
    )
