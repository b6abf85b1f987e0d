// When a page was published and changed: every date that it shows or declares is a candidate with a rank; the best counts.
#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "page/page_metadata.h"

namespace chancery {
namespace {

using Day = std::chrono::year_month_day;

enum class What : std::uint8_t { published, modified, other };

struct Candidate {
  Day day{};
  What what = What::published;
  int rank = 0;  // smaller is better
  std::string basis, as_written;
  Span source;
  bool ambiguous = false;
  int hour = -1;  // of metadata that give the time of day in UTC, or in no zone that they name
};

// The hour that follows a day: "T22:04:00Z". -1 where there is none or the zone is another: then the day is the place's own.
int hour_behind(std::string_view value, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < value.size() && value[i] >= '0' && value[i] <= '9'; };
  if (at >= value.size() || (value[at] != 'T' && value[at] != ' ') || !digit(at + 1) || !digit(at + 2) || at + 3 >= value.size() || value[at + 3] != ':') return -1;
  const std::size_t zone = value.find_first_of("+-Z", at + 3);
  if (zone != std::string_view::npos && value[zone] != 'Z' && !value.substr(zone + 1).starts_with("00")) return -1;
  return (value[at + 1] - '0') * 10 + (value[at + 2] - '0');
}

struct MetaName {
  const char* name;
  What what;
  int rank;
};

// Names that metadata give dates by. "date" and its like may mean either: what the page shows near its title counts before them.
constexpr MetaName kMetaNames[] = {
    {"article:published_time", What::published, 10}, {"og:article:published_time", What::published, 10},
    {"og:published_time", What::published, 10}, {"article:published", What::published, 10}, {"datepublished", What::published, 10},
    {"rnews:datepublished", What::published, 10}, {"originalpublicationdate", What::published, 10},
    {"publication_date", What::published, 11}, {"publication-date", What::published, 11}, {"publicationdate", What::published, 11},
    {"publish_date", What::published, 11}, {"publish-date", What::published, 11}, {"publishdate", What::published, 11},
    {"published", What::published, 11}, {"published-date", What::published, 11}, {"publisheddate", What::published, 11},
    {"published_time", What::published, 11}, {"publish_time", What::published, 11}, {"publishtime", What::published, 11},
    {"pubdate", What::published, 11}, {"pub_date", What::published, 11}, {"cxenseparse:recs:publishtime", What::published, 11},
    {"parsely-pub-date", What::published, 11}, {"sailthru.date", What::published, 12}, {"bt:pubdate", What::published, 11},
    {"ptime", What::published, 11}, {"og:pubdate", What::published, 11}, {"article.published", What::published, 11},
    {"article_date_original", What::published, 10}, {"article:post_date", What::published, 11}, {"displaydate", What::published, 12},
    {"dc.date.issued", What::published, 12}, {"dcterms.issued", What::published, 12}, {"dcterms.created", What::published, 13},
    {"dc.date.created", What::published, 13}, {"dc.created", What::published, 13}, {"dcterms.date", What::published, 25},
    {"dc.date", What::published, 25}, {"dc:date", What::published, 25}, {"dc:created", What::published, 13},
    {"dc.issued", What::published, 12}, {"citation_publication_date", What::published, 12}, {"citation_date", What::published, 13},
    {"citation_online_date", What::published, 13}, {"prism.publicationdate", What::published, 12}, {"datecreated", What::published, 13},
    {"created", What::published, 14}, {"date", What::published, 25}, {"article_date", What::published, 14},
    {"release_date", What::published, 14}, {"video:release_date", What::published, 16}, {"timestamp", What::published, 16},
    {"shareaholic:article_published_time", What::published, 11}, {"og:release_date", What::published, 14},
    {"article:modified_time", What::modified, 10}, {"og:updated_time", What::modified, 12}, {"og:modified_time", What::modified, 11},
    {"datemodified", What::modified, 10}, {"last-modified", What::modified, 13}, {"lastmodified", What::modified, 12},
    {"modified_time", What::modified, 11}, {"modificationdate", What::modified, 12}, {"dcterms.modified", What::modified, 12},
    {"dc.date.modified", What::modified, 12}, {"article:updated", What::modified, 11}, {"article:modified", What::modified, 11},
    {"lastmod", What::modified, 12}, {"revised", What::modified, 13}, {"utime", What::modified, 12},
    {"shareaholic:article_modified_time", What::modified, 11}, {"bt:moddate", What::modified, 11},
};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool other_letters(std::string_view text) {
  text = text.substr(0, 1 << 16);
  const auto plain = std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return 4 * plain < 3 * static_cast<std::ptrdiff_t>(text.size());
}

class DateFinder {
 public:
  DateFinder(const PageTree& tree, const FoundArticle& article, const PageHints& hints, const MetadataTables& tables, const PageMetadata& metadata)
      : tree_(tree), article_(article), hints_(hints), tables_(tables), metadata_(metadata),
        language_(lower_ascii(metadata.language.substr(0, 2))) {
    // American English writes the month first, British English the day.
    if (language_ == "en" && metadata.language.size() >= 5 && lower_ascii(metadata.language.substr(3, 2)) != "us") language_ = "en-gb";
    // So does every page that is written in other letters than those of English.
    if (language_.empty() && other_letters(tree.text)) language_ = "other";
  }

  void run(std::optional<Candidate>& published, std::optional<Candidate>& modified) {
    from_metadata();
    from_json();
    from_elements();
    from_address();
    from_lines();
    settle_ambiguous();
    for (const Candidate& c : candidates_) {
      auto& best = c.what == What::modified ? modified : published;
      if (c.what != What::other && (!best || c.rank < best->rank)) best = c;
    }
    prefer_told_twice(published);
    prefer_shown_day(published);
    prefer_first_shown(published, modified);
    // A page that tells only when it was changed was published no later; better that than nothing.
    if (!published && modified) {
      published = modified;
      published->rank += 100;
    }
    if (!published) published = anywhere(first_block());
    if (!published) published = anywhere(0);
    if (!published) published = in_source();
  }

 private:
  std::uint32_t offset(std::string_view part) const { return static_cast<std::uint32_t>(part.data() - tree_.source.data()); }

  void add(const DateWords::Found& found, What what, int rank, std::string basis, std::string_view within, Span source) {
    candidates_.push_back({found.day, what, rank, std::move(basis), std::string(within.substr(found.begin, found.end - found.begin)), source, found.ambiguous,
                           hour_behind(within, found.end)});
  }

  void from_metadata() {
    for (const MetaItem& item : tree_.metas) {
      const std::string name = lower_ascii(item.name);
      for (const MetaName& known : kMetaNames) {
        if (name != known.name) continue;
        if (const auto found = tables_.dates.of_value(item.value, language_))
          add(*found, known.what, known.rank, "metadata " + name, item.value, {offset(item.value), offset(item.value) + std::uint32_t(item.value.size())});
        break;
      }
    }
  }

  // JSON-LD is looked through for its keys; nothing else of it is needed.
  void from_json() {
    for (const Span script : tree_.scripts) {
      const std::string_view json = tree_.source.substr(script.begin, script.size());
      for (const auto& [key, what, rank] : {std::tuple<const char*, What, int>{"\"datePublished\"", What::published, 10}, {"\"dateCreated\"", What::published, 13},
                                            {"\"uploadDate\"", What::published, 17}, {"\"dateModified\"", What::modified, 10}}) {
        std::size_t at = 0;
        for (int count = 0; count < 3; ++count) {
          at = json.find(key, at);
          if (at == std::string_view::npos) break;
          at += std::string_view(key).size();
          while (at < json.size() && (json[at] == ' ' || json[at] == ':' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t' || json[at] == '[')) ++at;
          if (at >= json.size() || json[at] != '"') continue;
          const std::size_t end = std::min(json.find('"', at + 1), json.size());
          const std::string_view value = json.substr(at + 1, end - at - 1);
          if (const auto found = tables_.dates.of_value(value.substr(0, 60), language_)) {
            add(*found, what, rank + count, "metadata JSON-LD " + std::string(key).substr(1, std::string_view(key).size() - 2), value,
                {offset(value), offset(value) + std::uint32_t(value.size())});
          }
        }
      }
    }
  }

  bool foreign(NodeIndex node) const {
    return node != kNoNode && tree_.nodes[node].inherited & (kRelatedHint | kSidebarHint | kCommentsHint | kFooterHint | kNavigationHint | kAdvertisementHint);
  }

  // <time datetime>, itemprop=datePublished.
  void from_elements() {
    const std::uint32_t first = first_block(), last = last_block();
    int seen = 0;
    for (const DateElement& element : tree_.dates) {
      const std::string prop = lower_ascii(element.itemprop);
      std::string_view value = element.value;
      const HintSet hints = element.hints | (element.node == kNoNode ? 0 : tree_.nodes[element.node].hints);
      Span source = element.source;
      if (value.empty()) {
        if (element.block >= tree_.blocks.size()) continue;
        const PageBlock& block = tree_.blocks[element.block];
        if (block.letters > 120) continue;
        value = tree_.text_of(block);
        source = block.source;
      }
      const auto found = tables_.dates.of_value(value.substr(0, 120), language_);
      if (!found) continue;
      What what = prop == "datemodified" ? What::modified : What::published;
      int rank = 60;
      const bool near = element.block + 14 >= first && element.block <= last + 6;
      // The date that says of itself that it is the publication's often stands in the footer of the article.
      const bool stray = foreign(element.node) && !(prop == "datepublished" && !(tree_.nodes[element.node].inherited & (kRelatedHint | kSidebarHint | kCommentsHint | kAdvertisementHint)));
      if (prop == "datepublished" && !stray) rank = 11;
      else if (prop == "datecreated" && !stray) rank = 13;
      else if (prop == "datemodified") rank = 11;
      else if (element.pubdate && !stray) rank = 14;
      else if (near && !stray) rank = 20 + std::min(seen, 9) + (element.block > first + 8 ? 20 : 0);
      else if (!stray) rank = 45 + std::min(seen, 9);
      else rank = 70;
      if (what == What::published && prop.empty()) {
        const std::string tag = lower_ascii(tree_.source.substr(element.source.begin, std::min<std::size_t>(element.source.size(), 200)));
        if (tag.find("updated") != std::string::npos || tag.find("modified") != std::string::npos) {
          if (tag.find("published") == std::string::npos) what = What::modified;
        }
        // The label that stands before it.
        if (element.block < tree_.blocks.size()) {
          const std::string_view words = tree_.text_of(tree_.blocks[element.block]);
          if (const What label = label_before(words, 0, std::min<std::size_t>(words.size(), 30), true); label != What::other && what == What::published) what = label;
        }
      }
      (void)hints;
      ++seen;
      add(*found, what, rank, element.value.empty() ? "page line" : "page line (time element)", value, source);
    }
  }

  void from_address() {
    const std::pair<std::string_view, const char*> addresses[] = {{hints_.url, "URL"}, {metadata_.url, "URL (canonical)"}};
    for (const auto& [address, basis] : addresses)
      if (const auto found = DateWords::in_address(address)) {
        add(*found, What::published, 18, basis, address, {});
        return;
      }
  }

  std::uint32_t first_block() const {
    if (article_.title) return *article_.title;
    return tree_.nodes[article_.container].first_block;
  }
  std::uint32_t last_block() const { return tree_.nodes[article_.container].end_block; }

  // What the words before a date say: published, updated; other where nothing is said.
  What label_before(std::string_view text, std::size_t from, std::size_t to, bool anywhere_in) const {
    const std::string words = to_lower(text.substr(from, to - from));
    What out = What::other;
    std::size_t best = 0;
    for (const auto& [phrase, what] : tables_.labels) {
      if (what == 2) continue;
      const std::size_t at = words.rfind(phrase);
      if (at == std::string::npos) continue;
      const auto letter = [&](std::size_t i) { return i < words.size() && ((words[i] | 0x20) >= 'a' && (words[i] | 0x20) <= 'z'); };
      const bool latin = letter(at);
      if (latin && at > 0 && letter(at - 1)) continue;
      if (latin && letter(at + phrase.size())) continue;
      if (!anywhere_in && words.size() - at - phrase.size() > 12) continue;
      if (at + phrase.size() >= best) best = at + phrase.size(), out = what == 0 ? What::published : What::modified;
    }
    return out;
  }

  // Short lines near the title, or named so by their class.
  void from_lines() {
    const std::uint32_t first = first_block(), count = static_cast<std::uint32_t>(tree_.blocks.size());
    std::uint32_t last = last_block();
    if (article_.title && *article_.title >= last) last = std::min(count, *article_.title + 30);
    int seen = 0;
    // The last block of the body itself, for lines under the text.
    std::uint32_t end_body = first;
    for (std::uint32_t i = 0; i < count; ++i)
      if (article_.roles[i] == BlockRole::body) end_body = i;
    for (std::uint32_t i = first > 12 ? first - 12 : 0; i < count && seen < 40; ++i) {
      const PageBlock& block = tree_.blocks[i];
      const bool hinted = tree_.nodes[block.node].inherited & (kDateHint | kMetaHint | kBylineHint);
      const bool near = i <= first + 14 || (i > end_body && i <= end_body + 6);
      if (!near && !hinted) continue;
      if (block.letters > (near ? 200u : 120u) || block.hidden) continue;
      if (article_.roles[i] == BlockRole::body && block.words > 25) continue;
      const std::string_view words = tree_.text_of(block);
      const bool stray = foreign(block.node) && !(i > first && i <= first + 5);
      std::size_t at = 0, previous = 0;
      for (int within = 0; within < 3; ++within) {
        const auto found = tables_.dates.find(words, language_, at);
        if (!found) break;
        at = std::max(found->end, at + 1);
        What what = label_before(words, previous, found->begin, false);
        bool labelled = what == What::published;
        if (what == What::other && i > 0 && found->begin < 3 && tree_.blocks[i - 1].letters < 30) {
          const std::string_view before = tree_.text_of(tree_.blocks[i - 1]);
          what = label_before(before, 0, before.size(), false);
          labelled = what == What::published;
        }
        if (what == What::other) what = What::published;
        previous = found->end;
        int rank = labelled ? 16 : 24;
        if (i < first) rank += first - i > 4 ? 6 : 3;
        else if (i > first + 6) rank += 4;
        if (!hinted && !labelled) rank += 3;
        if (block.words > 14) rank += 6;
        if (block.link_density() > 0.8 && !labelled && !hinted) rank += 8;
        rank += static_cast<int>(std::min<std::uint32_t>(i > first ? i - first : first - i, 16) / 3);
        if (article_.title && i == *article_.title) rank = 50;  // a date within the headline is what it tells of
        if (i > end_body) rank += 4;
        if (stray) rank += 40;
        if (found->two_digits) rank += 2;
        rank += std::min(seen, 5) + within;
        add(*found, what, what == What::modified ? rank - 6 : rank, "page line", words, block.source);
        ++seen;
      }
    }
  }

  // 04/05/2019 is read as another date of the page has it, where one is a day or two off.
  void settle_ambiguous() {
    for (Candidate& c : candidates_) {
      if (!c.ambiguous) continue;
      const Day swapped{c.day.year(), std::chrono::month{unsigned(c.day.day())}, std::chrono::day{unsigned(c.day.month())}};
      int here = 0, there = 0;
      for (const Candidate& other : candidates_) {
        if (other.ambiguous || other.rank >= 60) continue;
        const auto far = [&](Day day) { return std::abs((std::chrono::sys_days{day} - std::chrono::sys_days{other.day}).count()); };
        here += far(c.day) <= 3;
        there += swapped.ok() && far(swapped) <= 3;
      }
      if (there > here) c.day = swapped;
    }
  }

  static bool metadata(const Candidate& c) { return c.basis.starts_with("metadata"); }
  static bool shown(const Candidate& c) { return c.basis.starts_with("page line") && !c.ambiguous; }

  // Where the metadata do not agree on the day of publication, that counts which the page shows or its address has.
  void prefer_told_twice(std::optional<Candidate>& published) const {
    if (!published || !metadata(*published)) return;
    const auto told = [&](Day day) {
      return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
        return c.day == day && c.what != What::modified && ((shown(c) && c.rank <= 34) || c.basis.starts_with("URL"));
      });
    };
    if (told(published->day)) return;
    for (const Candidate& c : candidates_)
      if (metadata(c) && c.what == What::published && c.rank <= 13 && c.day != published->day && told(c.day)) {
        published = c;
        return;
      }
  }

  // A line that shows the day of the last change, below another that shows an earlier one.
  void prefer_first_shown(std::optional<Candidate>& published, const std::optional<Candidate>& modified) const {
    if (!published || !modified || !shown(*published) || published->day != modified->day) return;
    for (const Candidate& c : candidates_)
      if (shown(c) && c.what == What::published && c.rank <= published->rank + 8 && std::chrono::sys_days{c.day} < std::chrono::sys_days{published->day}) {
        published = c;
        return;
      }
  }

  // Metadata often give the hour in UTC; the day that the page shows beside it, one off, is its own.
  void prefer_shown_day(std::optional<Candidate>& published) const {
    const bool element = published && published->basis == "page line (time element)";  // which gives it likewise
    if (!published || !(metadata(*published) || element)) return;
    for (const Candidate& c : candidates_) {
      if (!shown(c) || c.what == What::modified || c.rank > 34 || (element && (c.basis != "page line" || c.rank > 24))) continue;
      const auto apart = (std::chrono::sys_days{c.day} - std::chrono::sys_days{published->day}).count();
      if (apart == 0) return;
      // Nowhere is it the day before at 13:00 UTC, nor (but on a few islands) the day after at 11:00.
      if (published->hour >= 0 && (apart < 0 ? published->hour > 12 : published->hour < 11)) continue;
      if (std::abs(apart) == 1) {
        published = c;
        return;
      }
    }
  }

  // The first day in the scripts and addresses of the page: a last resort.
  std::optional<Candidate> in_source() const {
    const std::string_view source = tree_.source;
    for (std::size_t at = source.find("20"); at != std::string_view::npos && at + 10 <= source.size(); at = source.find("20", at + 1)) {
      if (at > 0 && source[at - 1] != '"' && source[at - 1] != '/' && source[at - 1] != '\'') continue;
      const bool address = source[at - (at > 0)] == '/';
      const std::string_view piece = source.substr(at, 11);
      if (!(piece[4] == '-' && piece[7] == '-') && !(address && piece[4] == '/' && piece[7] == '/') && !(address && piece.size() > 8 && (piece[8] == '/' || piece[8] == '-')))
        continue;
      if (const auto found = tables_.dates.of_value(piece.substr(0, piece[4] == '-' || piece[4] == '/' ? 10 : 8), language_))
        return Candidate{found->day, What::published, 300, "somewhere in the page's source", std::string(piece), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + found->end)}, false};
    }
    return {};
  }

  // Nothing near the title: the first date within or behind the text, then the latest of the page's others.
  std::optional<Candidate> anywhere(std::uint32_t from) {
    std::optional<Candidate> best;
    for (std::uint32_t i = 0; i < tree_.blocks.size() && i < 1000; ++i) {
      const PageBlock& block = tree_.blocks[i];
      if (block.letters > 400 || i < from) continue;
      const std::string_view words = tree_.text_of(block);
      const auto found = tables_.dates.find(words, language_);
      if (!found) continue;
      const int rank = (block.letters > 120 ? 220 : 200) + (foreign(block.node) ? 30 : 0);
      if (!best || rank < best->rank)
        best = Candidate{found->day, What::published, rank, "page line, far from the title", std::string(words.substr(found->begin, found->end - found->begin)), block.source, false};
    }
    return best;
  }

  const PageTree& tree_;
  const FoundArticle& article_;
  const PageHints& hints_;
  const MetadataTables& tables_;
  const PageMetadata& metadata_;
  std::string language_;
  std::vector<Candidate> candidates_;
};

}  // namespace

MetadataTables MetadataTables::load(const std::vector<std::string>& data_folders) {
  MetadataTables out;
  out.dates = DateWords::load(data_folders);
  for (const auto& folder : data_folders) {
    const std::string path = folder + "/lexicon/date_labels.tsv";
    if (!file_exists(path)) continue;
    const Table table = Table::load(path);
    for (const auto& row : table.rows()) {
      const std::string kind = row.text("kind");
      if (kind != "published" && kind != "modified" && kind != "other") row.fail("unknown kind '" + kind + "'");
      out.labels.emplace_back(row.text("phrase"), kind == "published" ? 0 : kind == "modified" ? 1 : 2);
    }
  }
  return out;
}

void find_dates(const PageTree& tree, const FoundArticle& article, const PageMetadata& metadata, const PageHints& hints, const DecodedPage& page,
                const MetadataTables& tables, CleanPage& out) {
  std::optional<Candidate> published, modified;
  DateFinder(tree, article, hints, tables, metadata).run(published, modified);
  const auto given = [&](const Candidate& c) { return CleanDate{c.day, c.basis, c.as_written, c.source.empty() ? Span{} : page.bytes_of(c.source)}; };
  if (published) out.published = given(*published);
  if (modified) out.modified = given(*modified);
}

}  // namespace chancery
