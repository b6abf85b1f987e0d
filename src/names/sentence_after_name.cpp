// What stands after a person's name: his country, offices in apposition, what he heads. And office-holders whom nobody
// names.
#include "names/function_words.h"
#include "names/sentence_reader.h"

namespace chancery {

// "chief of mission in A until he defected", "ambassador from 2011 to 2014": an office that ended.
bool SentenceReader::ended(WordIndex at) const {
  const auto year = [&](WordIndex w) {
    const auto word = words_.at(w);
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  };
  for (WordIndex w = at; w < words_.size() && w < at + 9; ++w) {
    if (words_.is(w, ",") || words_.is(w, ".") || words_.is(w, "who")) return false;
    if (words_.is(w, "until")) return in(words_.at(w + 1), {"he", "she", "his", "her", "last"});
    if (words_.is(w, "from") && year(w + 1)) return in(words_.at(w + 2), {"to", "until", "-"}) && year(w + 3);
  }
  return false;
}

// Past "was", "previously served as", "had been" behind "who": the word where an office held then begins; 0 for none.
WordIndex SentenceReader::past_service(WordIndex at) const {
  WordIndex w = at;
  while (in(words_.at(w), {"previously", "formerly", "earlier", "once", "also", "had", "until", "recently"})) ++w;
  if (words_.is(w, "was") || (words_.is(w, "been") && w > at)) {
    ++w;
  } else if (words_.is(w, "served") && words_.is(w + 1, "as")) {
    w += 2;
  } else {
    return 0;
  }
  return read_.office_at(read_.past_article(w)) ? w : 0;
}

WordIndex SentenceReader::after_name(WordIndex at, EntityIndex person, std::vector<OfficeIndex>& held) {
  const auto of_country = [&](const CountryPhrase& phrase) {
    const EntityIndex country = writer_.country(phrase);
    Entity& who = document_.entities[person];
    if (who.country.empty()) who.country = phrase.alpha3;
    for (const OfficeIndex index : held) {
      Office& office = document_.offices[index];
      if (office.country) continue;
      office.country = country;
      office.country_span = words_.span(phrase.words);
      if (office.body && document_.entities[*office.body].country.empty() &&
          document_.entities[*office.body].kind == EntityKind::body)
        document_.entities[*office.body].country = phrase.alpha3;
    }
  };
  bool suffixed = false;  // "X, MP, and Deputy President of the Committee"
  for (auto letters = read_.hit(at, Sort::suffix); letters; letters = read_.hit(at, Sort::suffix))
    at += letters->length;
  if (words_.is(at, ","))
    if (const auto letters = read_.hit(at + 1, Sort::suffix); letters && words_.is(at + 1 + letters->length, ","))
      at += 1 + letters->length, suffixed = true;
  const bool open = !held.empty() &&
                    std::any_of(held.begin(), held.end(), [&](OfficeIndex o) { return !document_.offices[o].country; });
  if (words_.is(at, "of") && held.empty() && document_.entities[person].country.empty()) {
    // "Ministers X of A, Y (B)": of a list.
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country && in(words_.at(country->words.last), {",", "and", ";"})) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "-") && held.empty() && at + 1 < words_.size() && words_[at].span.begin > words_[at - 1].span.end) {
    // "X - Cambodia": a line of a list.
    if (const auto country = read_.country_at(at + 1); country && country->words.last >= words_.size()) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "of") && open) {
    if (const auto country = read_.country_at(read_.past_article(at + 1))) {
      of_country(*country);
      return country->words.last;
    }
  }
  // "Speaker X of the House of Representatives"
  if (words_.is(at, "of") && held.size() == 1 && !document_.offices[held.front()].body &&
      !document_.offices[held.front()].country) {
    const auto body = read_.body_at(read_.past_article(at + 1));
    if (body && body->entity == EntityKind::body && (body->kind == "parliament" || body->kind.ends_with("chamber"))) {
      const EntityIndex where = writer_.body(*body);
      Office& office = document_.offices[held.front()];
      office.body = where;
      office.body_span = words_.span(body->words);
      if (office.name == "president" || office.name == "chairman") office.name = "speaker";
      if (document_.entities[person].country.empty())
        document_.entities[person].country = document_.entities[where].country;
      return body->words.last;
    }
  }
  if (words_.is(at, "from") && document_.entities[person].country.empty() && held.empty()) {
    // "the ambassadors are X from Austria, Y from Senegal"
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country &&
        (in(words_.at(country->words.last), {",", ".", "and", ";"}) || country->words.last >= words_.size())) {
      of_country(*country);
      return country->words.last;
    }
  }
  if (words_.is(at, "(")) {
    if (const auto country = read_.country_at(read_.past_article(at + 1));
        country && words_.is(country->words.last, ")")) {
      of_country(*country);
      return country->words.last + 1;
    }
  }
  // "X (Party Y), chair of Z's committee": what the brackets say is no office.
  if (words_.is(at, "(") && !read_.office_at(read_.past_article(at + 1)))
    for (WordIndex close = at + 2; close < words_.size() && close < at + 7; ++close)
      if (words_.is(close, ")")) {
        if (words_.is(close + 1, ",") && read_.office_at(read_.past_article(close + 2))) at = close + 1;
        break;
      }
  // Offices in apposition: "X, Speaker of the Senate and Chairman of Dushanbe, said".
  if (!words_.is(at, ",") && !words_.is(at, "(") && !(words_.is(at, "-") && words_[at].starts_token)) return at;
  if (const WordIndex next = respectively(at, held)) return next;
  WordIndex w = at + 1;
  WordIndex done = at;
  for (int count = 0; count < 4; ++count) {
    WordIndex first = w;
    const bool indefinite = words_.is(w, "a") || words_.is(w, "an");
    // "X, who is also Minister of Defence," and "X, who heads the commission,"
    bool held_then = false;  // "X, who served as foreign minister from 2010 to 2013,"
    if (words_.is(w, "who") && in(words_.at(w + 1), {"is", "serves"}) && words_.is(at, ",")) {
      w += 2;
      while (in(words_.at(w), {"also", "currently", "concurrently", "now", "as"})) ++w;
    } else if (const WordIndex past = words_.is(w, "who") && words_.is(at, ",") ? past_service(w + 1) : 0; past) {
      w = past;
      held_then = true;
    } else if (words_.is(w, "who") && words_.is(at, ",") && count == 0) {
      WordIndex does = w + 1;  // "who at the same time heads"
      while (in(words_.at(does), {"also", "currently", "concurrently", "now", "at", "the", "same", "time"})) ++does;
      if (const WordIndex end = presides_over(does, person, held)) return end;
      break;
    }
    // "X, the ministry's spokesman,"
    if (words_.is(w, "the") && words_.is(w + 2, "'s") && !words_.upper(w + 1) && read_.office_at(w + 3)) w += 3;
    w = read_.past_article(w);
    if (is_possessive(words_.at(w))) ++w;
    if (count == 0 && suffixed && words_.is(w, "and")) first = w = read_.past_article(w + 1);
    // "X, Madam Speaker in the House,"
    if (const auto address = read_.hit(w, Sort::honorific);
        address && words_.upper(w) && !read_.office_at(w) && read_.office_at(w + address->length))
      w += address->length;
    const auto office = read_.office_at(w);
    if (!office || office->plural ||
        (indefinite && office->country.empty() && office->body.empty() && office->manner != Manner::former))
      break;
    const WordIndex end = office->words.last;
    // "X, Vice Speaker of the A met with Y": the second comma is forgotten.
    const bool verb = end < words_.size() && (words_.upos(end) == Upos::VERB || words_.upos(end) == Upos::AUX) &&
                      words_.is(at, ",") && (!office->body.empty() || !office->country.empty()) &&
                      !after_preposition(person);
    // "X, adviser to President Y,"
    const bool serves = words_.is(end, "to") && office->body.empty() && read_.office_at(read_.past_article(end + 1));
    const bool until = held_then && in(words_.at(end), {"until", "between", "when", "before", "under", "till"});
    if ((!ends_apposition(end) && !verb && !serves && !until) || name_at(end, true)) break;
    // A definite office followed by a name in apposition is the next person.
    if (count == 0 && held.size() > 0 && words_.is(first, "the") && words_.is(end, ",")) {
      const auto next = read_.name_at(end + 1, false);
      if (next && next->from_model && ends_apposition(next->words.last)) break;
    }
    if (words_.is(end, ",") && read_.name_at(end + 1, false) && (office->country.size() + office->body.size()) > 0 &&
        count > 0)
      break;
    const MentionIndex mention = writer_.mention({first, end}, {first, end}, How::apposition, person);
    held.push_back(writer_.office(*office, person, mention));
    if (office->manner == Manner::full && (held_then || ended(end))) document_.offices[held.back()].manner = Manner::former;
    done = end;
    w = end;
    if (words_.is(w, ",")) ++w;
    if (words_.is(w, "and")) ++w;
    if (w == end) break;
    if (words_.is(w, "the") && !words_.is(w - 1, "and")) break;
  }
  return done > at ? done : at;
}

// "heads the Foreign Ministry", "chairs the African Union Commission": an office in the shape of a verb.
WordIndex SentenceReader::presides_over(WordIndex verb, EntityIndex person, std::vector<OfficeIndex>& held) {
  const std::string_view name = in(words_.at(verb), {"heads", "leads"}) ? "head"
                                : words_.is(verb, "chairs")             ? "chairman"
                                                                        : "";
  if (name.empty()) return 0;
  auto body = read_.body_at(read_.past_article(verb + 1));
  if (!body || body->kind == "delegation" ||
      (body->entity != EntityKind::body && body->entity != EntityKind::organisation))
    return 0;
  if (!ends_apposition(body->words.last)) return 0;
  OfficePhrase office;
  office.title = {verb, verb + 1};
  office.words = {verb, body->words.last};
  office.name = name;
  office.body.push_back(*body);
  const MentionIndex mention =
      writer_.mention({verb - 1, body->words.last}, {verb, body->words.last}, How::apposition, person);
  held.push_back(writer_.office(office, person, mention));
  return body->words.last;
}

WordIndex SentenceReader::nameless(WordIndex first, const OfficePhrase& office, bool definite, bool indefinite) {
  const WordRange whole{first, office.words.last};
  const bool specific = !office.body.empty() || !office.country.empty();
  const bool common =
      std::none_of(words_.folded().begin() + office.title.first, words_.folded().begin() + office.title.last,
                   [](const std::string&) { return false; }) &&
      !words_.upper(office.title.first);
  // "AIPA General Assembly": an office word within a name that goes on.
  if (whole.last < words_.size() && words_.upper(whole.last) && words_[whole.last].letter &&
      !words_[whole.last].all_caps && words_.upos(whole.last) == Upos::PROPN &&
      sentence_.paragraph != kTitleParagraph && words_.upper(office.title.last - 1) && office.title.last == whole.last)
    return 0;
  if (predicative(first) || (first > 0 && is_definite(words_.at(first - 1)) && predicative(first - 1))) {
    if (denied(first)) return whole.last;
  }
  if (predicative(first)) {
    const bool named_kind = office.title.last - office.title.first >= 2 && !office.general && first > 1 &&
                            words_.is(first - 1, "as") && in(words_.at(first - 2), {"served", "serves", "serving"});
    if (!specific && common && !definite && !named_kind) return 0;
    // "will act as Prime Minister", "carry out the functions of President": in the place of another.
    OfficePhrase said = office;
    const auto before = [&](WordIndex back) { return first >= back ? words_.at(first - back) : std::string_view(); };
    if (office.manner == Manner::full && ((before(1) == "as" && in(before(2), {"act", "acts", "acting", "acted"})) ||
                                          (before(1) == "of" && in(before(2), {"functions", "duties"}))))
      said.manner = Manner::acting;
    writer_.office(said, std::nullopt, std::nullopt);
    return whole.last;
  }
  if (!specific) {
    if (office.title.last < words_.size() && words_.is(office.title.last, "of")) {
      // "the special envoy of President X told": somebody else than X.
      if (const WordIndex whose = read_.past_article(office.title.last + 1);
          definite && whose < words_.size() &&
          (name_at(whose, false) || (read_.office_at(whose) && words_.upper(whose)))) {
        writer_.mention(whole, whole, How::role);
        return whole.last;
      }
      return 0;  // of something unread
    }
    if (indefinite || (!definite && common)) return 0;
    if (!definite && words_.at(office.title.last) == "'s") return 0;
    writer_.mention(whole, whole, How::role);
    return whole.last;
  }
  if (indefinite && common && office.country.empty()) return 0;
  const EntityIndex person = writer_.nameless(whole, How::office);
  const auto mention = static_cast<MentionIndex>(document_.mentions.size() - 1);
  writer_.office(office, person, mention);
  return whole.last;
}

}  // namespace chancery
