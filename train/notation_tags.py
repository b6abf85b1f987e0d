"""Tags of the treebank notation: the Penn tag and the universal part of speech of a word, by its relation, its helpers and its form."""

import re

import notation_words as w

CLAUSES = {"root", "advcl", "advcl:relcl", "acl", "acl:relcl", "ccomp", "xcomp", "csubj", "csubj:pass", "parataxis", "conj"}


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


def noun_tag(token):
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


def tag(token):
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
        return noun_tag(token) if relation == "compound" else "NNP"
    if relation in CLAUSES and not (relation == "conj" and head.xpos and not head.xpos.startswith("VB")):
        found = verb_tag(token)
        if found:
            return found
    if relation == "conj" and head.xpos and head.xpos.startswith("JJ") and not token.child("det"):
        return adjective_tag(token)
    return noun_tag(token)


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
