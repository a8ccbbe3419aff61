"""HTML mail drawn inert: what it would look like, with nothing in it that acts.

- A writer of our own: a foreign tag never passes; a few become elements of ours, always nested
  well, without any attribute of theirs. A tag that is not known stays as text.
- Nothing is loaded: an image tells its alternative text and whence it would have come.
- A link is no link: it tells its true target, and is flagged where its text names another host.
- What was taken out is counted: scripts, styles, handlers, frames, redirections.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from maillab.show.elements import DOUBTFUL, Html, code, element, escape, join, mark, note
from maillab.show.language import say
from maillab.show.visible import LONG, visible_lines

DEPTH_LIMIT = 30
"""Elements within elements that are drawn; deeper ones give their text."""

PIECE_LIMIT = 4_000
"""Tags, texts and notes that are drawn of one message."""

_BLOCKS = frozenset(
    ("address", "article", "aside", "body", "caption", "center", "dd", "div", "dl", "dt",
     "fieldset", "figure", "footer", "header", "html", "legend", "main", "nav", "p", "section",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "bdi", "bdo", "big", "cite", "font", "ins", "label", "s", "small", "span",
     "strike", "sub", "sup", "u", "wbr")
)  # fmt: skip
_KEPT = {
    **dict.fromkeys(_BLOCKS, "div"),
    **dict.fromkeys(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("ul", "ol", "li", "pre", "blockquote", "code"), ""),
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = ("ul", "ol")
_UNSEEN = frozenset(("script", "style", "template", "title"))
_SORTS = {
    "script": "script", "style": "style", "template": "script",
    **dict.fromkeys(("applet", "embed", "frame", "frameset", "iframe", "object"), "frame"),
    **dict.fromkeys(("audio", "video", "source", "track", "picture", "svg", "math"), "media"),
    **dict.fromkeys(("meta", "base", "link"), "redirect"),
}  # fmt: skip
_SILENT = frozenset(("title", "head", "br", "hr", "area", "map", "col", "colgroup", "noscript"))
_FIELDS = frozenset(("input", "button", "textarea", "select"))
_REPORTED = ("script", "handler", "style", "frame", "media", "redirect")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}(?:[^/\\?#@]*@)?([^/\\?#:@\s]+)", re.IGNORECASE
)
_NAMED_HOST = re.compile(r"(?:https?://)?((?:[\w-]{1,63}\.){1,10}[\w-]{2,63})(?:[/?#:]\S*)?")
# a browser drops blanks before an address, and line ends and tabs inside it
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\r\n]")
_HARMLESS = frozenset(("http", "https", "mailto", "tel", "cid", ""))


def inert(source: str) -> Html:
    """The HTML of a message as a still picture of it, made of elements of ours alone."""
    writer = _Writer()
    read_page(writer, source)
    return element("div", *writer.drawn(), style="mailpage")


def read_page(parser: HTMLParser, source: str) -> None:
    """Let ``parser`` read a whole page; what follows the last ``>`` is text.

    A tag never closed would else be looked for again at each ``<``, in quadratic time. To HTML,
    ``<![x`` begins a comment up to the next ``>``; to Python's reader, a mistake of its user.
    """
    tags, end, rest = source.replace("<![", "<!?").rpartition(">")
    parser.feed(tags + end)
    if rest:
        parser.handle_data(unescape(rest))
    parser.close()


def leads_elsewhere(words: str, target: str) -> bool:
    """Whether a link's text names a host, and its target is another."""
    named = _NAMED_HOST.fullmatch(words.strip())
    if named is None:
        return False
    return named[1].lower().rstrip(".") != host_of(target)


def host_of(target: str) -> str:
    """The host that an address leads to, in lower case; "" where it names none."""
    found = _HOST.match(_DROPPED.sub("", target))
    return found[1].lower().rstrip(".") if found else ""


def acts(target: str) -> bool:
    """Whether a browser would run or draw the address itself, such as ``javascript:``."""
    found = _SCHEME.match(_DROPPED.sub("", target))
    return found is not None and found[1].lower() not in _HARMLESS


class _Writer(HTMLParser):
    """Writes what is allowed, and counts what is not."""

    def __init__(self) -> None:
        super().__init__()
        self._out: list[Html] = []
        self._open: list[tuple[str, str]] = []  # their tag, the one written for it
        self._unseen = ""
        self._target: str | None = None
        self._label: list[str] = []
        self._removed: Counter[str] = Counter()

    def drawn(self) -> list[Html]:
        """All that was written, closed, and what was taken out."""
        self._end_link()
        while self._open:
            self._pop()
        taken = [
            note(say(f"inert.{sort}", {"count": self._removed[sort]}))
            for sort in _REPORTED
            if self._removed[sort]
        ]
        return [*self._out, *taken]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        self._removed["handler"] += sum(name.startswith("on") for name in named)
        self._removed["style"] += "style" in named
        if sort := _SORTS.get(tag):
            self._removed[sort] += 1
        if self._unseen or self._full():
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "a":
            self._end_link()
            self._target = named.get("href")
        elif tag == "img":
            self._image(named)
        elif tag == "form":
            self._say("inert.form", target=named.get("action", ""))
        elif tag in _FIELDS:
            self._say("inert.field", name=named.get("name", ""), kind=named.get("type", tag))
        else:
            self._push(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _UNSEEN:  # HTML knows no empty script: the slash says nothing
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
            return
        if tag == "a":
            self._end_link()
        if any(theirs == tag for theirs, _ in self._open):
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._unseen or self._full():
            return
        if self._inside("pre"):
            self._out.append(Html("\n".join(map(escape, visible_lines(data).split("\n")))))
        else:
            self._out.append(escape(re.sub(r"[ \t\r\n\f]+", " ", data)))
        if self._target is not None:
            self._label.append(data)

    def _push(self, tag: str) -> None:
        if tag in ("br", "hr"):
            self._out.append(element("div"))
        if tag in _SILENT or tag in _SORTS or tag in _INLINE:
            return
        if tag not in _KEPT:
            self._out.append(code(f"<{tag}>", 60))
            return
        if len(self._open) >= DEPTH_LIMIT:
            return
        ours = _KEPT[tag] or tag
        if tag == "li" and not (self._open and self._open[-1][1] in _LISTS):
            ours = "div"  # out of a list, a browser would close what stands open
        if tag in _HEADINGS:
            self._out.append(element("div"))
        self._open.append((tag, ours))
        self._out.append(Html(f"<{ours}>"))

    def _pop(self) -> str:
        theirs, ours = self._open.pop()
        self._out.append(Html(f"</{ours}>"))
        if theirs in _HEADINGS:
            self._out.append(element("div"))
        return theirs

    def _inside(self, tag: str) -> bool:
        return any(ours == tag for _, ours in self._open)

    def _full(self) -> bool:
        return len(self._out) > PIECE_LIMIT

    def _image(self, named: dict[str, str]) -> None:
        tiny = any(named.get(side, "").strip() in ("0", "1") for side in ("width", "height"))
        self._out.append(escape(named.get("alt", "")))
        self._say("inert.pixel" if tiny else "inert.image", source=named.get("src", ""))

    def _say(self, phrase: str, **facts: str) -> None:
        self._out.append(element("span", escape(say(phrase, facts)), style="badge neutral"))

    def _end_link(self) -> None:
        target, words = self._target, " ".join("".join(self._label).split())
        self._target, self._label = None, []
        if target is None or self._full():
            return
        parts = [escape("→"), code(target, LONG)]
        if acts(target):
            parts.append(mark(say("inert.acts"), DOUBTFUL))
        elif leads_elsewhere(words, target):
            parts.append(mark(say("inert.elsewhere", {"host": host_of(target)}), DOUBTFUL))
        self._out += (Html(" "), element("span", join(parts, " "), style="target"), Html(" "))
