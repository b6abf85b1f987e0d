#include "syntax/attachment_repair.h"

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "syntax/below.h"

namespace chancery {
namespace {

bool is_number(const Token& token) {
  return token.upos == Upos::NUM || token.upos == Upos::SYM || token.lemma == "percent" || token.lemma == "per" ||
         token.lemma == "%";
}

bool is_single(std::string_view lemma) { return lemma.find(' ') == lemma.npos; }

// The columns by which a table tells its words apart.
struct WordTable {
  const char* of;
  const char* path;
  const char* column;
  const char* upos;  // "" for any
};
constexpr WordTable kTables[] = {{"verb", "/lexicon/verbs.tsv", "class", ""},
                                 {"speech", "/lexicon/speech_verbs.tsv", "act", "VERB"},
                                 {"noun", "/lexicon/nouns.tsv", "class", ""},
                                 {"instrument", "/lexicon/instrument_nouns.tsv", "class", ""},
                                 {"contact", "/lexicon/contact_nouns.tsv", "class", ""}};

}  // namespace

AttachmentRepair AttachmentRepair::load(const std::vector<std::string>& data_folders) {
  struct Rule {
    std::string relation;
    std::vector<std::string> takes;
  };
  std::unordered_map<std::string, std::vector<Rule>> rules;  // "verb congratulate"
  const auto each = [&](const char* path, const auto& use) {
    for (const std::string& folder : data_folders)
      if (const std::string file = folder + path; file_exists(file)) {
        const Table table = Table::load(file);
        for (const Table::Row& row : table.rows()) use(row);
      }
  };
  each("/lexicon/attachments.tsv", [&](const Table::Row& row) {
    Rule rule{std::string(row["relation"]), {}};
    for (const std::string_view word : row.list("takes")) rule.takes.emplace_back(word);
    if (rule.takes.empty()) rule.takes.emplace_back();
    rules[std::string(row["of"]) + ' ' + std::string(row["class"])].push_back(std::move(rule));
  });
  AttachmentRepair out;
  for (const WordTable& source : kTables)
    each(source.path, [&](const Table::Row& row) {
      if (!is_single(row["lemma"]) || (*source.upos && row["upos"] != source.upos)) return;
      for (const std::string& of : {std::string(row[source.column]), std::string("*")}) {
        const auto found = rules.find(std::string(source.of) + ' ' + of);
        if (found == rules.end()) continue;
        for (const Rule& rule : found->second)
          for (const std::string& word : rule.takes) out.add(row["lemma"], rule.relation, word);
      }
    });
  return out;
}

void AttachmentRepair::add(std::string_view lemma, std::string_view relation, std::string_view takes) {
  const std::string word = to_lower(lemma), preposition(takes);
  if (relation == "second_object")
    second_objects_[word].insert(preposition);
  else if (relation == "matter")
    matters_[word].insert(preposition);
  else if (relation == "post")
    posts_[word].insert(preposition);
  else if (relation == "event")
    events_[word].insert(preposition);
  else if (relation == "inserted")
    inserted_.insert(word);
  else if (relation == "promise")
    promises_.insert(word);
  else if (relation == "paper")
    papers_.insert(word);
  else if (relation == "visitor")
    visits_.insert(word);
  else if (relation == "address")
    addresses_.insert(word);
  else if (relation == "paper_verb")
    paper_verbs_.insert(word);
}

bool AttachmentRepair::takes(const Taking& words, const Token& token, const std::string& preposition) const {
  const auto found = words.find(to_lower(token.lemma));
  return found != words.end() && found->second.contains(preposition);
}

void AttachmentRepair::run(Document& document, TokenRange sentence) const {
  second_objects(document, sentence);
  promises(document, sentence);
  matters(document, sentence);
  events(document, sentence);
  visits(document, sentence);
  addresses(document, sentence);
  inserted_speech(document, sentence);
  speech_beside(document, sentence);
  clauses_of_papers(document, sentence);
}

void AttachmentRepair::second_objects(Document& document, TokenRange sentence) const {
  for (TokenIndex mark = sentence.first + 1; mark < sentence.last; ++mark) {
    const Token& word = document.tokens[mark];
    if (word.relation != Relation::case_ || word.head == kNoToken || word.head < mark) continue;
    Token& phrase = document.tokens[word.head];
    if (phrase.relation != Relation::nmod || phrase.head == kNoToken || phrase.head > mark) continue;
    const Token& object = document.tokens[phrase.head];
    if (object.head == kNoToken || object.head > phrase.head || papers_.contains(to_lower(object.lemma))) continue;
    const Token& verb = document.tokens[object.head];
    const std::string preposition = to_lower(document.at(word.span));
    const bool second = object.relation == Relation::obj && takes(second_objects_, verb, preposition);
    const bool grown = preposition == "to" && main_relation(object.relation) == Relation::obl && is_number(phrase) &&
                       is_number(object) && verb.upos == Upos::VERB;
    if (!second && !grown) continue;
    phrase.head = object.head;
    phrase.relation = Relation::obl;
  }
}

void AttachmentRepair::promises(Document& document, TokenRange sentence) const {
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    const Token& promise = document.tokens[t];
    if (promise.relation != Relation::obj || promise.head == kNoToken || promise.head > t ||
        document.tokens[promise.head].lemma == "have" || !promises_.contains(to_lower(promise.lemma)))
      continue;
    for (TokenIndex act = t + 1; act < sentence.last; ++act) {
      Token& token = document.tokens[act];
      if (token.head != promise.head || token.relation != Relation::xcomp || token.upos != Upos::VERB) continue;
      token.head = t;
      token.relation = Relation::acl;
      break;
    }
  }
}

void AttachmentRepair::matters(Document& document, TokenRange sentence) const {
  for (TokenIndex mark = sentence.first + 1; mark < sentence.last; ++mark) {
    const TokenIndex at = document.tokens[mark].head;
    if (document.tokens[mark].relation != Relation::case_ || at == kNoToken || at < mark) continue;
    Token& phrase = document.tokens[at];
    const Token& noun = document.tokens[mark - 1];
    if (phrase.relation != Relation::obl || noun.upos != Upos::NOUN || noun.head != phrase.head) continue;
    const std::string preposition = to_lower(document.at(document.tokens[mark].span));
    const auto is_number_token = [](const Token& token) { return token.upos == Upos::NUM; };
    const bool matter =
        phrase.upos == Upos::NOUN && (noun.relation == Relation::obj || noun.relation == Relation::obl) &&
        takes(matters_, noun, preposition) &&
        std::none_of(document.tokens.begin() + mark, document.tokens.begin() + at, is_number_token);  // "on 3 May"
    if (!matter && !takes(posts_, noun, preposition)) continue;
    phrase.head = mark - 1;
    phrase.relation = Relation::nmod;
  }
}

void AttachmentRepair::events(Document& document, TokenRange sentence) const {
  for (TokenIndex event = sentence.first; event < sentence.last; ++event) {
    const TokenIndex verb = document.tokens[event].head;
    const Relation relation = main_relation(document.tokens[event].relation);
    const bool behind = verb != kNoToken && verb < event;  // "invited him to the forum in Bergen"
    if (verb == kNoToken || (behind && relation != Relation::obl) ||
        (relation != Relation::nsubj && relation != Relation::obl) ||
        !events_.contains(to_lower(document.tokens[event].lemma)))
      continue;
    for (TokenIndex mark = event + 1; mark < (behind ? sentence.last : verb); ++mark) {
      if (below(document, mark, event)) continue;
      const Token& word = document.tokens[mark];
      if (word.relation != Relation::case_ || word.head == kNoToken || word.head <= mark ||
          (!behind && word.head >= verb))
        break;
      Token& phrase = document.tokens[word.head];
      if (phrase.head != verb || phrase.relation != Relation::obl ||
          !takes(events_, document.tokens[event], to_lower(document.at(word.span))))
        break;
      if (behind && (phrase.upos != Upos::PROPN || to_lower(document.at(word.span)) == "on")) break;
      phrase.head = event;
      phrase.relation = Relation::nmod;
    }
  }
}

void AttachmentRepair::visits(Document& document, TokenRange sentence) const {
  auto& tokens = document.tokens;
  for (TokenIndex visit = sentence.first + 4; visit + 1 < sentence.last; ++visit) {
    if (main_relation(tokens[visit].relation) != Relation::obl || !visits_.contains(tokens[visit].lemma)) continue;
    TokenIndex on = visit - 1;
    while (on > sentence.first + 1 && tokens[on].head == visit && tokens[on].relation != Relation::case_) --on;
    if (tokens[on].relation != Relation::case_ || tokens[on].head != visit || document.at(tokens[on].span) != "on" ||
        document.at(tokens[on - 1].span) != ",")
      continue;
    TokenIndex name = on - 2;
    if (tokens[name].upos != Upos::PROPN) continue;
    while (tokens[name].head < name && tokens[tokens[name].head].upos == Upos::PROPN) name = tokens[name].head;
    if (tokens[name].head != tokens[visit].head || main_relation(tokens[name].relation) == Relation::nsubj) continue;
    tokens[visit].head = name;
    tokens[visit].relation = Relation::nmod;
  }
}

void AttachmentRepair::addresses(Document& document, TokenRange sentence) const {
  auto& tokens = document.tokens;
  for (TokenIndex address = sentence.first; address + 3 < sentence.last; ++address) {
    if (!addresses_.contains(to_lower(tokens[address].lemma)) ||
        to_lower(document.at(tokens[address + 1].span)) != "the")
      continue;
    const TokenIndex holder = tokens[address + 1].head;
    if (holder == kNoToken || holder < address || main_relation(tokens[holder].relation) != Relation::nsubj) continue;
    const TokenIndex verb = tokens[holder].head;
    if (verb == kNoToken || verb < holder || tokens[verb].upos != Upos::VERB) continue;
    if (tokens[verb].head == address && tokens[verb].relation == Relation::acl_relcl) {
      tokens[verb].head = tokens[address].head;
      tokens[verb].relation = tokens[address].relation;
      for (TokenIndex t = verb + 1; t < sentence.last; ++t) {
        if (tokens[t].head != address) continue;
        tokens[t].head = verb;
        if (tokens[t].relation == Relation::appos) tokens[t].relation = Relation::obj;
      }
      tokens[address].head = verb;
      tokens[address].relation = Relation::nsubj;
    } else if (tokens[address].head != verb || main_relation(tokens[address].relation) != Relation::nsubj) {
      continue;
    }
    tokens[holder].head = address;
    tokens[holder].relation = Relation::appos;
  }
}

void AttachmentRepair::inserted_speech(Document& document, TokenRange sentence) const {
  constexpr TokenIndex kLongest = 12;  // words of a speaker
  const auto comma = [&](TokenIndex t) { return document.at(document.tokens[t].span) == ","; };
  for (TokenIndex verb = sentence.first + 3; verb + 2 < sentence.last; ++verb) {
    const Token& saying = document.tokens[verb];
    if (saying.upos != Upos::VERB || saying.head == kNoToken || !comma(verb + 1) ||
        !inserted_.contains(to_lower(saying.lemma)))
      continue;
    // The speaker: a noun phrase between the comma before it and the verb.
    TokenIndex first = verb;
    bool plain = true;
    while (plain && first > sentence.first + 1 && verb - first < kLongest && !comma(first - 1)) {
      const Token& word = document.tokens[--first];
      plain = word.upos != Upos::VERB && word.upos != Upos::AUX && word.upos != Upos::SCONJ &&
              word.upos != Upos::PUNCT && word.xpos != "WDT" && word.xpos != "WP";
    }
    if (!plain || first == verb || first < sentence.first + 2 || !comma(first - 1)) continue;
    TokenIndex main = saying.head;
    while (main != kNoToken && main < first) main = document.tokens[main].head;
    if (main == kNoToken || main <= verb) continue;
    TokenIndex speaker = kNoToken;
    for (TokenIndex t = first; t < verb; ++t) {
      const TokenIndex head = document.tokens[t].head;
      if (head == kNoToken || head < first || head >= verb) speaker = t;
    }
    if (speaker == kNoToken || document.tokens[speaker].upos == Upos::ADP || document.tokens[speaker].upos == Upos::ADV)
      continue;
    if (below(document, main, speaker)) continue;
    document.tokens[verb].head = main;
    document.tokens[verb].relation = Relation::parataxis;
    document.tokens[speaker].head = verb;
    document.tokens[speaker].relation = Relation::nsubj;
  }
}

void AttachmentRepair::speech_beside(Document& document, TokenRange sentence) const {
  const auto says = [&](TokenIndex t) {
    return document.tokens[t].upos == Upos::VERB && inserted_.contains(to_lower(document.tokens[t].lemma));
  };
  const auto child = [&](TokenIndex head, Relation relation) {
    for (TokenIndex t = sentence.first; t < sentence.last; ++t)
      if (document.tokens[t].head == head && document.tokens[t].relation == relation) return t;
    return kNoToken;
  };
  for (TokenIndex verb = sentence.first + 1; verb < sentence.last; ++verb) {
    if (document.tokens[verb].relation != Relation::conj || document.tokens[verb].head == kNoToken ||
        document.tokens[verb].head > verb || !says(verb))
      continue;
    TokenIndex told = document.tokens[verb].head;  // what the first one says
    while (document.tokens[told].relation == Relation::conj && document.tokens[told].head < told)
      told = document.tokens[told].head;
    const TokenIndex first = document.tokens[told].head;
    if (document.tokens[told].relation != Relation::ccomp || first == kNoToken || first > told || !says(first))
      continue;
    const TokenIndex speaker = child(verb, Relation::nsubj), other = child(first, Relation::nsubj);
    if (speaker == kNoToken || other == kNoToken || speaker < told || document.tokens[speaker].upos != Upos::PROPN ||
        child(verb, Relation::mark) != kNoToken || child(verb, Relation::cc) == kNoToken ||
        document.at(document.tokens[speaker].span) == document.at(document.tokens[other].span))
      continue;
    bool quoted = false;  // within one quotation both are the first one's words
    for (TokenIndex t = first; t < verb; ++t) {
      const std::string_view mark = document.at(document.tokens[t].span);
      if (mark == "\"" || mark == "''" || mark == "``") quoted = !quoted;
      if (mark == "\u201c") quoted = true;
      if (mark == "\u201d") quoted = false;
    }
    if (!quoted) document.tokens[verb].head = first;
  }
}

void AttachmentRepair::clauses_of_papers(Document& document, TokenRange sentence) const {
  const auto is_paper = [&](TokenIndex t) { return papers_.contains(to_lower(document.tokens[t].lemma)); };
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    Token& verb = document.tokens[t];
    if (main_relation(verb.relation) != Relation::acl || verb.head == kNoToken || verb.head > t ||
        is_paper(verb.head) || !paper_verbs_.contains(to_lower(verb.lemma)))
      continue;
    bool has_object = false;
    for (TokenIndex child = t + 1; child < sentence.last; ++child)
      has_object = has_object || (document.tokens[child].head == t && document.tokens[child].relation == Relation::obj);
    if (has_object) continue;
    TokenIndex paper = verb.head;
    while (!is_paper(paper) && document.tokens[paper].relation == Relation::nmod && document.tokens[paper].head < paper)
      paper = document.tokens[paper].head;
    if (is_paper(paper)) verb.head = paper;
  }
}

}  // namespace chancery
