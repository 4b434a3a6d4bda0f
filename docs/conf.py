"""Settings of the site: Sphinx with MyST reads the pages as they stand in the repository.

`sphinx-build -W -b html -c docs . SITE` builds it from the project folder. The pages are those that people also read
beside the code, so the source is the whole project and each link leads to the same file in both places. A page that is
in no list of `docs/index.md` is an error, and so is a link that leads nowhere.
"""

import shutil
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tripcli import __version__

project = "tripcli"
author = "The tripcli authors"
release = __version__
language = "en"

extensions = ["myst_parser"]
include_patterns = ["docs/*.md", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
root_doc = "docs/index"
nitpicky = True

myst_heading_anchors = 3

html_theme = "furo"
html_title = f"tripcli {release}"
html_static_path = ["site"]
html_css_files = ["site.css"]
html_extra_path = ["site/extra"]
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
html_theme_options: dict[str, list[str]] = {"top_of_page_buttons": []}
pygments_style = "friendly"
pygments_dark_style = "github-dark"


def copy_pictures(app: Any, error: Exception | None) -> None:
    """Copy the pictures of the README, which stand in HTML that Sphinx does not read."""
    if error is None:
        source = Path(app.srcdir) / "docs/pictures"
        shutil.copytree(source, Path(app.outdir) / "docs/pictures", dirs_exist_ok=True)


def setup(app: Any) -> None:
    """Take part in the build."""
    app.connect("build-finished", copy_pictures)
