package org.capacitycompact.rulebook.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionText;
import org.capacitycompact.rulebook.DecisionVersion;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.TableComparison;
import org.capacitycompact.rulebook.web.RulebookWords.VersionView;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All decisions with all their versions, to be read and compared by everyone who is signed in. */
@Controller
@RequestMapping("/criteria")
class RulebookController {

  private final DecisionVersions versions;
  private final Clauses clauses;
  private final RulebookWords words;
  private final Clock clock;

  RulebookController(DecisionVersions versions, Clauses clauses, RulebookWords words, Clock clock) {
    this.versions = versions;
    this.clauses = clauses;
    this.words = words;
    this.clock = clock;
  }

  /** A decision in the list, with its valid version and its future ones. */
  record Line(String decision, String name, VersionView holds, List<VersionView> toCome) {}

  @GetMapping
  String list(Actor reader, Locale language, Model model) {
    Map<String, List<DecisionVersion>> all =
        versions.all().stream().collect(Collectors.groupingBy(DecisionVersion::decision));
    model.addAttribute(
        "lines",
        versions.decisions().stream()
            .filter(all::containsKey)
            .map(decision -> line(decision, all.getOrDefault(decision, List.of()), language))
            .toList());
    model.addAttribute("changes", Right.CHANGE_CRITERIA.of(reader));
    return "rulebook/criteria";
  }

  private Line line(String decision, List<DecisionVersion> all, Locale language) {
    int current = RulebookWords.current(all, clock.instant());
    List<VersionView> views = words.versions(all, language);
    return new Line(
        decision,
        words.decision(decision, language),
        views.stream()
            .filter(each -> each.version() == current)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no version of " + decision)),
        views.stream().filter(VersionView::toCome).toList());
  }

  @GetMapping("/{decision:[a-z-]{1,60}}")
  String current(
      @PathVariable String decision,
      @RequestParam(defaultValue = "") String clause,
      Actor reader,
      Locale language,
      Model model) {
    DecisionVersion current = versions.current(decision).orElseThrow(NotThereException::new);
    // If the reader comes from a clause, its rows are marked.
    model.addAttribute("clause", clause);
    return page(current, reader, language, model);
  }

  @GetMapping("/{decision:[a-z-]{1,60}}/{version:[0-9]{1,6}}")
  String one(
      @PathVariable String decision,
      @PathVariable int version,
      Actor reader,
      Locale language,
      Model model) {
    return page(
        versions.find(decision, version).orElseThrow(NotThereException::new),
        reader,
        language,
        model);
  }

  private String page(DecisionVersion version, Actor reader, Locale language, Model model) {
    String decision = version.decision();
    List<DecisionVersion> all = versions.of(decision);
    List<VersionView> views = words.versions(all, language);
    model.addAttribute("decision", decision);
    model.addAttribute("name", words.decision(decision, language));
    model.addAttribute("versions", views);
    model.addAttribute(
        "shown",
        views.stream()
            .filter(each -> each.version() == version.version())
            .findFirst()
            .orElseThrow(NotThereException::new));
    model.addAttribute(
        "tables",
        DecisionText.of(DecisionFile.read(versions.dmn(version))).stream()
            .map(table -> ThemedTable.of(table, clauses, language))
            .toList());
    model.addAttribute("changes", Right.CHANGE_CRITERIA.of(reader));
    return "rulebook/criteria-decision";
  }

  @GetMapping("/{decision:[a-z-]{1,60}}/{version:[0-9]{1,6}}.dmn")
  ResponseEntity<byte[]> file(@PathVariable String decision, @PathVariable int version) {
    DecisionVersion found = versions.find(decision, version).orElseThrow(NotThereException::new);
    return download(versions.dmn(found), found.decision() + "-" + found.version());
  }

  /**
   * Sent as a download and never shown by the browser, because XML can contain styles of its own.
   */
  static ResponseEntity<byte[]> download(byte[] dmn, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".dmn\"")
        .body(dmn);
  }

  @GetMapping("/{decision:[a-z-]{1,60}}/compare")
  String compare(
      @PathVariable String decision,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String all,
      Locale language,
      Model model) {
    List<DecisionVersion> known = versions.of(decision);
    if (known.isEmpty()) {
      throw new NotThereException();
    }
    int current = RulebookWords.current(known, clock.instant());
    DecisionVersion newer = asked(known, to, known.get(0).version());
    DecisionVersion older = asked(known, from, Math.max(1, newer.version() - 1));
    model.addAttribute("decision", decision);
    model.addAttribute("name", words.decision(decision, language));
    model.addAttribute("versions", words.versions(known, language));
    model.addAttribute("current", current);
    model.addAttribute("from", older.version());
    model.addAttribute("to", newer.version());
    model.addAttribute("all", all.equals("yes"));
    model.addAttribute("was", words.say(language, "policy.version", older.version()));
    model.addAttribute("is", words.say(language, "policy.version", newer.version()));
    List<TableComparison> tables =
        TableComparison.of(
            DecisionFile.read(versions.dmn(older)), DecisionFile.read(versions.dmn(newer)));
    model.addAttribute("tables", tables);
    model.addAttribute("same", TableComparison.same(tables));
    return "rulebook/criteria-compare";
  }

  private static DecisionVersion asked(List<DecisionVersion> known, String asked, int otherwise) {
    int number = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : otherwise;
    return known.stream()
        .filter(each -> each.version() == number)
        .findFirst()
        .or(() -> known.stream().filter(each -> each.version() == otherwise).findFirst())
        .orElse(known.get(known.size() - 1));
  }
}
