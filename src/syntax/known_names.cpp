#include "syntax/known_names.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "syntax/tokeniser.h"

namespace chancery {
namespace {

// Curly apostrophes as straight ones.
void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  if (word.starts_with("\u2019")) {
    out += '\'';
    word.remove_prefix(3);
  }
  out += word;
}

bool is_article(std::string_view word) { return word == "the" || word == "The" || word == "THE"; }

bool begins_upper(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

// "UN", "IMF"; no single letter.
bool is_abbreviation(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_of_place(std::string_view word) {
  return word == "in" || word == "at" || word == "near" || word == "outside" || word == "to" || word == "from";
}

NameType type_of(KnownNames::Sort sort) {
  return sort == KnownNames::Sort::organisation ? NameType::organisation : NameType::location;
}

// Kinds of organisations.tsv that are bodies; a forum or a format is often a meeting.
bool is_body_kind(std::string_view kind) { return kind != "forum"; }

std::vector<std::string_view> words_of(const TokenTable& table, std::string_view phrase) {
  std::vector<std::string_view> out;
  for (const RawToken& token : tokenise(table, phrase, {0, static_cast<std::uint32_t>(phrase.size())}))
    out.push_back(phrase.substr(token.span.begin, token.span.size()));
  return out;
}

}  // namespace

// The names of one sentence while they change.
struct KnownNames::Reading {
  const Document& document;
  TokenRange sentence;
  std::vector<Name> names;
  const std::unordered_set<std::string_view>& people;  // first and last words of full names in the document
  bool capitals = false;                               // a sentence without lower case

  std::string_view word(TokenIndex t) const { return document.at(document.tokens[t].span); }
  bool proper(TokenIndex t) const { return sentence.contains(t) && document.tokens[t].upos == Upos::PROPN; }
  bool after_preposition_of_place(TokenIndex t) const {
    for (TokenIndex c = sentence.first; c < t; ++c)
      if (document.tokens[c].head == t && document.tokens[c].relation == Relation::case_ && is_of_place(to_lower(word(c)))) return true;
    return false;
  }
};

KnownNames KnownNames::load(const std::vector<std::string>& data_folders) {
  KnownNames out;
  const TokenTable table = TokenTable::load(data_folders);
  // Countries last: what is a country and a place is a country.
  const auto read = [&](const std::string& name, auto use) {
    for (const std::string& folder : data_folders)
      if (const std::string path = folder + name; file_exists(path)) {
        const Table rows = Table::load(path);
        for (const Table::Row& row : rows.rows()) use(row);
      }
  };
  read("/ontology/places.tsv", [&](const Table::Row& row) {
    for (const std::string_view name : row.list("names")) out.add(table, name, Sort::place);
  });
  read("/ontology/organisations.tsv", [&](const Table::Row& row) {
    if (!is_body_kind(row["kind"])) return;
    for (const std::string_view name : row.list("names")) out.add(table, name, Sort::organisation);
  });
  read("/ontology/countries.tsv", [&](const Table::Row& row) {
    for (const std::string_view name : row.list("names")) out.add(table, name, Sort::country);
  });
  read("/lexicon/honorifics.tsv", [&](const Table::Row& row) {
    if (row["class"] != "suffix" && row["also"].empty()) out.add_honorific(table, row["phrase"]);
  });
  read("/lexicon/verbs.tsv", [&](const Table::Row& row) {
    for (const char* group : {"invite", "congratulate", "thank", "condole"})
      if (row["class"] == group) out.add_verb_of_people(std::string(row["lemma"]));
    if (row["class"] == "arrive" || row["class"] == "depart" || row["class"] == "visit") out.add_verb_of_motion(std::string(row["lemma"]));
  });
  return out;
}

void KnownNames::add(const TokenTable& table, std::string_view phrase, Sort sort) {
  std::vector<std::string_view> words = words_of(table, phrase);
  if (words.size() > 1 && is_article(words[0]) && phrase != "The Hague") words.erase(words.begin());
  if (words.empty() || !begins_upper(words.front())) return;
  // "GCC states" and "C5+1 format" are descriptions, "Jammu and Kashmir" may be two.
  const char32_t last = code_point_at(words.back(), 0).value;
  if (!is_upper(last) && !is_digit(last)) return;
  if (sort == Sort::place && std::find(words.begin(), words.end(), "and") != words.end()) return;
  if (words.size() == 1 && words[0].size() == 1) return;
  std::string key;
  for (const std::string_view word : words) append_word(key, word);
  phrases_[key] = sort;
  std::string first;
  append_word(first, words.front());
  std::size_t& most = first_words_[first];
  most = std::max(most, words.size());
}

void KnownNames::add_honorific(const TokenTable& table, std::string_view phrase) {
  std::string key;
  const auto words = words_of(table, phrase);
  for (const std::string_view word : words) append_word(key, word);
  longest_honorific_ = std::max(longest_honorific_, words.size());
  honorifics_.insert(std::move(key));
}

std::string KnownNames::joined(const Document& document, TokenRange range) const {
  std::string out;
  for (TokenIndex t = range.first; t < range.last; ++t) append_word(out, document.at(document.tokens[t].span));
  return out;
}

KnownNames::Match KnownNames::longest(const Document& document, TokenIndex at, TokenIndex end) const {
  const auto first = first_words_.find(document.at(document.tokens[at].span));
  if (first == first_words_.end()) return {};
  for (TokenIndex last = std::min<TokenIndex>(end, at + static_cast<TokenIndex>(first->second)); last > at; --last)
    if (const auto found = phrases_.find(joined(document, {at, last})); found != phrases_.end()) return {{at, last}, found->second};
  return {};
}

void KnownNames::trim(const Document& document, Name& name) const {
  TokenRange& range = name.tokens;
  if (range.size() > 1 && is_article(document.at(document.tokens[range.first].span)) && !phrases_.contains(joined(document, range)))
    ++range.first;
  if (name.type != NameType::person) return;
  for (std::size_t words = std::min<std::size_t>(longest_honorific_, range.size() - 1); words > 0; --words)
    if (honorifics_.contains(joined(document, {range.first, range.first + static_cast<TokenIndex>(words)}))) {
      range.first += static_cast<TokenIndex>(words);
      return;
    }
}

void KnownNames::take(Reading& reading, const Match& match) const {
  const TokenRange range = match.tokens;
  const NameType type = type_of(match.sort);
  std::vector<Name*> over;
  for (Name& name : reading.names)
    if (name.tokens.overlaps(range)) over.push_back(&name);
  const bool single = range.size() == 1;
  const std::string_view word = reading.word(range.first);
  if (over.size() == 1 && over[0]->tokens == range) {
    Name& name = *over[0];
    if (name.type == type) return;
    if (!single) {
      if (match.sort != Sort::place || name.type != NameType::person) name.type = type;
    } else if (name.type == NameType::person && !reading.people.contains(word)) {
      if (match.sort == Sort::country || (match.sort == Sort::place && reading.after_preposition_of_place(range.first))) name.type = type;
    }
    return;
  }
  if (!over.empty()) {
    // Parts of what is known become the whole; what reaches beyond it stays.
    if (single || !std::all_of(over.begin(), over.end(), [&](const Name* n) { return range.contains(n->tokens); })) return;
    std::erase_if(reading.names, [&](const Name& name) { return name.tokens.overlaps(range); });
    reading.names.push_back({range, type});
    return;
  }
  if (!single || reading.capitals || !reading.proper(range.first)) return;
  const bool abbreviation = is_abbreviation(word);
  if (match.sort == Sort::organisation && !abbreviation) return;
  if (match.sort == Sort::place) return;
  // Part of a longer name that nobody found: better none than half of it.
  if (!abbreviation && (reading.proper(range.first - 1) || reading.proper(range.last))) return;
  reading.names.push_back({range, type});
}

void KnownNames::run(Document& document) const {
  std::unordered_set<std::string_view> people;
  for (Name& name : document.names) {
    trim(document, name);
    if (name.type != NameType::person || name.tokens.size() < 2) continue;
    people.insert(document.at(document.tokens[name.tokens.first].span));
    people.insert(document.at(document.tokens[name.tokens.last - 1].span));
  }
  std::sort(document.names.begin(), document.names.end(), [](const Name& a, const Name& b) { return a.tokens < b.tokens; });
  std::vector<Name> out;
  out.reserve(document.names.size());
  std::size_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    Reading reading{document, sentence.tokens, {}, people};
    for (; next < document.names.size() && document.names[next].tokens.first < sentence.tokens.last; ++next)
      reading.names.push_back(document.names[next]);
    const std::string_view text = document.at(sentence.span);
    reading.capitals = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last;) {
      const Match match = longest(document, t, sentence.tokens.last);
      if (match.tokens.empty()) {
        ++t;
        continue;
      }
      take(reading, match);
      t = match.tokens.last;
      for (const Name& name : reading.names)
        if (name.tokens.contains(t - 1)) t = name.tokens.last;
    }
    std::sort(reading.names.begin(), reading.names.end(), [](const Name& a, const Name& b) { return a.tokens < b.tokens; });
    out.insert(out.end(), reading.names.begin(), reading.names.end());
  }
  for (Name& name : out)
    if (names_guest(document, name)) name.type = NameType::person;
    else if (names_goal(document, name) && !people.contains(document.at(document.tokens[name.tokens.first].span))) name.type = NameType::location;
  document.names = std::move(out);
}

bool KnownNames::names_guest(const Document& document, const Name& name) const {
  if (name.type != NameType::location || name.tokens.size() != 1 || phrases_.contains(joined(document, name.tokens))) return false;
  const Token& token = document.tokens[name.tokens.first];
  return token.relation == Relation::obj && token.head != kNoToken && verbs_of_people_.contains(document.tokens[token.head].lemma);
}

// "travelled to Florence", "arrived in Florence"
bool KnownNames::names_goal(const Document& document, const Name& name) const {
  if (name.type != NameType::person || name.tokens.size() != 1 || name.tokens.first == 0) return false;
  const Token& token = document.tokens[name.tokens.first];
  const Token& mark = document.tokens[name.tokens.first - 1];
  const std::string_view word = document.at(mark.span);
  return token.relation == Relation::obl && token.head != kNoToken && mark.head == name.tokens.first && (word == "to" || word == "in") &&
         verbs_of_motion_.contains(document.tokens[token.head].lemma);
}

}  // namespace chancery
