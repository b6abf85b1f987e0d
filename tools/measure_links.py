"""Coreference and coordinated actors for tools/measure: CoNLL-style scores and link precision.

    tools/measure coreference FILE.conllu ...   GUM's news (Entity= in MISC): the article is read as plain text
    tools/measure coreference cases             the authored cases of cases/names, on the mentions that they bracket
    tools/measure actors FILE.jsonl             given one actor of a sentence, all that are coordinated with it

A mention of ours is one of the gold standard's where it holds the head that the gold standard gives (minspan) and reaches
no further than the mention itself: ours are names and short phrases, theirs go on to the end of a relative clause.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile


# --- the measures: clusters are lists of sets of mentions -------------------------------------------------------------
def f1(right_found, found, right_gold, gold):
    p, r = right_found / found if found else 0, right_gold / gold if gold else 0
    return p, r, (2 * p * r / (p + r) if p + r else 0)


def muc(gold, ours):
    def links(of, by):
        home = {m: i for i, cluster in enumerate(by) for m in cluster}
        right = total = 0
        for cluster in of:
            parts = {home.get(m, ("alone", m)) for m in cluster}
            right += len(cluster) - len(parts)
            total += len(cluster) - 1
        return right, total
    r, p = links(gold, ours), links(ours, gold)
    return p + r


def b_cubed(gold, ours):
    def overlap(of, by):
        home = {m: cluster for cluster in by for m in cluster}
        right = sum(len(cluster & home[m]) / len(cluster) for cluster in of for m in cluster if m in home)
        return right, sum(map(len, of))
    r, p = overlap(gold, ours), overlap(ours, gold)
    return p + r


def assignment(cost):
    """The cheapest pairing of rows with columns (Hungarian method); rows at most as many as columns."""
    n, m, far = len(cost), len(cost[0]) if cost else 0, float("inf")
    u, v, match, way = [0] * (n + 1), [0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], at = i, 0
        least, used = [far] * (m + 1), [False] * (m + 1)
        while match[at]:
            used[at], row, delta, then = True, match[at], far, 0
            for j in range(1, m + 1):
                if not used[j]:
                    now = cost[row - 1][j - 1] - u[row] - v[j]
                    if now < least[j]:
                        least[j], way[j] = now, at
                    if least[j] < delta:
                        delta, then = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = then
        while at:
            match[at], at = match[way[at]], way[at]
    return [(match[j] - 1, j - 1) for j in range(1, m + 1) if match[j]]


def ceaf_e(gold, ours):
    few, many = (gold, ours) if len(gold) <= len(ours) else (ours, gold)
    cost = [[-2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few]
    right = -sum(cost[i][j] for i, j in assignment(cost)) if few else 0
    return right, len(ours), right, len(gold)


def report(name, documents):
    """Sums over documents, as the CoNLL scorer does; prints precision, recall and F1 of each measure and their mean."""
    scores = []
    for label, measure in (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e)):
        sums = [0, 0, 0, 0]
        for gold, ours in documents:
            sums = [a + b for a, b in zip(sums, measure(gold, ours))]
        p, r, f = f1(*sums)
        scores.append(f)
        print(f"  {name}: {label} precision {p:.3f}, recall {r:.3f}, F1 {f:.3f}")
    print(f"  {name}: CoNLL mean F1 {sum(scores) / 3:.3f}")


# --- GUM --------------------------------------------------------------------------------------------------------------
def gum_documents(path, genre):
    """(id, text, mentions): a mention is (cluster, type, span of characters, span of its head)."""
    name, text, mentions, stack, count = None, "", [], {}, 0
    open_mentions, words = [], []
    for line in pathlib.Path(path).read_text().splitlines() + ["# newdoc id = end"]:
        if line.startswith("# newdoc id = "):
            if name and genre in name:
                yield name, text, mentions
            name, text, mentions, open_mentions = line.split(" = ")[1], "", [], []
        elif line.startswith("# newpar") and text and not line.startswith("# newpar_block"):
            text += "\n\n"
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            misc = dict(item.split("=", 1) for item in cells[9].split("|") if "=" in item)
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                skip, joined, space_after = last, cells[1], misc.get("SpaceAfter") != "No"
                multi = (first, last, len(text))
                text += joined + (" " if space_after else "")
                start, inside = multi[2], 0
                pending = (last, start, start + len(joined))
                stack["multi"] = pending
                continue
            if "multi" in stack and int(cells[0]) <= stack["multi"][0]:
                _, begin, stop = stack["multi"]
                at = text.find(cells[1], stack.get("within", begin), stop)
                begin, end = (at, at + len(cells[1])) if at >= 0 else (begin, stop)
                stack["within"] = end
                if int(cells[0]) == stack["multi"][0]:
                    stack.pop("multi")
                    stack.pop("within")
            else:
                begin, end = len(text), len(text) + len(cells[1])
                text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
            for mention in open_mentions:
                mention["words"].append((begin, end))
            for event in re.findall(r"\([^()]*\)?|[^()]+\)", misc.get("Entity", "")):
                if event.startswith("("):
                    fields = event.strip("()").split("-")
                    count += 1
                    mention = {"id": fields[0].split("[")[0], "type": fields[1], "minspan": fields[5], "words": [(begin, end)]}
                    open_mentions.append(mention)
                    if not event.endswith(")"):
                        continue
                    closing = mention
                else:
                    closing = next((m for m in reversed(open_mentions) if m["id"] == event.strip(")").split("[")[0]), None)
                if closing is None:
                    continue
                open_mentions.remove(closing)
                heads = [closing["words"][int(i) - 1] for i in closing["minspan"].split(",") if i.isdigit() and int(i) <= len(closing["words"])]
                heads = heads or closing["words"][:1]
                mentions.append((closing["id"], closing["type"], (closing["words"][0][0], closing["words"][-1][1]), heads[0]))
        elif not line and text and not text.endswith((" ", "\n")):
            text += " "


def read(texts, program):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as batch:
        batch.write("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts))
        batch.flush()
        done = subprocess.run([program, "read", "--format", "jsonl", "--with-text", batch.name], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return {record["document"]["source"]: record for record in map(json.loads, done.stdout.splitlines())}


def matched(gold, span):
    """The gold mention that a span of ours is: the smallest that holds it, less its edges, and whose head it holds."""
    fits = [m for m in gold if span[0] <= m[3][0] and m[3][1] <= span[1] and m[2][0] <= span[0] + 4 and span[1] <= m[2][1] + 4]
    return min(fits, key=lambda m: m[2][1] - m[2][0], default=None)


def coreference_gum(paths, program, genre="news", verbose=False):
    documents = [d for path in paths for d in gum_documents(path, genre)]
    records = read([(name, text) for name, text, _ in documents], program)
    kinds = {"people": ({"person"}, {"person"}),
             "people, bodies, places": ({"person", "organization", "place"}, {"person", "body", "organisation", "country", "place"})}
    for label, (types, ours_kinds) in kinds.items():
        pairs, right, wrong, due, links = [], 0, 0, 0, collections.Counter()
        for name, text, mentions in documents:
            gold_clusters = collections.defaultdict(set)
            for m in mentions:
                if m[1] in types:
                    gold_clusters[m[0]].add(m[2] + m[3])
            cluster_of = {m: i for i, cluster in gold_clusters.items() for m in cluster}
            record, ours = records[name], []
            assert record["document"]["text"] == text, name
            for entity in record["entities"]:
                if entity["kind"] not in ours_kinds:
                    continue
                cluster, found = set(), []
                for mention in entity["mentions"]:
                    if mention["how"] == "collective":
                        continue
                    same = matched(mentions, mention["span"])
                    key = same[2] + same[3] if same else tuple(mention["span"])
                    cluster.add(key)
                    found.append((mention, cluster_of.get(key)))
                ours.append(cluster)
                # Each mention that points back: right where an earlier one of ours is of the same gold cluster.
                for i, (mention, home) in enumerate(found):
                    before = {h for _, h in found[:i] if h is not None}
                    if home is None or not before or mention["how"] == "name":
                        continue
                    links[home in before] += 1
                    if verbose and home not in before:
                        print("    wrong:", name, mention["text"], mention["how"], mention.get("reason", ""), "<-", entity["name"])
            # Those that should have been linked: pronouns and short forms of chains with an earlier mention.
            due += sum(len(cluster) - 1 for cluster in gold_clusters.values())
            pairs.append(([c for c in gold_clusters.values() if len(c) > 1], [c for c in ours if len(c) > 1]))
        report(label, pairs)
        print(f"  {label}: links that point back: {links[True]} right, {links[False]} wrong, precision {links[True] / max(1, sum(links.values())):.3f}; {due} links in the gold chains")


# --- the authored cases -----------------------------------------------------------------------------------------------
def authored_cases(folder):
    name, text, brackets = None, "", []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text().splitlines() + ["== end"]:
            if line.startswith("== "):
                if name:
                    yield f"{path.stem}: {name}", text, brackets
                name, text, brackets = (line[3:] if line != "== end" else None), "", []
            elif line and not line.startswith(("-- ", "#")) and name:
                text += "\n" if text else ""
                for part in re.split(r"(\[[^:\]]+:[^\]]*\])", line):
                    if part.startswith("[") and ":" in part:
                        labels, words = part[1:-1].split(":", 1)
                        brackets.append((labels, (len(text), len(text) + len(words))))
                        part = words
                    text += part


def coreference_cases(folder, program):
    cases = list(authored_cases(folder))
    records = read([(str(i), text) for i, (_, text, _) in enumerate(cases)], program)
    pairs = []
    for i, (name, text, brackets) in enumerate(cases):
        gold = collections.defaultdict(set)
        for labels, span in brackets:
            if "+" not in labels and labels != "?":
                gold[labels].add(span)
        ours = []
        for entity in records[str(i)]["entities"]:
            cluster = set()
            for mention in entity["mentions"]:
                if mention["how"] == "collective":
                    continue
                for labels, span in brackets:
                    if "+" not in labels and span[1] == mention["span"][1] and abs(span[0] - mention["span"][0]) <= 4:
                        cluster.add(span)
            if cluster:
                ours.append(cluster)
        pairs.append((list(gold.values()), ours))
    print(f"  {len(cases)} cases, {sum(len(c) for g, _ in pairs for c in g)} mentions, {sum(len(g) for g, _ in pairs)} entities")
    report("authored cases", pairs)


# --- coordinated actors -----------------------------------------------------------------------------------------------
def coordinated(words, first, last):
    """Phrases coordinated with words[first:last] in the tree; each word is (form, head, relation), heads from 0, -1 for the root."""
    inside = range(first, last)
    head = next((i for i in reversed(inside) if words[i][1] not in inside), first)
    while words[head][2] == "conj":
        head = words[head][1]
    members = [head]
    for i in range(len(words)):
        if words[i][2] == "conj" and words[i][1] in members:
            members.append(i)
    out = []
    for member in members:
        kept = {member}
        grew = True
        while grew:
            more = {i for i, w in enumerate(words) if w[1] in kept and i not in kept and w[2].split(":")[0] not in
                    ("conj", "cc", "punct", "acl", "appos", "det", "case", "nmod", "advmod") or (w[1] in kept and i not in kept and w[2] == "nmod:desc")}
            grew = bool(more - kept)
            kept |= more
        qualities = [i for i in kept if words[i][1] == member and words[i][2] == "amod"]
        others = [j for q in qualities for j in range(len(words)) if words[j][1] == q and words[j][2] == "conj"]
        for q in (qualities + others if others else [None]):
            shown = sorted((kept - set(qualities) - set(others)) | {q}) if others else sorted(kept)
            out.append(" ".join(words[i][0] for i in shown))
    return out


def actors(path, program, verbose=False):
    right = total = exact = cases = 0
    found_all = 0
    for line in open(path):
        record = json.loads(line)
        expected = record["expected"][0]["co_actors"]
        if not expected or not record["given_actor"]:
            continue
        cases += 1
        done = subprocess.run([program, "parse", "-"], input=record["text"], capture_output=True, text=True)
        words = []
        for row in done.stdout.splitlines():
            cells = row.split("\t")
            if cells[0].isdigit():
                if cells[0] == "1":
                    base = len(words)
                words.append((cells[1], base + int(cells[6]) - 1 if cells[6] != "0" else -1, cells[7]))
        forms, given = [w[0] for w in words], re.findall(r"\w+|[^\w\s]", record["given_actor"])
        at = next((i for i in range(len(forms)) if forms[i:i + len(given)] == given), None)
        found = coordinated(words, at, at + len(given)) if at is not None else []
        right += len(set(found) & set(expected))
        total += len(expected)
        found_all += len(found)
        exact += set(found) == set(expected)
        if verbose and set(found) != set(expected):
            print("  ", record["id"], "want", expected, "got", found)
    print(f"coordinated actors: {exact} of {cases} sentences with all of them; {right} of {total} actors, {found_all} given: precision {right / max(1, found_all):.3f}, recall {right / max(1, total):.3f}")


# --- pairs of names with country and office ---------------------------------------------------------------------------
ROLE_WORDS = set("PRESIDENT MINISTER PRIME MR MRS MS DR US U.S. AMERICAN ADMINISTRATION GENERAL KING QUEEN SENATOR FOREIGN SECRETARY LEADER CHANCELLOR PREMIER GOVERNMENT "
                 "FORMER COLONEL PRINCE THE OF STATE CHAIRMAN SHEIKH EMIR SULTAN VICE CABINET DEFENSE SPEAKER MARSHAL ADMIRAL JUDGE POPE".split())


def dictionary_people(path):
    """People of a dictionary of actors: (names, country, sectors); those whose codes say an elite, and aliases without titles."""
    people, names, codes = [], [], []
    for line in path.read_text(errors="replace").splitlines() + ["END_"]:
        line = line.split(";")[0].rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("\t"):
            codes += re.findall(r"\[(\w+)", line)
        elif line.startswith("+"):
            names.append(line[1:])
        else:
            if names and any(code[3:6] == "ELI" for code in codes):
                plain = [n.strip("_ ").replace("_", " ") for n in names]
                plain = [n for n in dict.fromkeys(plain) if len(n.split()) > 1 and not ROLE_WORDS & set(n.split())]
                if len(plain) > 0:
                    people.append((plain, codes[0][:3], "+".join(sorted({code[3:6] for code in codes} - {"ELI", ""}))))
            names, codes = [line], []
    return people


def name_pairs(folder, evaluate):
    """Pairs of names of one person, and three times as many of two people who share a word, each with country and sector of office."""
    import hashlib
    people = dictionary_people(folder / "Phoenix.Countries.actors.txt")
    rows, by_word = [], collections.defaultdict(set)
    for i, (names, country, office) in enumerate(people):
        rows += [(names[0], other, country, country, office, office, "true") for other in names[1:]]
        for word in set(" ".join(names).split()):
            if len(word) > 3:
                by_word[word].add(i)
    pairs = sorted({(a, b) for group in by_word.values() if len(group) < 200 for a in group for b in group if a < b},
                   key=lambda p: hashlib.sha256(f"{p}".encode()).hexdigest())
    for a, b in pairs[:3 * len(rows)]:
        rows.append((people[a][0][0], people[b][0][-1], people[a][1], people[b][1], people[a][2], people[b][2], "false"))
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as table:
        table.write("schema,name1,name2,country1,country2,office1,office2,is_match\n" + "".join("Person," + ",".join(row) + "\n" for row in rows))
        table.flush()
        subprocess.run([evaluate, table.name], check=True)
