"""Draw docs/pictures/publish.png, the page of the bundled trip in Chromium: `python docs/make_publish_picture.py`."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).parent / "pictures" / "publish.png"
WIDTH_PIXELS, HEIGHT_PIXELS = 1000, 1060


def main() -> None:
    """Draw the picture; raises FileNotFoundError when there is no Chromium."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if browser is None:
        raise FileNotFoundError("no Chromium is installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        subprocess.run([sys.executable, "-m", "tripcli", "publish", "-o", str(page)], check=True)  # noqa: S603 - our program
        flags = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        )
        size = f"--window-size={WIDTH_PIXELS},{HEIGHT_PIXELS}"
        subprocess.run(  # noqa: S603 - a browser that was found
            [browser, *flags, size, f"--screenshot={PICTURE}", page.as_uri()], check=True, capture_output=True
        )


if __name__ == "__main__":
    main()
