"""The dataset that a word names, read and not compiled: for commands that look at records themselves.

Takes a name, a path or `-` for standard input, gives a Reading with all its problems.
"""

from tripcli.cli.runtime import Runtime
from tripcli.errors import UsageError
from tripcli.reading.load import Reading, read_dataset, read_stream
from tripcli.trips import STANDARD_INPUT, dataset_path


def read_named(word: str | None, runtime: Runtime) -> Reading:
    """Read the dataset of that name or path, or the one in use; raises UsageError."""
    if word == STANDARD_INPUT:
        stream = getattr(runtime.input, "buffer", None)
        if stream is None:
            raise UsageError("-: standard input is closed")
        try:
            return read_stream(stream, STANDARD_INPUT)
        except OSError as error:
            raise UsageError(f"-: standard input cannot be read: {(error.strerror or 'it broke').lower()}") from error
    return read_dataset(dataset_path(word, runtime.environment))
