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

SHORT = {"s": "nsubj", "sp": "nsubj:pass", "so": "nsubj:outer", "o": "obj", "io": "iobj", "b": "obl", "bu": "obl:unmarked", "ba": "obl:agent",
         "n": "nmod", "nu": "nmod:unmarked", "nd": "nmod:desc", "p": "nmod:poss", "ap": "appos", "j": "conj", "v": "advcl",
         "vr": "advcl:relcl", "ac": "acl", "rc": "acl:relcl", "co": "ccomp", "x": "xcomp", "pt": "parataxis", "a": "amod",
         "c": "compound", "d": "det", "f": "flat", "m": "advmod", "au": "aux", "xp": "aux:pass", "k": "mark", "fx": "fixed",
         "cs": "csubj", "csp": "csubj:pass", "ex": "expl", "pr": "compound:prt", "pc": "cc:preconj", "pd": "det:predet", "di": "discourse", "vo": "vocative",
         "ls": "list", "ca": "case", "pu": "punct", "num": "nummod", "di": "discourse"}
RELATIONS = set(SHORT.values()) | {"root", "cop", "cc", "dep", "orphan", "goeswith", "dislocated", "advcl", "csubj:outer"}
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
NAMES = {"P": "PER", "O": "ORG", "L": "LOC"}
CLAUSES = {"root", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "xcomp", "csubj", "csubj:pass", "parataxis", "conj"}
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


# ---- tags ----------------------------------------------------------------------------------------------------------------------


def verb_tag(token):
    """The tag of a verb by its helpers and its ending; None where the form does not tell."""
    low = token.low
    helpers = [c.low for c in token.children if c.relation in ("aux", "aux:pass", "cop") and c.id < token.id]
    passive = token.child("aux:pass")
    past, participle = low in w.PAST or low.endswith("ed"), low in w.PARTICIPLE or low.endswith("ed")
    if token.child("cop"):
        return None
    if low.endswith("ing") and low not in w.BASES_IN_ING:
        return "VBG"
    if (passive or token.child("obl:agent")) and participle:
        return "VBN"
    if token.relation == "conj" and token.head.xpos in ("VBN", "VBD", "VB", "VBG") and not helpers and not token.child("nsubj"):
        if token.head.xpos == "VB" and not participle:
            return "VB"
        if token.head.xpos == "VBN" and participle:
            return "VBN"
    if any(h in w.HAVE for h in helpers) and participle:
        return "VBN"
    if helpers and helpers[-1] in w.MODALS | {"do", "does", "did"}:
        return "VB"
    if any(c.relation == "mark" and c.low == "to" for c in token.children):
        return "VB"
    if token.relation == "acl" and participle or participle and not past:
        return "VBN"
    return "VBD" if past else None


def noun_tag(token, sentence):
    """NN, NNS, NNP or NNPS by capital and ending; numbers are CD."""
    low = token.low
    if re.fullmatch(r"[0-9][0-9.,:/]*|[0-9]+s", low) or low in w.NUMBERS:
        return "CD"
    capital = token.capital and (not token.initial or bool(token.name) or token.relation == "nmod:desc" or
                                 token.relation in ("compound", "nmod:poss") and token.head.capital)
    if capital:
        return "NNPS" if token.form in w.PROPER_PLURALS else "NNP"
    if low in w.IRREGULAR_PLURALS:
        return "NN" if low in ("media",) else "NNS"
    if low.endswith("s") and low not in w.NOUNS_IN_S and not low.endswith(("ss", "us", "is", "'s")):
        return "NNS"
    return "NN"


def adjective_tag(token):
    low = token.low
    if token.form in w.OFFICE_ADJECTIVES and (token.name or token.head.capital or token.head.name):
        return "NNP"
    if token.name and token.capital and low not in w.ORDINALS and token.name[2:] != "PER":
        return "NNP"
    if token.capital and not token.initial:
        return "JJ"
    if low.endswith("ing") and low not in w.ADJECTIVES_IN_ING:
        return "VBG"
    if (low.endswith("ed") or low in w.PARTICIPLE) and low not in w.ADJECTIVES_IN_ED and low not in ("read", "put", "set"):
        return "VBN"
    if low in w.COMPARATIVE_LEMMAS:
        return "JJS" if low.endswith("st") else "JJR"
    return "JJ"


def tag(token, sentence):
    """The Penn tag."""
    low, relation, head = token.low, token.relation, token.head
    if relation == "punct":
        return w.PUNCTUATION.get(low, ":")
    if low in ("'s", "’s", "'", "’") and relation == "case":
        return "POS"
    if relation in ("aux", "aux:pass", "cop") and low in w.AUXILIARIES:
        return w.AUXILIARIES[low][0]
    if low in w.PRONOUNS and not token.name and (low != "her" or relation == "nmod:poss") and not (low in ("that",)):
        return w.PRONOUNS[low][0] if not (low == "there" and relation == "advmod") else "RB"
    if low == "her":
        return "PRP"
    if low == "that" and relation not in ("det", "mark"):
        return "WDT" if any(a.relation in ("acl:relcl",) for a in ancestors(token)) else "DT"
    if low in w.DETERMINERS and relation in ("det", "nsubj", "nsubj:pass", "obj", "obl", "nmod") and low in w.DETERMINER_FEATURES:
        return "DT"
    if relation == "det" and low in w.DETERMINER_FEATURES:
        return "DT"
    if relation == "det:predet":
        return "PDT"
    if relation in ("cc", "cc:preconj"):
        return "CC" if low in w.CONJUNCTIONS | {"both", "either", "neither"} else "RB"
    if relation == "fixed":
        return {"well": "RB", "of": "IN", "order": "NN", "other": "JJ", "that": "IN", "than": "IN", "as": "IN", "to": "IN"}.get(low, "IN")
    if relation == "mark" or relation == "case":
        if low == "to" and relation == "mark":
            return "TO"
        if low in ("due", "such"):
            return "JJ"
        if low in ("when", "where", "how"):
            return "WRB"
        return "VBG" if low.endswith("ing") and low not in ("during", "notwithstanding") else "IN"
    if relation == "compound:prt":
        return "RP"
    if relation in ("amod",):
        return adjective_tag(token)
    if relation == "nummod" or re.fullmatch(r"[0-9][0-9.,:/]*", low):
        return "$" if low == "$" else "CD"
    if low in ("$", "€", "£"):
        return "$"
    if low in ("%",):
        return "NN"
    if relation == "advmod":
        if low in ("more", "less") and token.child("fixed"):
            return "JJR"
        if low in w.RELATIVE_ADVERBS:
            return "WRB"
        if low in ("earlier", "later", "better", "closer", "more", "less", "further", "longer", "sooner", "higher"):
            return "RBR"
        return "RBS" if low in ("most", "least") else "IN" if low == "up" else "RB"
    if relation in ("compound",) and low in w.NUMBERS:
        return "CD"
    if relation in ("compound", "flat"):
        return noun_tag(token, sentence) if relation == "compound" else "NNP"
    if relation in CLAUSES and not (relation == "conj" and head.xpos and not head.xpos.startswith("VB")):
        found = verb_tag(token)
        if found:
            return found
    if relation == "conj" and head.xpos and head.xpos.startswith("JJ") and not token.child("det"):
        return adjective_tag(token)
    return noun_tag(token, sentence)


def ancestors(token):
    """The token's heads, nearest first."""
    while token.head is not None:
        token = token.head
        yield token


UPOS_OF = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "CC": "CCONJ", "RB": "ADV", "RBR": "ADV",
           "RBS": "ADV", "WRB": "ADV", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
           "WP$": "PRON", "JJR": "ADJ", "EX": "PRON", "TO": "PART", "POS": "PART", "RP": "ADP", "MD": "AUX", "$": "SYM", "PDT": "DET", "UH": "INTJ",
           "FW": "X", "SYM": "SYM", "LS": "X"}


def part_of_speech(token):
    """The universal part of speech from tag and relation."""
    xpos, relation, low = token.xpos, token.relation, token.low
    if relation == "punct":
        return "PUNCT"
    if xpos == "NNP" and relation == "amod":
        return "ADJ"
    if low == "%":
        return "SYM"
    if xpos == "RB" and low in ("not", "n't", "n’t"):
        return "PART"
    if xpos == "DT":
        return "DET" if relation == "det" or low not in ("this", "that", "these", "those") else "PRON"
    if xpos == "WDT":
        return "DET" if relation == "det" else "PRON"
    if xpos == "NN" and low in w.PRONOUNS:
        return "PRON"
    if xpos == "IN":
        return "SCONJ" if relation == "mark" or relation == "fixed" and token.head.relation == "mark" and token.head.low == "so" else "ADP"
    if xpos.startswith("VB"):
        return "AUX" if relation in ("aux", "aux:pass", "cop") or low in ("be", "been") else "VERB"
    return UPOS_OF.get(xpos, "X")


def base_of_verb(low, xpos):
    """The lemma of a verb form."""
    if xpos in ("VB", "VBP") and low not in ("are", "am"):
        return low
    if low in ("is", "are", "am", "was", "were", "been", "being"):
        return "be"
    if low in ("has", "had", "having"):
        return "have"
    if xpos == "VBN" and low in w.PARTICIPLE:
        return w.PARTICIPLE[low]
    if xpos in ("VBD", "VBN") and (low in w.PAST or low in w.PARTICIPLE):
        return w.PAST.get(low) or w.PARTICIPLE[low]
    if xpos == "VBZ":
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith(("sses", "shes", "ches", "xes", "oes", "zzes")):
            return low[:-2]
        return low[:-1] if low.endswith("s") else low
    stem = low[:-3] if low.endswith("ing") else low[:-2] if low.endswith("ed") else None
    if stem is None:
        return low
    if low.endswith("ied"):
        return low[:-3] + "y" if len(low) > 4 else low[:-1]
    if low.endswith("ying") and low in ("lying", "tying", "dying", "underlying"):
        return low[:-4] + "ie"
    if stem + "e" in w.VERBS_IN_E or stem not in w.VERBS_IN_CONSONANT and (
            len(stem) > 4 and stem.endswith(("is", "iz", "at", "or", "ir", "ur", "os", "us", "ud", "id", "ut")) and not stem.endswith(("eat", "oid", "air", "aid", "our")) or
            len(stem) > 3 and stem.endswith(("iv", "ev", "ov", "lv", "rv", "uc", "rc", "nc", "dg", "rg", "iev", "iz", "bl", "dl", "gl", "kl", "pl", "tl", "fl", "zl"))):
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and (stem[:-1] in w.DOUBLED or stem[-1] in "bdgmnprt" and stem not in (
            "add", "err", "purr", "boycott", "butt", "ebb", "egg")):
        return stem[:-1]
    return stem


def base_of_noun(low):
    """The lemma of a plural common noun."""
    if low in w.IRREGULAR_PLURALS:
        return w.IRREGULAR_PLURALS[low]
    if low.endswith("ies") and len(low) > 4 and low not in ("ties", "movies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")) and not low.endswith(("aches", "izes", "azes")) or low.endswith(
            ("approaches", "beaches", "breaches", "statuses", "buses", "heroes", "processes", "campuses", "consensuses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low


def lemma_of(token):
    """The lemma by tag."""
    low, xpos = token.low, token.xpos
    if xpos == "POS":
        return "'s"
    if low in w.AUXILIARIES and token.upos == "AUX":
        return w.AUXILIARIES[low][1]
    if low in w.PRONOUNS and token.upos == "PRON":
        return "she" if low == "her" and xpos == "PRP" else w.PRONOUNS[low][1]
    if token.upos == "PROPN":
        if xpos == "NNPS" and token.form.endswith("s") and not token.form.endswith(("ss", "us")) and token.form not in w.FIXED_PLURALS:
            return token.form[:-3] + "y" if token.form.endswith("ies") else token.form[:-2] if token.form == "Heroes" else token.form[:-1]
        return token.form
    if token.upos == "ADJ" and xpos == "NNP":
        return token.form if token.capital else low
    if token.upos == "ADJ" and xpos == "JJ" and token.capital and (not token.initial or low.endswith(w.NATIONAL_ENDINGS)) and not token.form.isupper():
        return token.form if token.form not in w.OFFICE_ADJECTIVES else low
    if low in ("better", "best") and xpos in ("RBR", "RBS"):
        return "well"
    if xpos in ("JJR", "JJS", "RBR", "RBS"):
        return w.COMPARATIVE_LEMMAS.get(low, low)
    if token.upos in ("VERB", "AUX"):
        return base_of_verb(low, xpos)
    if xpos == "NNS":
        return base_of_noun(low)
    if token.upos == "DET":
        return w.DETERMINER_LEMMAS.get(low, low)
    if token.upos == "PRON" and xpos == "DT":
        return w.DETERMINER_LEMMAS.get(low, low)
    if low in ("n't", "n’t"):
        return "not"
    if token.upos == "NUM" and any(c.isdigit() for c in low):
        return low.replace(",", "")
    return {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}.get(low, low)


def number_of_subject(token):
    """(number, person) that a past-tense verb takes from its subject, its head's or its antecedent's."""
    seen = token
    while seen is not None:
        subject = seen.child("nsubj", "nsubj:pass", "expl", "csubj")
        if subject is not None:
            if subject.low in ("who", "which", "that") and seen.relation.startswith("acl"):
                subject = seen.head
            if subject.low in ("we", "they"):
                return "Plur", "1" if subject.low == "we" else "3"
            if subject.low == "i":
                return "Sing", "1"
            joined = any(c.relation == "conj" for c in subject.children)
            plural = subject.xpos in ("NNS", "NNPS") and subject.form not in ("States", "Nations", "Emirates") or joined or subject.low in (
                "both", "these", "those", "all", "two")
            return ("Plur" if plural else "Sing"), "3"
        if seen.relation not in ("conj", "aux", "cop", "aux:pass", "parataxis"):
            return "Sing", "3"
        seen = seen.head
    return "Sing", "3"


def features(token):
    """FEATS by tag, relation and word."""
    low, xpos, upos = token.low, token.xpos, token.upos
    if low in w.PRONOUNS and upos == "PRON":
        found = w.PRONOUNS[low][2]
        if low == "her" and xpos == "PRP":
            return "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
        if xpos in ("WP", "WDT") and not any(a.relation == "acl:relcl" for a in ancestors(token)):
            return found.replace("PronType=Rel", "PronType=Int")
        if low == "it" and token.relation not in ("nsubj", "nsubj:pass", "expl"):
            return found.replace("Case=Nom", "Case=Acc")
        return found
    if upos == "PRON" and xpos == "WDT":
        return "PronType=Rel"
    if upos in ("DET", "PRON") and low in w.DETERMINER_FEATURES:
        return w.DETERMINER_FEATURES[low]
    if upos == "PROPN":
        short = "Abbr=Yes|" if low in ("u.s.", "u.n.", "mr.", "mrs.") else ""
        if xpos == "NNPS" and token.form in w.FIXED_PLURALS and token.form != "States":
            return "Number=Ptan"
        return short + ("Number=Plur" if xpos == "NNPS" else "Number=Sing")
    if upos == "NOUN":
        if low == "half":
            return "Number=Sing|NumForm=Word|NumType=Frac"
        return "Number=Ptan" if low == "auspices" else "Number=Plur" if xpos == "NNS" else "Number=Sing"
    if upos == "NUM":
        form = "Digit" if any(c.isdigit() for c in low) else "Roman" if re.fullmatch("[ivx]+", low) else "Word"
        return "NumForm=%s|NumType=%s" % (form, "Frac" if re.fullmatch(r"[0-9]+[.][0-9]+", low) else "Card")
    if upos == "ADJ":
        degree = {"JJR": "Cmp", "JJS": "Sup"}.get(xpos, "Pos")
        if low in w.ORDINALS:
            return "Degree=Pos|NumForm=Word|NumType=Ord"
        if re.fullmatch("[0-9]+(st|nd|rd|th)", low):
            return "Degree=Pos|NumForm=Combi|NumType=Ord"
        return "Degree=" + degree + (("|ExtPos=ADV" if xpos == "JJR" else "|ExtPos=ADP") if token.child("fixed") else "")
    if upos == "ADV" or upos == "PART" and xpos == "RB":
        if xpos in ("RBR", "RBS"):
            return "Degree=" + ("Cmp" if xpos == "RBR" else "Sup")
        if xpos == "WRB":
            return "PronType=Rel" if token.head.relation == "acl:relcl" else "PronType=Int"
        if token.child("fixed"):
            return "ExtPos=CCONJ"
        return w.ADVERB_FEATURES.get(low, "_")
    if xpos == "MD":
        return "VerbForm=Fin"
    if xpos == "VB":
        return "VerbForm=Inf"
    if xpos in ("VBZ", "VBP"):
        number, person = ("Sing", "3") if xpos == "VBZ" else ("Plur", "3")
        subject = (token.head if upos == "AUX" else token).child("nsubj", "nsubj:pass")
        if xpos == "VBP" and subject is not None and subject.low in ("we", "i"):
            number, person = ("Plur", "1") if subject.low == "we" else ("Sing", "1")
        return "Mood=Ind|Number=%s|Person=%s|Tense=Pres|VerbForm=Fin" % (number, person)
    if xpos == "VBD":
        number, person = {"was": ("Sing", "3"), "were": ("Plur", "3")}.get(low) or number_of_subject(token.head if upos == "AUX" else token)
        return "Mood=Ind|Number=%s|Person=%s|Tense=Past|VerbForm=Fin" % (number, person)
    if xpos == "VBN":
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if passive(token) else "")
    if xpos == "VBG":
        if token.relation == "case":
            return ("ExtPos=ADP|" if token.child("fixed") else "") + "Tense=Pres|VerbForm=Part"
        gerund = token.relation in ("amod", "acl", "xcomp", "csubj", "compound") and upos != "AUX"
        if token.relation == "conj" and token.head.relation in ("acl", "xcomp", "csubj"):
            gerund = True
        return "VerbForm=Ger" if gerund else "Tense=Pres|VerbForm=Part"
    if upos == "CCONJ" and low in ("nor", "neither"):
        return "Polarity=Neg"
    if upos == "SYM" and xpos == "NN":
        return "Number=Sing"
    if upos == "ADP" and token.child("fixed"):
        return "ExtPos=" + ("ADV" if token.relation == "advmod" else "ADP")
    if upos == "SCONJ" and token.child("fixed"):
        return "ExtPos=SCONJ"
    return "_"


def passive(token):
    """Whether a participle is passive."""
    if token.upos == "AUX":
        return False
    if token.child("aux:pass", "nsubj:pass"):
        return True
    if any(c.low in w.HAVE and c.relation == "aux" for c in token.children):
        return False
    if token.relation == "conj" and token.head.xpos == "VBN":
        return passive(token.head)
    return True


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
            token.xpos = token.xpos or tag(token, tokens)
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
