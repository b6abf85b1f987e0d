// Counts of things, ranks, and numbers that belong to a name.
#include <algorithm>

#include "time/quantity_line.h"

namespace chancery {
namespace {

constexpr std::size_t kWordsToNoun = 5;  // "16 new bilateral investment cooperation documents"

bool plural_form(const std::string& word) {
  return word.size() > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

std::string singular(const std::string& word) {
  if (word.ends_with("ies") && word.size() > 4) return word.substr(0, word.size() - 3) + "y";
  for (const char* ending : {"sses", "shes", "ches", "xes", "zes"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - 2);
  return word.substr(0, word.size() - 1);
}

// "the number of visitors rose to 400": the number that grows to, or falls from, this one
bool number_of_things(const Document& document, const Sentence& sentence, TokenIndex at) {
  const auto& tokens = document.tokens;
  const TokenIndex verb = tokens[at].head;
  if (verb == kNoToken || !sentence.tokens.contains(verb) || tokens[verb].upos != Upos::VERB ||
      main_relation(tokens[at].relation) != Relation::obl)
    return false;
  for (TokenIndex t = sentence.tokens.first; t < at; ++t)
    if (tokens[t].head == verb && main_relation(tokens[t].relation) == Relation::nsubj && tokens[t].lemma == "number")
      return true;
  return false;
}

// "a force of 20,000", "a mission of nearly 9,000"
bool crowd_of(const Document& document, const Sentence& sentence, TokenIndex at) {
  const auto& tokens = document.tokens;
  const TokenIndex noun = tokens[at].head;
  if (noun == kNoToken || !sentence.tokens.contains(noun) || noun > at || at - noun > 4 ||
      main_relation(tokens[at].relation) != Relation::nmod)
    return false;
  const std::string& lemma = tokens[noun].lemma;
  return lemma == "force" || lemma == "mission" || lemma == "army" || lemma == "contingent" || lemma == "crowd" ||
         lemma == "garrison" || lemma == "workforce";
}

}  // namespace

// A number within a name or a code: "G20", "COVID-19", "Group of 77", "Resolution 1325", "No. 5", "+371 67", "5+1".
bool QuantityReader::part_of_name(const Line& line, std::size_t at, std::size_t last) const {
  const Atoms& atoms = line.atoms;
  const WordTable& words = numbers_.words();
  const TokenRange tokens = tokens_of(atoms, at, last);
  // Names are in order; a binary search for one that covers the number.
  const auto& names = line.document.names;
  auto name = std::upper_bound(names.begin(), names.end(), tokens.first,
                               [](TokenIndex t, const Name& other) { return t < other.tokens.first; });
  if (name != names.begin() && (name - 1)->tokens.contains(tokens) && (name - 1)->tokens.size() > tokens.size())
    return true;
  if (atoms[at].glued && at > 0) {
    const Atom& before = atoms[at - 1];
    if (before.word() || before.number() || before.is("-") || before.is("#") || before.is("+") || before.is("/") ||
        before.is("@") || before.is("_") || before.is(":") || before.is("."))
      return true;
  }
  if (atoms[at].number()) {
    const bool word_goes_on = last < atoms.size() && atoms[last].glued && atoms[last].word() &&
                              atoms[last - 1].number() &&
                              !units_.find(line.document.text, atoms, last, Units::Side::after);
    if (word_goes_on) return true;  // "5G", "3D"
    if (line.glued(last) && (line.is(last, "/") || line.is(last, ":") || line.is(last, "+")) && line.glued(last + 1))
      return true;
    if (line.is(last, "+") && last + 1 < atoms.size() && atoms[last + 1].number()) return true;
  }
  if (at == 0) return false;
  const Atom& before = atoms[at - 1];
  if (before.is("+") || before.is("#") || before.is("\u2116") || before.is("\u00a7")) return true;
  if (before.is(".") && at > 1 &&
      (atoms[at - 2].is("no") || atoms[at - 2].is("nos") || atoms[at - 2].is("nr") || atoms[at - 2].is("art")))
    return true;
  if (before.is("top")) return true;
  if (atoms[at].number() && before.word() && words.has(atoms, at - 1, "name_before")) {
    // "a group 16 strong" is rare; "resolution 1325" and "Article 5" are names, "with no 5" is none.
    if (!before.is("no") || before.capital) return true;
  }
  if (before.is("of") && at > 1 && atoms[at - 2].capital && words.has(atoms, at - 2, "name_before") &&
      atoms[at - 2].is("group"))
    return true;
  // "Vision 2030", "Boeing 737": a capital word before, within the sentence, that is no hedge and starts nothing.
  if (atoms[at].number() && before.word() && before.capital && at > 1 && !before.glued &&
      !hedges_.find_before(atoms, at, "before") && !words.has(atoms, at - 1, "stop") &&
      !words.has(atoms, at - 1, "rank_verb") && !atoms[at - 2].is(".") && !atoms[at - 2].is("\"")) {
    // In titles every word is capital: there only a lone figure at the end of a name, with no noun after it, is one.
    const bool noun_after = last < atoms.size() && atoms[last].word() && plural_form(atoms[last].text);
    return !noun_after && !units_.find(line.document.text, atoms, last, Units::Side::after);
  }
  return false;
}

// The noun that a number counts; its lemma becomes the unit. With a tree, the head of the number; else the first
// plural.
bool QuantityReader::counted_noun(Line& line, std::size_t at, Found& out) const {
  const Atoms& atoms = line.atoms;
  const WordTable& words = numbers_.words();
  const bool spelled = atoms[out.core].word();
  const bool small = spelled && out.quantity.value && *out.quantity.value <= 12 && !out.scaled;
  // "two sides", "the 3 countries" are those of the article; "four nations" are counted.
  const bool pair = out.quantity.value && *out.quantity.value <= 3 && !out.scaled;
  if (small) {
    // "the two sides", "both", "one of": groups and pronouns, not figures.
    if (out.quantity.value && *out.quantity.value <= 1) return false;
    for (const char* definite :
         {"the", "these", "those", "our", "their", "his", "her", "its", "both", "all", "between"})
      if (at > 0 && line.is(at - 1, definite)) return false;
  }
  if (pair && words.has(atoms, out.last, "pair")) return false;
  std::size_t next = out.last;
  if (line.is(next, "-") && line.glued(next)) {
    // "16-member delegation"
    if (line.is(next + 1, "member") || line.is(next + 1, "strong") || line.is(next + 1, "person") ||
        line.is(next + 1, "seat")) {
      out.quantity.kind = QuantityKind::count;
      out.quantity.unit = line.is(next + 1, "strong") ? "person" : atoms[next + 1].text;
      out.last = next + 2;
      return true;
    }
    return false;
  }
  if (const auto vote = words.find(atoms, next, "vote")) {
    out.quantity.kind = QuantityKind::count;
    out.quantity.unit = "vote";
    return true;
  }
  // By the tree.
  const TokenIndex number = atoms[out.last - 1].token;
  const Token& token = line.document.tokens[number];
  TokenIndex head = token.head;
  for (int step = 0; step < 3 && head != kNoToken && line.sentence.tokens.contains(head) &&
                     line.document.tokens[head].upos == Upos::NUM;
       ++step)
    head = line.document.tokens[head].head;
  const bool nummod = token.upos == Upos::NUM && head != kNoToken && line.sentence.tokens.contains(head) &&
                      head > number && head - number <= kWordsToNoun + 1 &&
                      (line.document.tokens[head].upos == Upos::NOUN || line.document.tokens[head].upos == Upos::PROPN);
  if (nummod) {
    std::size_t end = next;
    while (end < atoms.size() && atoms[end].token <= head) ++end;
    if (line.free(next, end) && end > next && atoms[end - 1].token == head) {
      const Token& noun = line.document.tokens[head];
      if (pair && words.has(atoms, end - 1, "pair")) return false;
      out.quantity.kind = QuantityKind::count;
      const auto irregular = words.find(atoms, end - 1, "plural");
      out.quantity.unit = irregular ? *irregular.value : noun.lemma.empty() ? atoms[end - 1].text : noun.lemma;
      std::transform(out.quantity.unit.begin(), out.quantity.unit.end(), out.quantity.unit.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      out.last = end;
      return true;
    }
  }
  // "130 of the hostages", "40 of its members"
  if (line.is(next, "of") && !spelled && next + 2 < atoms.size() &&
      (line.is(next + 1, "the") || line.is(next + 1, "its") || line.is(next + 1, "their") ||
       line.is(next + 1, "those")) &&
      atoms[next + 2].word() && !words.has(atoms, next + 2, "stop") && !line.taken[next + 2]) {
    const auto irregular = words.find(atoms, next + 2, "plural");
    if (irregular || plural_form(atoms[next + 2].text)) {
      out.quantity.kind = QuantityKind::count;
      out.quantity.unit = irregular ? *irregular.value : singular(atoms[next + 2].text);
      out.last = next + 3;
      return true;
    }
  }
  // "rose 12 percent to 340,000"
  if (!spelled && out.quantity.value.value_or(0) >= 1000 && at > 0 && line.is(at - 1, "to") &&
      atoms[out.last - 1].text.find(',') != std::string::npos && token.upos == Upos::NUM &&
      main_relation(token.relation) == Relation::obl) {
    out.quantity.kind = QuantityKind::count;
    return true;
  }
  // "the number of visitors rose from 200 to 400", "a force of 20,000": what is counted is told before.
  const double counted = out.quantity.value.value_or(0);
  if (!spelled && counted >= 10 && !(counted >= 1900 && counted <= 2100) && token.upos == Upos::NUM &&
      (number_of_things(line.document, line.sentence, number) || crowd_of(line.document, line.sentence, number))) {
    out.quantity.kind = QuantityKind::count;
    return true;
  }
  // "more than 9,000 have been injured": so many of them, whoever they are
  const double size = out.quantity.value.value_or(0);
  const bool year = size >= 1900 && size <= 2100;
  if (!spelled && size >= 10 && !year && token.upos == Upos::NUM && main_relation(token.relation) == Relation::nsubj &&
      (line.is(next, "have") || line.is(next, "were") || line.is(next, "are") || line.is(next, "had"))) {
    out.quantity.kind = QuantityKind::count;
    return true;
  }
  // By the words: the first plural, and on to the last of a run of them.
  for (std::size_t k = next; k < atoms.size() && k < next + kWordsToNoun && !line.taken[k]; ++k) {
    if (line.is(k, "-") && line.glued(k) && k > next) continue;
    if (!atoms[k].word() || words.has(atoms, k, "stop")) return false;
    const auto irregular = words.find(atoms, k, "plural");
    if (!irregular && !plural_form(atoms[k].text)) continue;
    if (pair && words.has(atoms, k, "pair")) return false;
    out.quantity.kind = QuantityKind::count;
    out.quantity.unit = irregular ? *irregular.value : singular(atoms[k].text);
    out.last = k + 1;
    return true;
  }
  return false;
}

// "24th spot", "ranked 24th", "third-largest", "34th highest", "ranks 24 out of"; sessions and anniversaries are none.
bool QuantityReader::rank_at(Line& line, std::size_t at, Found& out) const {
  const Atoms& atoms = line.atoms;
  const WordTable& words = numbers_.words();
  const bool verb = [&] {
    std::size_t before = at;
    while (before > 0 && (line.is(before - 1, "the") || line.is(before - 1, "in") || line.is(before - 1, "at") ||
                          line.is(before - 1, "as")))
      --before;
    return before > 0 && words.has(atoms, before - 1, "rank_verb");
  }();
  std::size_t number_at = at;
  bool numbered = false;
  if ((line.is(at, "no") || line.is(at, "number")) &&
      (verb || (at > 0 && (line.is(at - 1, "the") || line.is(at - 1, "its") || line.is(at - 1, "s"))))) {
    number_at = at + 1;
    if (line.is(number_at, ".")) ++number_at;
    numbered = true;
  }
  const auto number = numbers_.read(atoms, number_at);
  if (!number || !number->integer() || number->fraction || number->scaled || number->value < 1 ||
      number->value > 100000)
    return false;
  const std::size_t last = number_at + number->length;
  if (!line.free(at, last)) return false;
  std::size_t end = last;
  bool rank = numbered && number->value <= 1000;
  if (number->ordinal) {
    std::size_t next = last;
    const bool hyphen = line.is(next, "-") && line.glued(next);
    if (hyphen) ++next;
    if (words.has(atoms, next, "rank_noun") && !(line.is(at - (at > 0), "first") || number->value == 1)) {
      rank = true;
      end = next + 1;
    } else if (words.has(atoms, next, "rank_noun") && number->value == 1 &&
               (verb || (at > 0 && line.is(at - 1, "in")))) {
      rank = true;  // "in first place", but not "in the first place"
      end = next + 1;
    } else if (words.has(atoms, next, "superlative") && number->value > 1) {
      rank = true;
      end = next + 1;
    } else if (verb && !(next < atoms.size() && atoms[next].word() && !words.has(atoms, next, "stop"))) {
      rank = true;
    }
  } else if (verb && !numbered && atoms[number_at].digits() && atoms[number_at].text.size() <= 3 && at > 0 &&
             !line.is(at - 1, "in")) {
    rank = last >= atoms.size() || !atoms[last].word() || line.is(last, "out") || line.is(last, "in") ||
           line.is(last, "of") || line.is(last, "among");
    if (last < atoms.size() && (line.is(last, "%") || line.is(last, "-") || line.is(last, ":") || line.is(last, "$")))
      rank = false;
  }
  if (!rank) return false;
  out = {};
  out.first = out.core = at;
  out.last = end;
  out.quantity.kind = QuantityKind::rank;
  out.quantity.unit = "rank";
  out.quantity.value = number->value;
  return true;
}

}  // namespace chancery
