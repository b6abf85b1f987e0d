#!/usr/bin/env python3
"""The treebank's compact notation and its expansion to CoNLL-U.

An annotator writes a sentence as brackets of words in their order; every bracket is a phrase and names its relation to the
head of the bracket around it; the head of a bracket is its one word without a relation:

    [s [nd Kazakh/a Foreign/a Minister] {P Aru Tolen}] arrived [b in {L Lumen}] [b on Monday] .

- `word/relation` is a leaf; `*word` is the head although the word has a default relation (articles, prepositions, commas ...);
- `{P ...}`, `{O ...}`, `{L ...}` around words is a name (PER, ORG, LOC) and independent of the brackets; in `{P` all plain
  words after the first are `flat` below it;
- `word^NNS` states the tag, `word=lemma` the lemma, `word%VERB` the part of speech where the rules would not find them;
- `~word` is written without a space before it although the rules would put one; `~~word` with one although they would not.

Relations are written in full or short (SHORT).  A file holds one sentence per paragraph; `#` opens a comment.

    treebank_notation.py expand NOTATION PREFIX > CONLLU
    treebank_notation.py tree NOTATION           the sentences drawn as trees, for proof-reading
    treebank_notation.py check CONLLU ...        the rules of the format; prints what is wrong
"""

import re
import sys

import notation_words as w
from notation_forms import features, lemma_of
from notation_tags import CLAUSES, ancestors, part_of_speech, tag

SHORT = {"s": "nsubj", "sp": "nsubj:pass", "so": "nsubj:outer", "o": "obj", "io": "iobj", "b": "obl", "bu": "obl:unmarked", "ba": "obl:agent",
         "n": "nmod", "nu": "nmod:unmarked", "nd": "nmod:desc", "p": "nmod:poss", "ap": "appos", "j": "conj", "v": "advcl",
         "vr": "advcl:relcl", "ac": "acl", "rc": "acl:relcl", "co": "ccomp", "x": "xcomp", "pt": "parataxis", "a": "amod",
         "c": "compound", "d": "det", "f": "flat", "m": "advmod", "au": "aux", "xp": "aux:pass", "k": "mark", "fx": "fixed",
         "cs": "csubj", "csp": "csubj:pass", "ex": "expl", "pr": "compound:prt", "pc": "cc:preconj", "pd": "det:predet",
         "di": "discourse", "vo": "vocative", "ls": "list", "ca": "case", "pu": "punct", "num": "nummod"}
RELATIONS = set(SHORT.values()) | {"root", "cop", "cc", "dep", "orphan", "goeswith", "dislocated", "advcl", "csubj:outer"}
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NAMES = {"P": "PER", "O": "ORG", "L": "LOC"}
WORD = re.compile(r"(?P<glue>~{0,2})(?P<head>\*?)(?P<form>.+?)(?:/(?P<relation>[a-z:]+))?(?:\^(?P<xpos>[A-Z$`'.,:-]+))?"
                  r"(?:=(?P<lemma>[^\s=%]+))?(?:%(?P<upos>[A-Z]+))?$")


class Token:
    """One word and, once expanded, its columns."""

    def __init__(self, cells):
        self.form = cells["form"]
        self.low = self.form.lower()
        self.glue, self.is_head = cells["glue"], bool(cells["head"])
        self.relation = SHORT.get(cells["relation"], cells["relation"])
        self.xpos, self.lemma, self.upos = cells["xpos"], cells["lemma"], cells["upos"]
        self.feats, self.head, self.name, self.space_after = "_", None, "", True
        self.children, self.id, self.initial = [], 0, False

    def child(self, *relations):
        """The first dependent by one of these relations."""
        return next((c for c in self.children if c.relation in relations), None)

    @property
    def capital(self):
        return self.form[:1].isupper()


class NotationError(Exception):
    """What is wrong, and in which sentence."""


def default_relation(token):
    """The relation of an unmarked word by its form, or None."""
    low = token.low
    if token.form == "May":
        return None
    if low in w.PUNCTUATION:
        return "punct"
    if low in w.CLITICS or low in w.PREPOSITIONS:
        return "case"
    if low in w.DETERMINERS:
        return "det"
    if low in ("that", "whether", "if", "because", "while", "although"):
        return "mark"
    if low in w.CONJUNCTIONS:
        return "cc"
    if low in w.MODALS or low in w.HAVE:
        return "aux"
    if low in w.POSSESSIVES:
        return "nmod:poss"
    if low in w.SUBJECTS:
        return "nsubj"
    if low in w.ADVERBS:
        return "advmod"
    return None


def read_sentence(text):
    """The tokens of one sentence in notation, heads and relations set."""
    tokens, name, first_of_name = [], "", None
    root = {"relation": "root", "members": []}
    stack = [root]
    for piece in re.findall(r"\[[a-z:]+(?=\s)|\{[POL](?=\s)|\]|\}|[^\s\]}]+", text):
        if piece[0] == "[" and len(piece) > 1:
            stack.append({"relation": SHORT.get(piece[1:], piece[1:]), "members": []})
        elif piece == "]":
            if len(stack) == 1:
                raise NotationError("a bracket closes that none opened: " + text[:60])
            done = stack.pop()
            head = close(done, text)
            head.relation = done["relation"]
            stack[-1]["members"].append((head, True))
        elif piece[0] == "{" and len(piece) == 2:
            name, first_of_name = NAMES[piece[1]], None
        elif piece == "}":
            name = ""
        else:
            match = WORD.match(piece)
            token = Token(match.groupdict())
            if name:
                token.name = ("B-" if first_of_name is None else "I-") + name
            if (name == "PER" and first_of_name is not None and token.relation is None and not token.is_head
                    and token.low not in w.PUNCTUATION and token.low not in w.CLITICS):
                token.relation, token.head = "flat", first_of_name
            elif name == "PER" and first_of_name is not None and token.relation is None and token.form == "-":
                token.relation, token.head = "punct", first_of_name
            if name and first_of_name is None:
                first_of_name = token
            tokens.append(token)
            stack[-1]["members"].append((token, False))
    if len(stack) != 1:
        raise NotationError("an open bracket: " + text[:60])
    close(root, text).relation = "root"
    for number, token in enumerate(tokens, 1):
        token.id = number
        token.initial = all(t.low in w.PUNCTUATION for t in tokens[:number - 1])
        if token.form == "-" and token.name == "I-PER" and tokens[number - 2] is not token.head:
            token.head = tokens[number]  # as EWT and GUM: the hyphen goes with what follows, but for "al-Sadr" as a head
        elif token.form == "-" and token.relation == "punct" and 1 < number < len(tokens) and tokens[number - 2].head is tokens[number]:
            token.head = tokens[number - 2]  # "high-level": with the first half where that hangs on the second (EWT and GUM: always)
    for token in tokens:
        token.children = [t for t in tokens if t.head is token]
    return tokens


def close(bracket, text):
    """Finds the head of a bracket and hangs the others below it."""
    members = bracket["members"]
    heads = [t for t, phrase in members if not phrase and t.is_head]
    if not heads:
        heads = [t for t, phrase in members if not phrase and t.relation is None and default_relation(t) is None]
    if not heads:
        heads = [t for t, phrase in members if not phrase and t.relation is None and default_relation(t) != "punct"]
    if len(heads) != 1:
        raise NotationError("%d heads in a bracket %s (%s): %s" % (len(heads), bracket["relation"], " ".join(t.form for t, _ in members),
                                                                  text[:60]))
    head = heads[0]
    for token, phrase in members:
        if token is not head and token.head is None:
            token.head = head
            if token.relation is None:
                token.relation = default_relation(token)
    return head


def set_spaces(tokens):
    """space_after by the habits of print; straight quotation marks open and close in turn."""
    open_quote = False
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        opens = False
        if token.form == '"':
            opens, open_quote = not open_quote, not open_quote
            token.xpos = "``" if opens else "''"
        if following is None:
            token.space_after = True
            continue
        closing = following.low in (",", ".", ";", ":", "?", "!", ")", "]", "”", "’", "'s", "’s", "n't", "n’t", "%", "…", "-", "‑", "'ll")
        if following.form == '"' and open_quote:
            closing = True
        if following.low == "'" and following.relation == "case":
            closing = True
        after = token.low in ("(", "[", "“", "$", "€", "£", "-", "‑") or opens or token.form == "‘"
        token.space_after = not (closing or after)
        if following.glue:
            token.space_after = following.glue == "~~"


def order(tokens):
    """The tokens, heads before their dependents."""
    todo, out = [t for t in tokens if t.head is None], []
    while todo:
        token = todo.pop(0)
        out.append(token)
        todo.extend(token.children)
    return out


def expand(text):
    """The tokens of a sentence in notation with all columns."""
    tokens = read_sentence(text)
    for token in order(tokens):
        if token.relation == "case" and token.low in w.PREPOSITIONS and token.head.relation in CLAUSES and not token.glue:
            verb = token.head.xpos.startswith("VB") or token.head.child("cop")
            relative = token.head.xpos in ("NN", "NNS", "NNP", "NNPS", "CD")
            if verb and not relative:
                token.relation = "mark"
        if token.relation == "nsubj" and token.head.child("aux:pass"):
            token.relation = "nsubj:pass"
        stated = token.xpos
        if stated is None:
            if token.head is not None and token.relation in CLAUSES or token.head is None:
                # Helpers decide about the verb; "to" is still called case here.
                if any(c.relation == "case" and c.low == "to" for c in token.children) and not token.child("det", "amod") and token.relation in (
                        "advcl", "acl", "xcomp", "ccomp", "csubj", "csubj:pass", "root") and verb_like(token):
                    token.xpos = "VB"
                if token.relation == "conj" and token.head.xpos == "VB" and any(c.low == "to" and c.relation == "case" for c in token.children):
                    token.xpos = "VB"
            token.xpos = token.xpos or tag(token)
        token.upos = token.upos or part_of_speech(token)
    for token in tokens:
        token.feats = features(token)
        token.lemma = token.lemma or lemma_of(token)
    set_spaces(tokens)
    for token in tokens:
        if token.form == '"':
            token.lemma = '"'
    return tokens


def verb_like(token):
    """Whether "to" before this word marks an infinitive: its form is no past, participle or -ing form."""
    return (not token.low.endswith("ing") or token.low in w.BASES_IN_ING) and not token.child("cop", "aux", "aux:pass") and token.low not in w.NUMBERS


def text_of(tokens):
    """The sentence as printed."""
    return "".join(t.form + (" " if t.space_after else "") for t in tokens).rstrip()


def clitic_ranges(tokens):
    """(first, last) ids of words written together with their clitics."""
    out, i = [], 0
    while i < len(tokens):
        end = i
        while end + 1 < len(tokens) and not tokens[end].space_after and tokens[end + 1].xpos != "PUNCT" and (
                tokens[end + 1].low in ("'s", "’s", "n't", "n’t", "'ll") or tokens[end].low == "can" and tokens[end + 1].low == "not" or tokens[end + 1].xpos == "POS") and tokens[end].upos != "PUNCT":
            end += 1
        if end > i:
            out.append((i + 1, end + 1))
        i = end + 1
    return out


def conllu(tokens, ident):
    """The lines of one sentence."""
    out = ["# sent_id = " + ident, "# text = " + text_of(tokens)]
    ranges = {first: last for first, last in clitic_ranges(tokens)}
    inside = 0
    for token in tokens:
        if token.id in ranges:
            inside = ranges[token.id]
            last = tokens[inside - 1]
            space = "_" if last.space_after or inside == len(tokens) else "SpaceAfter=No"
            out.append("%d-%d\t%s%s" % (token.id, inside, "".join(t.form for t in tokens[token.id - 1:inside]), "\t_" * 7 + "\t" + space))
        misc = ["Name=" + token.name] if token.name else []
        if not token.space_after and token.id > inside:
            misc.append("SpaceAfter=No")
        out.append("\t".join([str(token.id), token.form, token.lemma, token.upos, token.xpos, token.feats,
                              str(token.head.id if token.head else 0), token.relation, "_", "|".join(misc) or "_"]))
    return "\n".join(out) + "\n\n"


def paragraphs(path):
    """The sentences of a notation file, comments cut."""
    with open(path, encoding="utf8") as f:
        text = "\n".join(line for line in f.read().split("\n") if not line.startswith("#"))
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip()]


def draw(tokens):
    """The tree, a word a line, indented by depth, in the order of the sentence."""
    out = [text_of(tokens)]
    for token in tokens:
        depth = sum(1 for _ in ancestors(token))
        out.append("  " + ". " * depth + "%s %s %s%s%s" % (token.form, token.relation, token.xpos, " " + token.name if token.name else "",
                                                        " =" + token.lemma if token.lemma != token.form else ""))
    return "\n".join(out) + "\n"


def main(arguments):
    if len(arguments) >= 2 and arguments[0] in ("expand", "tree"):
        failed = 0
        for number, text in enumerate(paragraphs(arguments[1]), 1):
            try:
                tokens = expand(text)
            except NotationError as error:
                sys.stderr.write("sentence %d: %s\n" % (number, error))
                failed = 1
                continue
            if arguments[0] == "tree":
                sys.stdout.write("%d: %s\n" % (number, draw(tokens)))
            else:
                sys.stdout.write(conllu(tokens, "%s-%03d" % (arguments[2], number)))
        return failed
    if arguments[:1] == ["check"]:
        import notation_check
        problems = notation_check.check_files(arguments[1:])
        sys.stdout.write("".join(p + "\n" for p in problems))
        return 1 if problems else 0
    sys.stderr.write(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
