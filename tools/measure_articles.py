"""Precision and recall on real articles that were read and judged by hand: sums of the tables in docs/measurements.

What was right, wrong, found and missed was counted by readers against lists written before the program read the articles; the texts are not the project's
to keep, so that the tables hold addresses and counts alone.
"""
import collections
import csv
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "docs" / "measurements"


def rows(name):
    """The rows of a table as dicts; lines that start with # are comments."""
    lines = [line for line in (FOLDER / name).read_text().splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def articles():
    """Precision and recall of the tables of articles that were read and counted by hand."""
    for name in ("articles.tsv", "articles_second.tsv", "articles_third.tsv"):
        table = rows(name)
        mended = "first_found" in table[0]  # counted before and after the classes of mistakes were mended
        for reading in ("first_", "") if mended else ("",):
            found, missed, invented = (sum(int(row[reading + column]) for row in table) for column in ("found", "missed", "invented"))
            print(f"{name}: {len(table)} articles, {'after mending' if mended and not reading else 'unseen'}: {found} facts found, {missed} missed, {invented} invented; "
                  f"precision {found / (found + invented):.3f}  recall {found / (found + missed):.3f}")


def judged_articles():
    """The same of the articles whose printed facts and listed facts were judged apart."""
    for name in ("articles_fourth.tsv", "articles_fifth.tsv", "articles_sixth.tsv", "articles_seventh.tsv"):
        table = rows(name)
        right, wrong, found, missed, status, span = (sum(int(row[column]) for row in table)
                                                     for column in ("right", "wrong", "found", "missed", "status_wrong", "span_wrong"))
        printed = right + wrong
        print(f"{name}: {len(table)} articles, unseen: {printed} facts printed, {right} right: precision {right / printed:.3f}  "
              f"status {1 - status / printed:.3f}  spans {1 - span / printed:.3f}; {found} of {found + missed} listed facts found: recall {found / (found + missed):.3f}")


COUNTS = ("right", "wrong", "found", "missed", "status_wrong", "span_wrong")


def judged_by_kind():
    """The same of the articles that were judged kind by kind: a row for each article and kind."""
    for name in ("articles_eighth.tsv",):
        sums = collections.defaultdict(collections.Counter)
        addresses = set()
        for row in rows(name):
            addresses.add(row["article"])
            for kind in (row["kind"], "all"):
                sums[kind].update({column: int(row[column]) for column in COUNTS})
        print(f"{name}: {len(addresses)} articles, unseen\nkind           printed  right precision  listed  found recall")
        for kind, count in sorted(sums.items(), key=lambda item: (item[0] == "all", -item[1]["right"] - item[1]["wrong"])):
            printed, listed = count["right"] + count["wrong"], count["found"] + count["missed"]
            if printed or listed:
                print(f"{kind:14} {printed:7} {count['right']:6} {share(count['right'], printed):>9} {listed:7} {count['found']:6} {share(count['found'], listed):>6}")
        count = sums["all"]
        printed = count["right"] + count["wrong"]
        print(f"status right in {share(printed - count['status_wrong'], printed)}, evidence in {share(printed - count['span_wrong'], printed)}")


def share(part, whole):
    return f"{part / whole:.3f}" if whole else "-"


def main():
    articles()
    judged_articles()
    judged_by_kind()
