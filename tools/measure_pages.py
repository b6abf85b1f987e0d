"""Measures the cleaning of pages against public sets and peers: tools/measure pages FOLDER [SET...] [--peers] [--worst N]

FOLDER holds the sets as their repositories have them (none of them is part of Chancery):
    article-extraction-benchmark/   scrapinghub/article-extraction-benchmark
    trafilatura/tests/              adbar/trafilatura
    htmldate/tests/                 adbar/htmldate
    readability/test/test-pages/    mozilla/readability
    parser/                         postlight/parser
    waddle/corpora/                 rundimeco/waddle (the DAnIEL corpus)
    html5lib-tests/tokenizer/       html5lib/html5lib-tests
Sets: articles segments dates readability postlight daniel tokens speed offsets; all where none is named.
With --peers, run it with a Python that has trafilatura, resiliparse, readability-lxml and htmldate. Their answers are kept
in FOLDER/peers.json. Halves: a page is of half A where the sha-1 of its file's name is even; tuning looked at A only.
"""
import collections
import gzip
import hashlib
import html as html_module
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
EVALUATE = os.environ.get("EVALUATE_PAGES", str(ROOT / "build" / "evaluate_pages"))


def half(name):
    return "AB"[hashlib.sha1(name.encode()).digest()[0] % 2]


def ours(paths):
    """What our program makes of pages: path to its JSON."""
    out = {}
    paths = [str(p) for p in paths]
    for at in range(0, len(paths), 500):
        done = subprocess.run([EVALUATE, "clean", *paths[at:at + 500]], capture_output=True)
        if done.returncode:
            sys.exit(done.stderr.decode())
        for line in done.stdout.split(b"\n"):
            if line:
                record = json.loads(line)
                out[record["source"]] = record
    return out


class Peers:
    """The others' answers, kept from one run to the next."""

    def __init__(self, folder, wanted):
        self.path, self.wanted, self.kept = folder / "peers.json", wanted, {}
        if self.path.exists():
            self.kept = json.loads(self.path.read_text())

    def answers(self, what, paths):
        """{peer: {path: answer}} for `what`: text or date."""
        out = {}
        for name, function in self.functions(what).items():
            kept = self.kept.setdefault(what + "/" + name, {})
            missing = [p for p in map(str, paths) if p not in kept]
            if missing and function:
                started = time.process_time()
                for path in missing:
                    try:
                        kept[path] = function(pathlib.Path(path).read_bytes()) or ""
                    except Exception:  # a peer that fails on a page gives no text for it
                        kept[path] = ""
                print(f"    {name}: {len(missing)} pages in {time.process_time() - started:.0f} s of CPU", file=sys.stderr)
                self.path.write_text(json.dumps(self.kept))
            if all(p in kept for p in map(str, paths)):
                out[name] = {p: kept[p] for p in map(str, paths)}
        return out

    def functions(self, what):
        names = {"text": ["trafilatura", "resiliparse", "readability-lxml"], "date": ["htmldate"]}[what]
        if not self.wanted:
            return {name: None for name in names}
        if what == "date":
            from htmldate import find_date
            return {"htmldate": lambda page: find_date(decoded(page), original_date=True, extensive_search=True)}
        import trafilatura
        from resiliparse.extract.html2text import extract_plain_text
        from readability import Document
        from lxml import html as lxml_html

        def readable(page):
            tree = lxml_html.fromstring(Document(decoded(page)).summary())
            return "\n".join(t.strip() for t in tree.itertext() if t.strip())

        return {"trafilatura": lambda page: trafilatura.extract(page, include_comments=False, include_tables=True),
                "resiliparse": lambda page: extract_plain_text(decoded(page), main_content=True, comments=False, alt_texts=False, links=False),
                "readability-lxml": readable}


def decoded(page):
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import detect
        return page.decode(detect(page)["encoding"] or "windows-1252", "replace")


# ---- scores

def shingles(text):
    words = re.findall(r"\w+", text or "")
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words[i:i + 4])


def shingle_scores(pairs):
    """Mean precision and recall of four-word shingles over pages, and the F of the means."""
    precision, recall, each = [], [], []
    for gold, text in pairs:
        a, b = shingles(gold), shingles(text)
        both = sum((a & b).values())
        p = 1.0 if a == b else both / sum(b.values()) if both else 0.0
        r = 1.0 if a == b else both / sum(a.values()) if both else 0.0
        if b:
            precision.append(p)
        if a:
            recall.append(r)
        each.append(2 * p * r / (p + r) if p + r else 0.0)
    p, r = statistics.mean(precision or [0]), statistics.mean(recall or [0])
    return (2 * p * r / (p + r) if p + r else 0.0), p, r, each


def show(name, what, scores):
    print(f"  {name:18} {what:14} F {scores[0]:.3f}  precision {scores[1]:.3f}  recall {scores[2]:.3f}")


def by_halves(name, files, score):
    show(name, f"all {len(files)}", score(files))
    for part in "AB":
        chosen = [f for f in files if half(pathlib.Path(f).name.split(".html")[0]) == part]
        if chosen:
            show(name, f"half {part} {len(chosen)}", score(chosen))


# ---- the sets

def articles(folder, peers, worst):
    base = folder / "article-extraction-benchmark"
    gold = json.loads((base / "ground-truth.json").read_text())
    unpacked = folder / "aeb"
    unpacked.mkdir(exist_ok=True)
    for name in gold:
        if not (unpacked / f"{name}.html").exists():
            (unpacked / f"{name}.html").write_bytes(gzip.decompress((base / "html" / f"{name}.html.gz").read_bytes()))
    files = [str(unpacked / f"{name}.html") for name in sorted(gold)]
    wanted = {f: gold[pathlib.Path(f).stem].get("articleBody", "") for f in files}
    answers = {"chancery": {f: r["text"] for f, r in ours(files).items()}, **peers.answers("text", files)}
    print(f"article-extraction-benchmark: {len(files)} pages, shingles of four words")
    for name, texts in answers.items():
        by_halves(name, files, lambda chosen: shingle_scores([(wanted[f], texts[f]) for f in chosen]))
    if worst:
        scores = shingle_scores([(wanted[f], answers["chancery"][f]) for f in files])[3]
        for value, f in sorted(zip(scores, files))[:worst]:
            if half(pathlib.Path(f).stem) == "A":
                print(f"    {value:.3f} {f} gold {len(wanted[f])} ours {len(answers['chancery'][f])}")


def one_space(text):
    return re.sub(r"\s+", " ", text or "").strip()


def segment_score(items, texts, files):
    tp = fp = fn = 0
    for f in files:
        for item in items[f]:
            text = one_space(texts[f])
            found = sum(one_space(w) in text for w in item["with"])
            tp += found
            fn += len(item["with"]) - found
            fp += sum(one_space(w) in text for w in item["without"])
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return 2 * p * r / (p + r) if p + r else 0, p, r


def segments(folder, peers, worst):
    base = folder / "trafilatura" / "tests"
    items = collections.defaultdict(list)
    for item in json.loads((base / "evaldata.json").read_text()).values():
        path = next((base / sub / item["file"] for sub in ("cache", "eval") if (base / sub / item["file"]).is_file()), None)
        if path:
            items[str(path)].append(item)
    files = sorted(items)
    records = ours(files)
    answers = {"chancery": {f: records[f]["text"] for f in files}, **peers.answers("text", files)}
    print(f"trafilatura's evaluation set: {len(files)} pages, segments")
    for name, texts in answers.items():
        by_halves(name, files, lambda chosen: segment_score(items, texts, chosen))
    if worst:
        rows = []
        for f in files:
            if half(pathlib.Path(f).name.split(".html")[0]) != "A":
                continue
            text = one_space(answers["chancery"][f])
            for item in items[f]:
                missing = [w for w in item["with"] if one_space(w) not in text]
                extra = [w for w in item["without"] if one_space(w) in text]
                if missing or extra:
                    rows.append((len(missing) + len(extra), f, missing, extra))
        for count, f, missing, extra in sorted(rows, reverse=True)[:worst]:
            print(f"    {count} {f}\n       missing {missing}\n       extra   {extra}")


def date_score(gold, found, files):
    tp = sum(found[f] == gold[f] for f in files)
    fp = sum(bool(found[f]) and found[f] != gold[f] for f in files)
    fn = sum(not found[f] for f in files)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return 2 * p * r / (p + r) if p + r else 0, p, r


def dates(folder, peers, worst):
    base = folder / "htmldate" / "tests"
    gold = {}
    for name in ("eval_mediacloud_2020.json", "eval_default.json"):
        for item in json.loads((base / name).read_text()).values():
            path = next((base / sub / item["file"] for sub in ("test_set", "cache", "eval") if (base / sub / item["file"]).is_file()), None)
            if path:
                gold[str(path)] = item["date"]
    files = sorted(gold)
    records = ours(files)
    answers = {"chancery": {f: (records[f]["published"] or {}).get("date") or "" for f in files}, **peers.answers("date", files)}
    print(f"htmldate's evaluation set: {len(files)} pages, day of publication")
    for name, found in answers.items():
        by_halves(name, files, lambda chosen: date_score(gold, found, chosen))
    if worst:
        rows = [f for f in files if answers["chancery"][f] != gold[f] and half(pathlib.Path(f).name.split(".html")[0]) == "A"]
        for f in rows[:worst]:
            published = records[f]["published"]
            print(f"    {f} gold {gold[f]} ours {published and (published['date'], published['basis'], published['as_written'][:40])}")


def tagless(markup):
    return html_module.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(figcaption|script|style)\b.*?</\1>", " ", markup)))


def readability(folder, peers, worst):
    base = folder / "readability" / "test" / "test-pages"
    gold, titles = {}, {}
    for page in sorted(base.glob("*/source.html")):
        expected = page.parent / "expected.html"
        meta = page.parent / "expected-metadata.json"
        if expected.exists():
            gold[str(page)] = tagless(expected.read_text(errors="replace"))
            titles[str(page)] = json.loads(meta.read_text()).get("title") if meta.exists() else None
    files = sorted(gold)
    if not files:
        return
    records = ours(files)
    answers = {"chancery": {f: records[f]["text"] for f in files}, **peers.answers("text", files)}
    print(f"readability's test pages: {len(files)} pages, shingles (its own expected pages keep captions' neighbours, tables, comments)")
    for name, texts in answers.items():
        show(name, f"all {len(files)}", shingle_scores([(gold[f], texts[f]) for f in files]))
    same = sum(one_space((records[f]["title"] or {}).get("value")) == one_space(titles[f]) for f in files)
    print(f"  chancery: {same} of {len(files)} titles the same")


def postlight(folder, peers, worst):
    base = folder / "parser"
    rows = []
    for test in sorted((base / "src" / "extractors" / "custom").glob("*/index.test.js")):
        source = test.read_text()
        for part in re.split(r"\bdescribe\(", source)[1:]:
            page = re.search(r"fixtures/([^'\"`]+\.html)", part)
            if not page or not (base / "fixtures" / page[1]).exists():
                page_path = None
            else:
                page_path = base / "fixtures" / page[1]
            if not page_path:
                continue
            wanted = {}
            for field in ("title", "date_published", "author"):
                found = re.search(r"const \{ " + field + r" \} = await result;.*?assert\.(?:equal|strictEqual)\(\s*" + field +
                                  r",\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|(null))", part, re.S)
                if found and found[4] is None:
                    text = next(g for g in found.groups()[:3] if g is not None)
                    wanted[field] = re.sub(r"\\(.)", r"\1", text)
            if wanted:
                rows.append((str(page_path), wanted))
    if not rows:
        return
    records = ours(sorted({f for f, _ in rows}))
    answers = peers.answers("date", sorted({f for f, _ in rows}))
    straight = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\xa0": " "})
    print(f"postlight's fixtures: {len(rows)} pages")
    titles = [(f, w["title"]) for f, w in rows if "title" in w]
    good = [(f, t) for f, t in titles if one_space((records[f]["title"] or {}).get("value", "").translate(straight)) == one_space(t.translate(straight))]
    print(f"  titles: {len(good)} of {len(titles)}")
    dated = {f: w["date_published"][:10] for f, w in rows if re.match(r"\d{4}-\d\d-\d\d", w.get("date_published", ""))}
    near = lambda found: sum(bool(found[f]) and abs(day_number(found[f]) - day_number(dated[f])) <= 1 for f in dated)
    mine = {f: (records[f]["published"] or {}).get("date") or "" for f in dated}
    print(f"  dates within a day (fixtures give UTC): chancery {near(mine)} of {len(dated)}" + "".join(f", {n} {near(a)}" for n, a in answers.items()))
    authors = [(f, w["author"]) for f, w in rows if w.get("author")]
    fold = lambda s: re.sub(r"\W+", " ", re.sub(r"^by\b", "", one_space(s), flags=re.I).lower()).strip()
    same = sum(fold(a) in fold((records[f]["byline"] or {}).get("value", "")) for f, a in authors)
    print(f"  bylines: {same} of {len(authors)}")
    if worst:
        for f, t in titles:
            if (f, t) not in good and half(pathlib.Path(f).name.split(".html")[0]) == "A":
                print(f"    title {f}: {t!r} ours {records[f]['title'] and records[f]['title']['value']!r}")
        for f in dated:
            if (not mine[f] or abs(day_number(mine[f]) - day_number(dated[f])) > 1) and half(pathlib.Path(f).name.split(".html")[0]) == "A":
                print(f"    date {f}: {dated[f]} ours {records[f]['published']}")


def day_number(iso):
    import datetime
    return datetime.date.fromisoformat(iso).toordinal()


def daniel(folder, peers, worst):
    base = folder / "waddle" / "corpora" / "Corpus_daniel_v2.1"
    languages = json.loads((base / "doc_lg.json").read_text())
    files = [str(p) for p in sorted((base / "html").iterdir()) if (base / "reference" / p.name).exists()]
    gold = {f: tagless((base / "reference" / pathlib.Path(f).name).read_text(errors="replace")) for f in files}
    records = ours(files)
    texts = {f: ((records[f]["title"] or {}).get("value", "") + "\n" + records[f]["text"]) for f in files}
    answers = {"chancery": texts, **peers.answers("text", files)}
    print(f"DAnIEL corpus: {len(files)} pages, words as often as they occur (title and text)")

    def score(texts, chosen):
        ps, rs, fs = [], [], []
        for f in chosen:
            a, b = collections.Counter(gold[f].split()), collections.Counter((texts[f] or "").split())
            both = sum((a & b).values())
            p, r = both / max(1, sum(b.values())), both / max(1, sum(a.values()))
            ps.append(p), rs.append(r), fs.append(2 * p * r / (p + r) if p + r else 0)
        return statistics.mean(fs), statistics.mean(ps), statistics.mean(rs)

    for name, found in answers.items():
        show(name, f"all {len(files)}", score(found, files))
        for language in sorted(set(languages.values())):
            chosen = [f for f in files if languages.get(pathlib.Path(f).name) == language]
            if chosen:
                show(name, f"{language} {len(chosen)}", score(found, chosen))


def pages_of(folder):
    out = sorted((folder / "aeb").glob("*.html")) + sorted((folder / "trafilatura" / "tests").glob("*/*.html")) + sorted((folder / "htmldate" / "tests").glob("*/*.html"))
    return [str(p) for p in out]


def tokens(folder, peers, worst):
    print("html5lib's tokenizer tests:", flush=True)
    subprocess.run([EVALUATE, "tokens", str(folder / "html5lib-tests" / "tokenizer")])


def speed(folder, peers, worst):
    print("speed over all pages of the first three sets:", flush=True)
    subprocess.run([EVALUATE, "speed", *pages_of(folder)])


def offsets(folder, peers, worst):
    print("the way back to the bytes:", flush=True)
    daniel_pages = sorted(str(p) for p in (folder / "waddle" / "corpora" / "Corpus_daniel_v2.1" / "html").glob("*"))
    subprocess.run([EVALUATE, "offsets", *pages_of(folder), *daniel_pages])


SETS = {f.__name__: f for f in (articles, segments, dates, readability, postlight, daniel, tokens, speed, offsets)}


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    folder = pathlib.Path(arguments[0])
    worst = int(arguments[arguments.index("--worst") + 1]) if "--worst" in arguments else 0
    chosen = [a for a in arguments[1:] if a in SETS] or list(SETS)
    peers = Peers(folder, "--peers" in arguments)
    for name in chosen:
        SETS[name](folder, peers, worst)


if __name__ == "__main__":
    main(sys.argv[1:])
