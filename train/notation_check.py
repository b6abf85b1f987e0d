"""Rules that every sentence of the own treebank keeps: the format, the tree, the labels, the names, the halves apart."""

import re

from treebank_notation import RELATIONS, UPOS

NAME = re.compile(r"[BI]-(PER|ORG|LOC)$")
XPOS = set("NN NNS NNP NNPS CD CC RB RBR RBS WRB JJ JJR JJS PRP PRP$ WP WP$ WDT DT PDT EX TO POS RP MD IN VB VBD VBG VBN VBP VBZ $ UH FW "
           "SYM LS HYPH . , : `` '' -LRB- -RRB- NFP".split())
# Which part of speech a relation may hold; what is not named may be anything.
ALLOWED = {"det": {"DET"}, "aux": {"AUX"}, "aux:pass": {"AUX"}, "cop": {"AUX"}, "punct": {"PUNCT"},
           "nummod": {"NUM", "SYM"}, "compound:prt": {"ADP"}, "amod": {"ADJ", "VERB", "NUM", "NOUN"},
           "case": {"ADP", "PART", "VERB", "ADJ", "SYM"}, "mark": {"SCONJ", "PART", "ADP", "VERB", "ADJ"}, "cc": {"CCONJ", "ADV", "ADP"},
           "advmod": {"ADV", "PART", "ADJ", "ADP", "DET"}, "nmod:desc": {"PROPN", "NOUN"}}
LEAVES = {"det", "case", "cc", "aux", "aux:pass", "cop", "punct", "mark", "fixed", "compound:prt"}


def blocks(path):
    """(comments, rows, ranges) of a CoNLL-U file."""
    with open(path, encoding="utf8") as f:
        for block in f.read().strip("\n").split("\n\n"):
            lines = block.split("\n")
            cells = [line.split("\t") for line in lines if line[0] != "#"]
            yield [line for line in lines if line[0] == "#"], [c for c in cells if c[0].isdigit()], [c for c in cells if "-" in c[0]]


def text_from(rows, ranges):
    """The sentence from forms and SpaceAfter."""
    inside = {}
    for cells in ranges:
        first, last = map(int, cells[0].split("-"))
        inside.update({i: (last, cells) for i in range(first, last + 1)})
    out = ""
    for cells in rows:
        number = int(cells[0])
        last, covering = inside.get(number, (number, cells))
        out += cells[1]
        if number == last and "SpaceAfter=No" not in covering[9]:
            out += " "
    return out.rstrip()


def tree_problems(rows):
    """What is wrong with heads and relations."""
    out, heads = [], [int(c[6]) for c in rows]
    if heads.count(0) != 1:
        out.append("%d roots" % heads.count(0))
    for i in range(len(rows)):
        seen, at = set(), i + 1
        while at and at not in seen:
            seen.add(at)
            at = heads[at - 1] if at <= len(rows) else 0
        if at:
            out.append("a cycle through %s" % rows[i][1])
    for i, cells in enumerate(rows):
        relation, head = cells[7], int(cells[6])
        if (relation == "root") != (head == 0) or relation not in RELATIONS:
            out.append("relation %s of %s" % (relation, cells[1]))
        if head > len(rows):
            out.append("head of %s" % cells[1])
        elif relation in ALLOWED and cells[3] not in ALLOWED[relation]:
            out.append("%s %s is %s" % (relation, cells[1], cells[3]))
        if relation in ("flat", "fixed", "conj", "appos", "goeswith") and head > i:
            out.append("%s %s precedes its head" % (relation, cells[1]))
        if head and rows[head - 1][7] in LEAVES and relation not in ("fixed", "punct", "conj", "advmod", "cc", "obl:unmarked"):
            out.append("%s %s below %s %s" % (relation, cells[1], rows[head - 1][7], rows[head - 1][1]))
        if head and cells[3] == "PUNCT" and rows[head - 1][3] == "PUNCT":
            out.append("punctuation below punctuation")
        low, high = sorted((i + 1, head))
        if head and any(not low <= int(rows[k - 1][6]) <= high for k in range(low + 1, high)):
            out.append("crossing arc of %s" % cells[1])
    for i, cells in enumerate(rows):
        mine = [c[7] for c in rows if c[6] == str(i + 1)]
        for once in ("nsubj", "nsubj:pass", "obj", "iobj", "cop", "aux:pass", "expl"):
            if mine.count(once) > 1:
                out.append("%d %s of %s" % (mine.count(once), once, cells[1]))
        if cells[3] == "VERB" and ("nsubj:pass" in mine or "obl:agent" in mine) and "nsubj" in mine:
            out.append("active and passive subject of %s" % cells[1])
    return out


def sentence_problems(comments, rows, ranges):
    """What is wrong with one sentence."""
    out = []
    if [c[0] for c in rows] != [str(i + 1) for i in range(len(rows))]:
        out.append("ids")
    if any(len(c) != 10 or not all(c) for c in rows + ranges):
        return out + ["columns"]
    text = next((c[len("# text = "):] for c in comments if c.startswith("# text = ")), None)
    if text != text_from(rows, ranges):
        out.append("text is not its words: %s / %s" % (text, text_from(rows, ranges)))
    last = "O"
    for cells in rows:
        name = next((p[5:] for p in cells[9].split("|") if p.startswith("Name=")), "O")
        if name != "O" and not NAME.match(name) or name[0] == "I" and (last == "O" or last[2:] != name[2:]):
            out.append("name %s of %s" % (name, cells[1]))
        last = name
        if cells[3] not in UPOS or cells[4] not in XPOS:
            out.append("tags of %s" % cells[1])
        if cells[5] != "_" and (cells[5].split("|") != sorted(cells[5].split("|"), key=str.lower) or not all(
                re.fullmatch(r"[A-Z][A-Za-z]+=[A-Z0-9][A-Za-z0-9]*", p) for p in cells[5].split("|"))):
            out.append("features %s of %s" % (cells[5], cells[1]))
    return out + tree_problems(rows)


def sentences_of(path):
    """(ident, lower-case text) of a file."""
    for comments, _, _ in blocks(path):
        found = dict(c[2:].split(" = ", 1) for c in comments if " = " in c)
        yield found.get("sent_id", "?"), found.get("text", "").lower()


def check_files(paths):
    """Everything that is wrong in these files, a line each; sentences must differ over all of them."""
    out, idents, texts = [], {}, {}
    for path in paths:
        for comments, rows, ranges in blocks(path):
            ident = next((c.split("= ", 1)[1] for c in comments if c.startswith("# sent_id")), "?")
            out += ["%s: %s" % (ident, p) for p in sentence_problems(comments, rows, ranges)]
        for ident, text in sentences_of(path):
            for known, key in ((idents, ident), (texts, text)):
                if key in known:
                    out.append("%s: also %s" % (ident, known[key]))
                known[key] = ident
    return out


