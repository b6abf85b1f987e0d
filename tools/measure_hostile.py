"""Measures pages made to be dear: tools/measure hostile [--megabytes N] [--reader] [NAME...]

Each page is made by rule, a megabyte of it (or N), and read by `chancery clean` in a process of its own; what an empty page takes is
taken off. Prints CPU ms/MB and peak memory as a multiple of the page; with --reader the reader of pages alone (evaluate_pages),
without the stages behind it. The bounds: 50 ms/MB, ten times the page.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("CHANCERY", str(ROOT / "build" / "chancery"))
EVALUATE = os.environ.get("EVALUATE_PAGES", str(ROOT / "build" / "evaluate_pages"))
SENTENCE = "The ministers of both countries met in the capital on Monday, and agreed to meet again. "


def page(body, head=""):
    return "<!DOCTYPE html><html><head><title>Ministers meet in the capital</title>" + head + "</head><body><h1>Ministers meet in the capital</h1><p>" + SENTENCE + "</p>" + body


def repeated(piece, size):
    return piece * (size // len(piece) + 1)


def numbered(pattern, size):
    """The pattern with a number in it, each time another."""
    out, length, i = [], 0, 0
    while length < size:
        piece = pattern.replace("#", str(i))
        out.append(piece)
        length += len(piece)
        i += 1
    return "".join(out)


def kinds(size):
    """Name to page (text or bytes)."""
    out = {}
    for name, piece in {
        "deep divs": "<div>", "deep spans in divs": "<div><span class=a>", "ends without starts": "</div>", "deep tables": "<table><tr><td>",
        "unclosed paragraphs": "<p>a", "paragraphs of one letter": "<p>a</p>", "references": "a&amp;", "short references": "&lt", "numbers as references": "&#x41;",
        "ampersands": "&", "links": "<a href=x>", "closed links": "<a href=x>a</a>", "line breaks": "<br>", "letters and line breaks": "a<br>", "attributes outside": "a=b ",
        "bold": "<b>", "bold and italics crossed": "<b><i><u>a</b></i></u>", "adoption agency": "<a><b><p>x</a></b>", "less-than": "<", "comments": "<!--", "ended comments": "<!-- a -->",
        "broken ends": "</", "scripts": "<script>", "closed scripts": "<script></script>", "times": "<time datetime=2026-03-04>x</time>", "metas": "<meta property=og:title content=x>",
        "hidden": "<p hidden>a", "items in lists": "<li><ul>", "items": "<li>a", "headings": "<h1>Title of it</h1>", "headings of many words": "<h2>One headline of many words that nobody reads</h2>",
        "dates": "<span class=date>1 May 2020</span>", "lines of dates": "<p>1 May 2020</p>", "months": "May 1 ", "months alone": "may ", "paragraphs of months": "<p>may mars avril 1</p>", "related": "<p class=related-posts>a b c d",
        "articles": "<article><h1>A b c d e f g</h1>", "articles with text": "<article><h1>A b c d e f g</h1><p>" + SENTENCE + "</p></article>",
        "spans": "<span>", "closed spans": "<span>a</span>", "spans of a class": "<span class=credit>a</span>", "links of words": "<p><a href=x>Some words of a link</a>", "titles": "<title>", "drawings": "<svg>",
        "empty comments": "<!-->", "comment ends": "-->", "scripts with comments": "<script><!--", "short sentences": "a. ", "blanks of no width": "\u200b", "ends of paragraphs": "</p>",
        "wrong ends": "<i></p></div></li></td>", "frames": "<iframe>", "selects": "<select><option>", "table rows": "<tr><td>a", "definitions": "<dt>a<dd>b",
        "related headings": "<h3>Read also</h3>", "read also": "<p>Read also: it rains</p>", "photo credits": "<p>Photo: Somebody</p>", "cookies": "<p>We use cookies and cookies. Cookies!</p>",
        "sentences": SENTENCE, "paragraphs of sentences": "<p>" + SENTENCE * 3 + "</p>", "sentences and breaks": SENTENCE + "<br><br>",
        "capitals": "A", "capitalised words": "Aa Bb ", "quotation marks": "\u201c", "brackets": "(", "closed brackets": "() ", "initials": "A. B. ", "bylines": "<p>By Ilze Ozola</p>", "bars": " | ", "dashes": " - ", "stars": "***", "addresses": "http://a.b/c ", "handles": "@a #b ",
        "two lines the same": "<p>a b c d e f g h</p>", "preformatted": "<pre>a\n", "dots": ".", "commas": ",", "numbers": "20-20-20 ", "twenties": "\"20", "colons": "a: ", "datelines": "<p>RIGA, March 4 - ", "agencies": "<p>RIGA, March 4 (LETA) - The", "tabs": "\t", "no-break spaces": "\u00a0", "words of two scripts": "aб ",
        "arabic": "\u0627\u0644 ", "chinese": "\u4e2d", "chinese sentences": "\u4e2d\u56fd\u3002", "combining marks": "a\u0301", "russian": "\u0432\u0441\u0442\u0440\u0435\u0447\u0430 ", "surrogates written": "&#xD800;", "long reference": "&CounterClockwiseContourIntegral;", "almost a reference": "&CounterClockwiseContourIntegra ",
    }.items():
        out[name] = page(repeated(piece, size))
    out["deep and closed"] = page("<div>" * (size // 11) + "a" + "</div>" * (size // 11))
    out["deep of many kinds"] = page(repeated("<div><section><article><ul><li><blockquote><table><tr><td><span class=x><p>", size))
    out["deep paragraphs"] = page(repeated("<div><p>a</p>", size))
    out["deep, then crumbs"] = page("<div>" * 399 + repeated("<p>a", size))
    out["deep, then headings"] = page("<div>" * 395 + repeated("<h1>A b c</h1>", size))
    out["deep, then crumbs and ends"] = page("<div>" * 399 + repeated("<div>a</div>", size))
    out["one huge attribute"] = page('<div class="' + "a " * (size // 2) + '">a</div>')
    out["one huge word of a class"] = page('<div class="' + "a" * size + '">a</div>')
    out["one huge style"] = page('<div style="' + "display" * (size // 7) + '">a</div>')
    out["many attributes"] = page("<div " + numbered("a#=b ", size) + ">a</div>")
    out["many attributes each"] = page(repeated("<p " + " ".join(f"a{i}=b" for i in range(60)) + ">a</p>", size))
    out["classes, all another"] = page(numbered("<div class=c#>a</div>", size))
    out["long classes, all another"] = page(numbered("<div class='related-posts share_buttons navBar-# photoCredit sidebar-widget c# comments'>a</div>", size))
    out["names, all another"] = page(numbered("<p>Minister Name# met Other#.</p>", size))
    out["lines, all another"] = page(numbered("<p>line # of it</p>", size))
    out["attribute without end"] = page('<a href="' + "x" * size)
    out["many attributes without end"] = page(repeated('<a href="x', size))
    out["tags without end"] = page(repeated("<a ", size))
    out["one script"] = page("<script>" + "<" * size)
    out["scripts' ends that are none"] = page("<script>" + repeated("</scrip", size))
    out["textarea's ends that are none"] = page("<textarea>" + repeated("</textare", size))
    out["comment without end"] = page("<!--" + "-" * size)
    out["comment ends that are none"] = page("<!--" + repeated("-- ", size))
    out["JSON-LD authors"] = page("a", '<script type="application/ld+json">' + repeated('"author":[', size) + "</script>")
    out["JSON-LD authors, odd"] = page("a", '<script type="application/ld+json">' + repeated('"author":"a', size) + "</script>")
    out["JSON-LD names"] = page("a", '<script type="application/ld+json">{"author":[' + repeated('{"name":"Ilze Ozola"},', size) + "</script>")
    out["JSON-LD dates"] = page("a", '<script type="application/ld+json">' + repeated('"datePublished":"', size) + "</script>")
    out["many JSON-LD"] = page("a", repeated('<script type="application/ld+json">{"author":{"name":1}}</script>', size))
    out["long JSON-LD, many"] = page("a", repeated('<script type="application/ld+json">' + '"author":{"x":"y",' * 800 + "</script>", size))
    out["a huge title"] = "<title>" + "a " * (size // 2) + "</title><p>" + SENTENCE
    out["a huge heading"] = "<title>Ministers meet</title><h1>" + "a b " * (size // 4) + "</h1><p>" + SENTENCE
    out["titles alike"] = "<title>" + "a" * 390 + "</title>" + repeated("<h1>" + "a" * 380 + "b</h1>", size)
    out["a huge og:title"] = page("a", '<meta property="og:title" content="' + "a - " * (size // 4) + '">')
    out["a huge author"] = page("a", '<meta name="author" content="' + "by " * (size // 3) + '">')
    out["one long word"] = page("<p>" + "a" * size)
    out["one line, no blanks"] = page("<p>" + repeated("abc.def,ghi-", size))
    out["bad UTF-8"] = page("").encode() + repeated("\xff\xfe", size).encode("latin-1")
    out["one bad byte, then references"] = page("\udcff" + repeated("a&lt;", size)).encode("utf-8", "surrogateescape")
    out["half bad"] = page("").encode() + b"<p>\xc3a \xe4\xb8\xad" * (size // 9)
    out["windows-1251"] = page("").encode() + ("<p>встреча глав ".encode("cp1251")) * (size // 17)
    out["windows-1251 references"] = page("").encode() + ("é&lt;".encode("cp1252")) * (size // 5)
    out["GB18030 references"] = b'<meta charset=gb18030><p>' + "中国&lt;".encode("gb18030") * (size // 8)
    out["EUC-JP paragraphs"] = b'<meta charset=euc-jp>' + "<p>日本".encode("euc-jp") * (size // 7)
    out["ISO-2022-JP"] = b'<meta charset=iso-2022-jp><p>' + "日&lt;".encode("iso-2022-jp") * (size // 12)
    out["UTF-16"] = page(repeated("a&lt;", size // 2)).encode("utf-16")
    out["UTF-16 paragraphs"] = page(repeated("<p>a", size // 2)).encode("utf-16")
    out["zeros"] = page("").encode() + b"\0" * size
    out["noise"] = page("").encode() + bytes((i * 7919 >> 3 ^ i * 31 >> 7) & 255 for i in range(size))
    return {name: text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass") for name, text in out.items()}


def flat(size):
    """Flattened text, read as text."""
    out = {}
    for name, piece in {
        "one word": "a", "one line of sentences": SENTENCE, "lines of sentences": SENTENCE + "\n", "empty lines": "\n", "lines of a letter": "a\n", "read also": "Read also: it rains\n", "read also, alone": "Read also\n", "headlines": "One headline of many words that nobody reads\n",
        "dates": "1 May 2020\n", "date lines": "date 2025-08-27\n", "months in one line": "May 1 ", "capitals in one line": "AA BB ", "datelines": "RIGA, March 4 (LETA) - The ministers met.\n", "datelines in one line": "RIGA, March 4 (LETA) - ", "bars in one line": "a | b | ", "bylines": "By Ilze Ozola\n",
        "credits": "Photo: Somebody\n", "brackets in one line": "(", "quotation marks": "\u201c", "dashes": " - ", "dots": ".", "no blanks": "abc.def,ghi-", "tickers": "USD 1.08 EUR 1.12 ", "chinese": "\u4e2d\u56fd\u3002", "russian": "\u0432\u0441\u0442\u0440\u0435\u0447\u0430 ", "agencies in one line": "Reuters TASS AFP ", "colons": "a: ", "addresses": "http://a.b/c ", "stars": "*\n",
    }.items():
        out["text: " + name] = ("Ministers meet in the capital\n" + repeated(piece, size)).encode()
    out["text: lines, all another"] = numbered("Minister number # met the other.\n", size).encode()
    out["text: bad UTF-8"] = b"\xff\xfe\xfd " * (size // 4)
    return out


def cost(command):
    """CPU seconds and peak memory of a command. The memory of one that this process starts itself would be this one's."""
    with tempfile.NamedTemporaryFile() as said:
        process = subprocess.Popen(["/usr/bin/time", "-q", "-f", "%M", "-o", said.name, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        return usage.ru_utime + usage.ru_stime, int(said.read().split()[-1]) * 1024, status


def write(folder, size, names):
    """The pages as files; name to path as JSON."""
    out = {}
    for i, (name, text) in enumerate({**kinds(size), **flat(size)}.items()):
        if names and not any(wanted in name for wanted in names):
            continue
        out[name] = str(pathlib.Path(folder) / f"{i}.{'txt' if name.startswith('text: ') else 'html'}")
        pathlib.Path(out[name]).write_bytes(text)
    print(json.dumps(out))


def main(arguments):
    size = 1_000_000
    alone = False
    names = []
    while arguments:
        argument = arguments.pop(0)
        if argument == "--megabytes":
            size = int(float(arguments.pop(0)) * 1e6)
        elif argument == "--reader":
            alone = True
        else:
            names.append(argument)
    command = [EVALUATE, "clean"] if alone else [PROGRAM, "clean"]
    over = []
    with tempfile.TemporaryDirectory() as scratch:
        # Another process makes them: what this one holds counts as the peak of those that it starts.
        pages = json.loads(subprocess.run([sys.executable, __file__, scratch, str(size), *names], stdout=subprocess.PIPE, check=True).stdout)
        pages = {name: file for name, file in pages.items() if not (alone and file.endswith(".txt"))}
        empty = pathlib.Path(scratch) / "empty.html"
        empty.write_text(page(""))
        start, base, _ = min(cost(command + [str(empty)]) for _ in range(3))
        for name, path in pages.items():
            length = os.path.getsize(path)
            best = cost(command + [path])
            if best[0] - start > 0.045 * length / 1e6:
                best = min([best] + [cost(command + [path]) for _ in range(2)])
            each, times = max(0, best[0] - start) * 1e3 / (length / 1e6), max(0, best[1] - base) / length
            wrong = each > 50 or times > 10 or best[2] not in (0, 256)  # 1: that part of it was left out
            if wrong:
                over.append(name)
            print(f"{'OVER ' if wrong else '     '}{each:8.1f} ms/MB  {times:5.1f} x  {name}" + (f"  (status {best[2]})" if best[2] else ""), flush=True)
    print(f"{len(pages)} pages of {size / 1e6:g} MB; {len(over)} over 50 ms/MB or ten times the page" + (": " + "; ".join(over) if over else "")
          + f"; an empty page: {start * 1e3:.0f} ms, {base / 1e6:.0f} MB")


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
