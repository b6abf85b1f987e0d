"""Names (PER, ORG, LOC) from differently annotated sets, brought to one convention.

The convention: a name is flat and longest; titles, "the" and "'s" are outside; facilities are LOC;
adjectives and nouns of nationality, events, laws, works and languages are no names.  Words about
which a set says nothing reliable get no label (None) and do not count in training.
"""

import json
import re

from treebank import Sentence, gum_mentions

KINDS = ("PER", "ORG", "LOC")
LABELS = ["O"] + [p + "-" + k for k in KINDS for p in "BIES"]
CROSSNER = {"politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
            "country": "LOC", "location": "LOC"}
WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
OUTSIDE_FIRST = {"the", "a", "an", "this", "these", "our", "his", "her", "their", "its"}
OUTSIDE_LAST = {"'s", "’s", "'", "’", ",", "."}
TITLES = {"Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sir", "President", "Minister", "Senator", "Judge",
          "General", "Prof.", "Professor", "Chancellor", "Governor", "Mayor", "Secretary", "Ambassador", "Prime",
          "Premier", "Colonel", "Captain", "Justice", "Lieutenant", "Chairman", "Speaker", "Representative", "Rep.",
          "Sen.", "Gen.", "Gov.", "Congressman", "Deputy", "Foreign", "Vice", "Archbishop", "Bishop", "Cardinal"}
DATES = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
         "April", "May", "June", "July", "August", "September", "October", "November", "December"}


def spans_of(tags):
    """(start, end, kind) of BIO, IOB2 or BIOES tags."""
    out, start, kind = [], None, None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and (tag[0] in "OBS" or tag[2:] != kind):
            out.append((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return out


def trim(words, start, end, kind):
    """The span without determiners in front, clitics behind and, for persons, titles in front."""
    while start < end and (words[start].lower() in OUTSIDE_FIRST or kind == "PER" and words[start] in TITLES):
        start += 1
    while start < end and words[end - 1] in OUTSIDE_LAST and not (words[end - 1] == "." and end - start > 1
                                                                   and len(words[end - 2]) == 1):
        end -= 1
    return start, end


def labels(words, spans, unknown=()):
    """BIOES labels; longer spans win; words in `unknown` outside spans get None."""
    out = [None if i in unknown else "O" for i in range(len(words))]
    taken = [False] * len(words)
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        start, end = trim(words, start, end, kind)
        if end <= start or any(taken[start:end]):
            continue
        for i in range(start, end):
            taken[i] = True
            out[i] = ("S-" if end - start == 1 else "B-" if i == start else "E-" if i == end - 1 else "I-") + kind
    return out


def read_columns(path, word, tag, flush=0):
    """(words, tags) blocks of a tab-separated file; long blocks without blank lines cut at full stops."""
    words, tags = [], []
    with open(path, encoding="utf8") as f:
        for line in list(f) + ["\n"]:
            line = line.rstrip("\n")
            cells = line.split("\t")
            if not line.strip() or flush and words and (len(words) >= flush or words[-1] in ".?!" and len(words) > flush // 2):
                if words:
                    yield words, tags
                words, tags = [], []
            if line.strip() and line[0] != "#" and len(cells) > max(word, tag) and cells[word].strip():
                words.append(cells[word])
                tags.append(cells[tag])


def capitalised(words, start, end):
    """Indices of capitalised words in a span."""
    return {i for i in range(start, end) if words[i][:1].isupper()}


def read_uner(path):
    """Universal NER: every word labelled; other kinds do not occur."""
    return [Sentence(w, names=labels(w, [s for s in spans_of(t) if s[2] in KINDS]))
            for w, t in read_columns(path, 1, 2)]


def read_crossner(path):
    """CrossNER politics: kinds mapped; capitalised words of events and the rest unknown."""
    out = []
    for words, tags in read_columns(path, 0, 1):
        spans, unknown = [], set()
        for start, end, kind in spans_of(tags):
            if kind in CROSSNER:
                spans.append((start, end, CROSSNER[kind]))
            else:
                unknown |= capitalised(words, start, end)
        out.append(Sentence(words, names=labels(words, spans, unknown)))
    return out


def read_redocred(path, demonyms):
    """RE-DocRED documents sentence by sentence; nationalities are outside, MISC unknown where capitalised."""
    out = []
    with open(path, encoding="utf8") as f:
        documents = json.load(f)
    for document in documents:
        spans = [[] for _ in document["sents"]]
        unknown = [set() for _ in document["sents"]]
        for mention in (m for v in document["vertexSet"] for m in v):
            start, end = mention["pos"]
            words = document["sents"][mention["sent_id"]]
            if mention["type"] in KINDS:
                if not (mention["type"] == "LOC" and " ".join(words[start:end]) in demonyms):
                    spans[mention["sent_id"]].append((start, end, mention["type"]))
            elif mention["type"] == "MISC":
                unknown[mention["sent_id"]] |= capitalised(words, start, end)
        for words, s, u in zip(document["sents"], spans, unknown):
            if words and all(w.strip() for w in words):
                out.append(Sentence(words, names=labels(words, s, u)))
    return out


def read_worldwide(path):
    """One file of the worldwide newswire set (for tests only)."""
    return [Sentence(w, names=labels(w, [(a, b, WORLDWIDE[k]) for a, b, k in spans_of(t) if k in WORLDWIDE]))
            for w, t in read_columns(path, 0, 1, flush=100)]


def plain_words(sentence, demonyms):
    """Labels where no names are annotated: O for words that cannot belong to one, else None.

    Those are words that are neither tagged as names nor beside one, dates, and nationalities by themselves.
    """
    def proper(i):
        return 0 <= i < len(sentence.words) and (
            sentence.upos[i] == "PROPN" or sentence.xpos[i] in ("NNP", "NNPS", "FW", "GW", "ADD") or sentence.upos[i] == "X")
    return ["O" if not proper(i) and not proper(i - 1) and not proper(i + 1) or w in DATES
            or w in demonyms and not proper(i - 1) and not proper(i + 1) else None
            for i, w in enumerate(sentence.words)]


def gum_names(sentence, demonyms):
    """BIOES labels from GUM's mentions whose head is a proper noun; other proper nouns unknown."""
    words, upos, n = sentence.words, sentence.upos, len(sentence.words)
    spans = []
    for start, end, kind, _ in gum_mentions(sentence):
        if kind not in GUM:
            continue
        kind = GUM[kind]
        heads = [i for i in range(start, end) if not start < sentence.heads[i] <= end]
        if len(heads) != 1 or upos[heads[0]] != "PROPN":
            continue
        head = heads[0]
        if words[head] in demonyms and kind == "PER":
            continue

        def inside(i):
            if sentence.relations[i] in ("nmod:desc", "appos", "punct") and words[i] not in "-–.'" or words[i] in TITLES:
                return False
            return upos[i] == "PROPN" or (words[i][:1].isupper() and sentence.xpos[i].startswith("NNP")) or \
                words[i] in ("-", ".", "&") and i + 1 < n or sentence.xpos[i] in ("FW", "GW")
        core = [i for i in range(start, end) if upos[i] not in ("DET", "PART")]
        whole = kind != "PER" and end - start <= 8 and all(
            inside(i) or upos[i] in ("ADP", "CCONJ", "DET") or words[i][:1].isupper() for i in range(start, end))
        if whole and core:
            first = min(i for i in core)
            last = max(i for i in core) + 1
        else:
            first = head
            while first > start and inside(first - 1):
                first -= 1
            last = head + 1
            while last < end and inside(last):
                last += 1
        while last > first and words[last - 1] in "-–.&'":
            last -= 1
        spans.append((first, last, kind))
    out = labels(words, spans)
    proper = {i for i in range(n) if upos[i] == "PROPN" and words[i] not in DATES and words[i] not in demonyms}
    return [None if tag == "O" and i in proper else tag for i, tag in enumerate(out)]


def written_names(sentence):
    """BIOES labels from Name=B-PER and the like in MISC."""
    tags = []
    for misc in sentence.misc:
        found = [m[5:] for m in misc.split("|") if m.startswith("Name=")]
        tags.append(found[0] if found else "O")
    return labels(sentence.words, spans_of(tags))


def demonyms_of(polities):
    """Adjectives and nouns of nationality, singular and plural, from the polity table."""
    out = {"American", "Americans", "Soviet", "European", "Europeans", "African", "Africans", "Asian", "Arab", "Arabs",
           "Latin", "English", "Scottish", "Welsh", "Roman", "Ottoman", "Jewish", "Kurdish", "Tibetan", "Catalan",
           "Prussian", "Yugoslav", "Anglo", "Byzantine", "Bavarian", "Muslim", "Christian", "Catholic"}
    for polity in polities:
        for key in ("demonym_noun", "demonym_adj"):
            for part in re.split(r"[,;]| or |\(", (polity.get(key) or "").replace("(s)", "").replace("(es)", "")):
                part = part.strip()
                if part[:1].isupper():
                    out |= {part, part + "s"}
    return out
