"""A zip file whose bytes depend on its content alone: no time of writing, one order, one form."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = (1980, 1, 1, 0, 0, 0)
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
"""When an Office document was made; written into its properties by the library."""


def same_zip(content: bytes) -> bytes:
    """The same files without the time at which they were written."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, _FIRST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MOMENTS.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", data)
            new.writestr(info, data)
    return out.getvalue()
