#include "time/quantity_reader.h"

#include <algorithm>
#include <cmath>

#include "time/quantity_line.h"

namespace chancery {

QuantityReader QuantityReader::load(const std::vector<std::string>& data_folders) {
  QuantityReader out;
  out.numbers_ = NumberReader::load(data_folders);
  out.hedges_ = WordTable::load(data_folders, "hedges.tsv");
  out.units_ = Units::load(data_folders);
  return out;
}

namespace {

QuantityKind kind_of(Units::Kind kind) {
  return kind == Units::Kind::money     ? QuantityKind::money
         : kind == Units::Kind::percent ? QuantityKind::percent
                                        : QuantityKind::measure;
}

// The words that say whose copy it is.
std::string copy_of(const Document& document) {
  std::string out = document.source.agency;
  const auto add = [&](const std::optional<Span>& span) {
    if (span) out += " " + std::string(document.at(*span));
  };
  add(document.layout.agency);
  if (document.layout.dateline) {
    add(document.layout.dateline->place);
    add(document.layout.dateline->agency);
  }
  return out;
}

}  // namespace

// The hedge before a number may be two words deep ("just over", "well over" stand in the table as one).
void QuantityReader::add_hedges(Line& line, std::size_t from, Found& found) const {
  if (const auto before = hedges_.find_before(line.atoms, found.first, "before");
      before && found.first >= from + before.length) {
    // "talks about two agreements": before a small number in words these are prepositions.
    const std::string& word = line.atoms[found.first - 1].text;
    const bool preposition = word == "about" || word == "over" || word == "under" || word == "around" ||
                             word == "above" || word == "below" || word == "beyond" || word == "just";
    const bool small = found.quantity.kind == QuantityKind::count && line.atoms[found.core].word() &&
                       found.quantity.value && *found.quantity.value <= 12;
    // "handed over 20 ambulances": the verb's own word
    const TokenRange own = tokens_of(line.atoms, found.first - 1, found.first);
    const auto& tokens = line.document.tokens;
    const bool particle =
        word == "over" && own.first > 0 && own.first < tokens.size() &&
        (tokens[own.first].relation == Relation::compound_prt || tokens[own.first - 1].lemma == "hand");
    if (!(small && preposition) && !particle && found.quantity.kind != QuantityKind::rank) {
      found.first -= before.length;
      if (found.quantity.hedge.empty()) found.quantity.hedge = *before.value;
    }
  }
  if (found.quantity.kind == QuantityKind::rank) return;
  if (const auto after = hedges_.find(line.atoms, found.last, "after");
      after && line.free(found.last, found.last + after.length)) {
    if (line.is(found.last, "+") && line.glued(found.last + 1)) return;
    if (line.is(found.last, "odd") ||
        (line.is(found.last, "plus") && found.last + 1 < line.atoms.size() && line.atoms[found.last + 1].number()))
      return;
    if (found.quantity.hedge.empty()) found.quantity.hedge = *after.value;
    found.last += after.length;
  }
}

// A currency sign or code, then the number: "$1.2bn", "USD 10 billion", "NRs 42.95 million", "$3-5 billion".
bool QuantityReader::money_at(Line& line, std::size_t at, Found& out) const {
  const auto sign = units_.find(line.document.text, line.atoms, at, Units::Side::before);
  if (!sign) return false;
  std::size_t next = at + sign.length;
  if (next >= line.atoms.size() || !line.atoms[next].number()) return false;
  // "G$ 5", "MIG-R 5": letters glued before are another sign.
  if (line.atoms[at].glued && at > 0 && line.atoms[at - 1].word()) return false;
  const auto figures = numbers_.read_figures(line.atoms, next);
  if (!figures || figures->ordinal) return false;
  auto chosen = units_.choose(sign, line.atoms, at, line.copy);
  if (chosen.kind != Units::Kind::money) return false;
  line.settle(chosen);
  double value = figures->value;
  next += figures->length;
  if (line.is(next, "-") && line.glued(next) && numbers_.scale(line.atoms, next + 1, true).length)
    ++next;  // "$3-million"
  const auto scale = numbers_.scale(line.atoms, next, true);
  value = std::round(value * scale.factor * 1000) / 1000;
  next += scale.length;
  out = {};
  out.scaled = scale.length > 0;
  out.quantity.kind = QuantityKind::money;
  out.quantity.unit = chosen.unit;
  out.quantity.basis = chosen.basis;
  out.quantity.value = value;
  out.first = out.core = at;
  out.last = next;
  // A second end: "$3-5 billion", "$3 billion to $5 billion", "between $3 and $5 billion".
  const bool between = at > 0 && line.is(at - 1, "between");
  const bool from = at > 0 && line.is(at - 1, "from");
  if (line.is(next, "-") || (line.is(next, "to") && !from) || (between && line.is(next, "and"))) {
    std::size_t second = next + 1;
    const auto again = units_.find(line.document.text, line.atoms, second, Units::Side::before);
    if (again) second += again.length;
    const auto number = second < line.atoms.size() && line.atoms[second].number()
                            ? numbers_.read_figures(line.atoms, second)
                            : std::nullopt;
    if (number && !number->ordinal && line.free(second, second + number->length)) {
      const auto second_scale = numbers_.scale(line.atoms, second + number->length, true);
      const double to = std::round(number->value * second_scale.factor * 1000) / 1000;
      const double start = scale.length ? value : value * second_scale.factor;
      const bool joined = again || line.is(next, "-") || second_scale.length;
      if (start < to && joined) {
        out.quantity.value.reset();
        out.quantity.from = start;
        out.quantity.to = to;
        out.scaled = out.scaled || second_scale.length > 0;
        out.last = second + number->length + second_scale.length;
        if (between) out.first = at - 1;
      }
    }
  }
  // "$5 million dollars", "$5 million USD", "US$ 40 (dollars)"
  const auto word = units_.find(line.document.text, line.atoms, out.last, Units::Side::after);
  if (word && units_.row(word.rows.front()).kind == Units::Kind::money) {
    const auto said = units_.choose(word, line.atoms, out.last, line.copy);
    const bool doubtful = !out.quantity.basis.empty() || line.is(at, "$");
    if (said.unit == out.quantity.unit || doubtful) {
      out.quantity.unit = said.unit;
      out.quantity.basis = said.basis;
      out.last += word.length;
    }
  }
  return line.free(at + sign.length, out.last);
}

// What stands after a number: a currency, a percent sign or a measure.
bool QuantityReader::unit_after(Line& line, std::size_t number_end, Found& out) const {
  std::size_t next = number_end;
  if (line.is(next, "-") && line.glued(next) && line.glued(next + 1)) ++next;  // "1,500-km"
  // "Kuwaiti dinars": the adjective stands between.
  std::size_t unit_at = next;
  auto unit = units_.find(line.document.text, line.atoms, unit_at, Units::Side::after);
  if (!unit) {
    if (line.is(unit_at, "of")) return false;
    const std::size_t adjective = units_.country_at(line.atoms, next);
    if (!adjective) return false;
    unit_at = next + adjective;
    unit = units_.find(line.document.text, line.atoms, unit_at, Units::Side::after);
    if (!unit || units_.row(unit.rows.front()).kind != Units::Kind::money) return false;
  }
  auto chosen = units_.choose(unit, line.atoms, unit_at, line.copy);
  // A sign glued to the next figures belongs to them: "in 2020 $5 million".
  if (chosen.kind == Units::Kind::money && unit_at + unit.length < line.atoms.size() &&
      line.atoms[unit_at + unit.length].number() &&
      units_.find(line.document.text, line.atoms, unit_at, Units::Side::before))
    return false;
  // "two yen-loan projects": the currency belongs to the word after it.
  if (chosen.kind == Units::Kind::money && !out.scaled && line.is(unit_at + unit.length, "-") &&
      line.glued(unit_at + unit.length) && line.glued(unit_at + unit.length + 1))
    return false;
  // "3 won": a verb, where the sum would buy nothing.
  if (line.is(unit_at, "won") && out.quantity.value && *out.quantity.value < 100) return false;
  line.settle(chosen);
  out.quantity.kind = kind_of(chosen.kind);
  out.quantity.unit = chosen.unit;
  out.quantity.basis = chosen.basis;
  out.last = unit_at + unit.length;
  return line.free(number_end, out.last) || chosen.kind != Units::Kind::measure;
}

bool QuantityReader::number_at(Line& line, std::size_t at, Found& out) const {
  const auto number = numbers_.read(line.atoms, at);
  if (!number || number->ordinal) return false;
  std::size_t last = at + number->length;
  if (!line.free(at, last)) return false;
  out = {};
  out.first = out.core = at;
  out.last = last;
  out.scaled = number->scaled;
  out.quantity.value = number->value;
  if (part_of_name(line, at, last)) return false;
  // Fractions are shares: "a third of exports", "half of the members".
  if (number->fraction) {
    const bool share = line.is(last, "of") ||
                       (line.is(at, "half") && (line.is(last, "the") || line.is(last, "its") || line.is(last, "all")));
    if (!share) return false;
    std::size_t after = last + 1;
    while (line.is(after, "the") || line.is(after, "a") || line.is(after, "an") || line.is(after, "all") ||
           line.is(after, "its"))
      ++after;
    for (const char* unit : {"year", "month", "day", "week", "hour", "century", "decade", "dozen"})
      if (line.is(after, unit)) return false;
    out.quantity.kind = QuantityKind::percent;
    out.quantity.unit = "percent";
    out.quantity.value = number->value * 100;
    return true;
  }
  // Ranges: "3-5 percent", "between 3 and 5 million people", "10 to 15 documents".
  const bool between = at > 0 && line.is(at - 1, "between");
  const bool from = at > 0 && line.is(at - 1, "from");
  if ((line.is(last, "-") && line.glued(last)) || (line.is(last, "to") && !from) || (between && line.is(last, "and"))) {
    const auto second = numbers_.read(line.atoms, last + 1);
    if (second && !second->ordinal && !second->fraction && line.free(last + 1, last + 1 + second->length)) {
      double start = number->value;
      if (second->scaled && !number->scaled) {
        const auto figures = numbers_.read_figures(line.atoms, last + 1);
        if (figures && figures->value > 0 && start < figures->value) start *= second->value / figures->value;
      }
      Found range = out;
      range.quantity.value.reset();
      range.quantity.from = start;
      range.quantity.to = second->value;
      range.scaled = number->scaled || second->scaled;
      range.last = last + 1 + second->length;
      if (between) range.first = at - 1;
      if (start < second->value && (unit_after(line, range.last, range) || counted_noun(line, at, range))) {
        out = range;
        return true;
      }
      if (line.is(last, "-")) return false;  // a score, a model, a route
    }
  }
  if (unit_after(line, last, out)) {
    // Both ends with their unit: "5% to 7%".
    const bool percent = out.quantity.kind == QuantityKind::percent;
    if (percent &&
        (line.is(out.last, "-") || (line.is(out.last, "to") && !from) || (between && line.is(out.last, "and")))) {
      const auto second = numbers_.read_figures(line.atoms, out.last + 1);
      Found range = out;
      if (second && !second->ordinal && second->value > number->value &&
          unit_after(line, out.last + 1 + second->length, range) && range.quantity.unit == out.quantity.unit) {
        range.quantity.value.reset();
        range.quantity.from = number->value;
        range.quantity.to = second->value;
        out = range;
      }
    }
    return true;
  }
  if (counted_noun(line, at, out)) return true;
  // "already more than 23 billion": a number with a scale is a quantity even where nothing says of what.
  if (number->scaled && number->value >= 1000) {
    out.bare = true;
    return true;
  }
  return false;
}

// "dozens of people", "hundreds of millions of dollars": a hedge without a value.
bool QuantityReader::vague_at(Line& line, std::size_t at, Found& out) const {
  const auto vague = numbers_.words().find(line.atoms, at, "vague");
  if (!vague) return false;
  out = {};
  out.first = out.core = at;
  out.last = at + vague.length;
  out.quantity.hedge = *vague.value;
  std::size_t next = out.last;
  if (line.is(next, "of")) ++next;
  Found counted = out;
  counted.last = next;
  if (unit_after(line, next, counted) || counted_noun(line, at, counted)) {
    out = counted;
    return line.free(at, at + vague.length);
  }
  return false;
}

bool QuantityReader::read_at(Line& line, std::size_t at, Found& out) const {
  if (line.taken[at]) return false;
  return money_at(line, at, out) || rank_at(line, at, out) || vague_at(line, at, out) || number_at(line, at, out);
}

void QuantityReader::run(Document& document) const {
  document.quantities.clear();
  const std::vector<std::string> copy = units_.countries_of(copy_of(document));
  std::vector<std::pair<std::string, std::string>> settled;
  std::size_t next_time = 0;
  for (const Sentence& sentence : document.sentences) {
    Line line{document, sentence, atoms_of(document, sentence), {}, copy, {}, settled};
    line.taken.assign(line.atoms.size(), false);
    std::size_t at = 0;
    while (next_time < document.times.size() && document.times[next_time].tokens.last <= sentence.tokens.first)
      ++next_time;
    for (std::size_t t = next_time; t < document.times.size() && document.times[t].tokens.first < sentence.tokens.last;
         ++t) {
      if (document.times[t].kind == TimeKind::frequency) continue;  // "barrels a day"
      const Span core = document.span_of(document.times[t].tokens);
      const Span span = {core.begin, std::min(core.end, document.times[t].span.end)};
      while (at < line.atoms.size() && line.atoms[at].span.end <= span.begin) ++at;
      while (at < line.atoms.size() && line.atoms[at].span.begin < span.end) line.taken[at++] = true;
    }
    std::size_t from = 0;
    for (at = 0; at < line.atoms.size();) {
      Found found;
      if (!read_at(line, at, found)) {
        // A number that was refused is stepped over whole, so that its tail is not read alone.
        const auto number = line.atoms[at].number() ? numbers_.read_figures(line.atoms, at) : std::nullopt;
        at += number ? number->length : 1;
        continue;
      }
      add_hedges(line, from, found);
      at = from = found.last;
      line.found.push_back(std::move(found));
    }
    add_flags(line);
    const auto offset = static_cast<std::uint32_t>(document.quantities.size());
    add_equivalents(line);
    for (Found& found : line.found) {
      found.quantity.tokens = tokens_of(line.atoms, found.first, found.last);
      found.quantity.span = span_of(line.atoms, found.first, found.last);
      if (found.quantity.equivalent) *found.quantity.equivalent += offset;
      document.quantities.push_back(std::move(found.quantity));
    }
  }
}

}  // namespace chancery
