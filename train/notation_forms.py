"""Lemmas and features of the treebank notation, by tag, relation and form."""

import re

import notation_words as w
from notation_tags import ancestors


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
