"""HTML: one self-contained page without scripts or outside resources."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from minutekit.language.printable import print_line
from minutekit.language.wording import is_right_to_left, tag_language
from minutekit.renderers.composition import compose_outline
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:
    """Render as an HTML page.

    A digest or themes: headings and lines whose sources unfold (unfolded with ``options.sources``).
    A meeting or a document: how it was read, page by page.
    """
    if isinstance(thing, Digest | Themes):
        outline = compose_outline(thing, options)
        language = tag_language(outline.language) or outline.wording.language
        direction = "rtl" if is_right_to_left(language) else "ltr"
        template = _templates().get_template("outline.html")
        return template.render(outline=outline, sources=options.sources, language=language, direction=direction)
    from minutekit.renderers.reading import review_reading  # noqa: PLC0415 - imported at first use

    return _templates().get_template("reading.html").render(review=review_reading(thing, options.explain))


@functools.cache
def _templates() -> Environment:
    import jinja2  # noqa: PLC0415 - imported at first use

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("minutekit.renderers"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["printed"] = print_line
    return environment
