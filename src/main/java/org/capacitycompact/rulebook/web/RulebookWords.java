package org.capacitycompact.rulebook.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.party.People;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionText;
import org.capacitycompact.rulebook.DecisionVersion;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Place;
import org.capacitycompact.rulebook.TableFigures;
import org.capacitycompact.rulebook.TableProblem;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Puts versions of decisions, and problems of a draft, into a reader's words. */
@Component
class RulebookWords {

  private final Wording wording;
  private final DecisionWords decisions;
  private final DecisionVersions versions;
  private final People people;
  private final Clock clock;

  RulebookWords(
      Wording wording,
      DecisionWords decisions,
      DecisionVersions versions,
      People people,
      Clock clock) {
    this.wording = wording;
    this.decisions = decisions;
    this.versions = versions;
    this.people = people;
    this.clock = clock;
  }

  /**
   * A version in a list.
   *
   * @param by name of who published it; empty for a shipped version
   * @param withdrawn who withdrew it and why; empty when nobody did
   */
  record VersionView(
      int version,
      Tag state,
      String from,
      String by,
      String reason,
      String withdrawn,
      boolean toCome) {}

  /** A problem, and its place. */
  record ProblemView(String where, String says, String what) {}

  String decision(String decision, Locale language) {
    return wording.find(language, "clauses.table." + decision).orElse(decision);
  }

  String moment(Instant at, Locale language) {
    return wording.say(language, "policy.moment", wording.moment(at, language), wording.zone());
  }

  String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, key, filledWith);
  }

  Map<String, String> names(List<String> users) {
    return people.names(users.stream().distinct().toList());
  }

  /** Versions of one decision, newest first. */
  List<VersionView> versions(List<DecisionVersion> all, Locale language) {
    Map<String, String> names =
        names(
            all.stream()
                .flatMap(each -> Stream.of(each.publishedBy(), each.withdrawnBy()))
                .filter(Objects::nonNull)
                .toList());
    Instant now = clock.instant();
    int current = current(all, now);
    List<VersionView> views = new ArrayList<>();
    for (DecisionVersion each : all) {
      String by = each.publishedBy();
      views.add(
          new VersionView(
              each.version(),
              state(each, current, now, language),
              moment(each.validFrom(), language),
              each.released() ? "" : names.getOrDefault(by, by),
              each.released() ? wording.say(language, "policy.released") : each.reason(),
              withdrawn(each, names, language),
              each.toCome(now)));
    }
    return views;
  }

  /** The number of the valid version among those given; 0 when there is none. */
  static int current(List<DecisionVersion> all, Instant now) {
    return all.stream()
        .filter(each -> !each.withdrawn() && !each.validFrom().isAfter(now))
        .max(
            java.util.Comparator.comparing(DecisionVersion::validFrom)
                .thenComparing(DecisionVersion::version))
        .map(DecisionVersion::version)
        .orElse(0);
  }

  private Tag state(DecisionVersion version, int current, Instant now, Locale language) {
    String state =
        version.withdrawn()
            ? "withdrawn"
            : version.toCome(now) ? "toCome" : version.version() == current ? "holds" : "held";
    String look =
        switch (state) {
          case "holds" -> "ok";
          case "toCome" -> "warn";
          case "withdrawn" -> "bad";
          default -> "";
        };
    return new Tag(wording.say(language, "policy.state." + state), look);
  }

  private String withdrawn(DecisionVersion version, Map<String, String> names, Locale language) {
    String by = version.withdrawnBy();
    return by == null
        ? ""
        : wording.say(
            language,
            "policy.withdrawnBy",
            names.getOrDefault(by, by),
            String.valueOf(version.withdrawnReason()));
  }

  List<ProblemView> problems(String decision, List<TableProblem> problems, Locale language) {
    Map<String, String> tables = new java.util.HashMap<>();
    versions
        .released(decision)
        .ifPresent(
            dmn ->
                DecisionFile.read(dmn)
                    .decisions()
                    .forEach(each -> tables.put(each.id(), each.name())));
    return problems.stream()
        .map(
            problem ->
                new ProblemView(
                    where(problem.place(), tables, language),
                    problem.place().says(),
                    wording.say(
                        language,
                        "policy.problem." + problem.kind().name(),
                        problem.detail().toArray())))
        .toList();
  }

  /** How the text typed for a number was understood, in the reader's notation. */
  String read(TableFigures.Figure figure, String written, Locale language) {
    return wording.say(
        language,
        "policy.figures.read.one",
        figure.table(),
        String.valueOf(figure.row()),
        figure.column(),
        decisions.value(new BigDecimal(written), language),
        decisions.value(new BigDecimal(figure.value()), language));
  }

  /** A present or future version with problems that today's check would find. */
  record DoubtfulView(String decision, int version, String name, List<ProblemView> problems) {}

  List<DoubtfulView> doubtful(Map<DecisionVersion, List<TableProblem>> found, Locale language) {
    List<DoubtfulView> views = new ArrayList<>();
    found.forEach(
        (version, problems) ->
            views.add(
                new DoubtfulView(
                    version.decision(),
                    version.version(),
                    decision(version.decision(), language),
                    problems(version.decision(), problems, language))));
    return views;
  }

  /**
   * A row of a draft with facts that match it.
   *
   * @param reached false when none were found
   * @param facts each in words; empty when the row matches any facts
   */
  record ExampleView(
      String table, int row, List<DecisionText.Cell> when, boolean reached, List<String> facts) {}

  /** The rows with their examples; empty for older drafts. */
  List<ExampleView> examples(Draft draft, Locale language) {
    DecisionFile file = DecisionFile.read(draft.dmn());
    Map<String, DecisionText.Table> texts = new java.util.HashMap<>();
    DecisionText.of(file).forEach(each -> texts.put(each.name(), each));
    List<ExampleView> views = new ArrayList<>();
    for (DecisionFile.Decision decision : file.decisions()) {
      DecisionFile.Table table = decision.table();
      int number = 0;
      for (DecisionFile.Rule rule : table == null ? List.<DecisionFile.Rule>of() : table.rules()) {
        number++;
        if (draft.examples().containsKey(rule.id())) {
          boolean reached = draft.reaches(rule.id());
          int row = number;
          views.add(
              new ExampleView(
                  decision.name(),
                  number,
                  Optional.ofNullable(texts.get(decision.name())).stream()
                      .flatMap(text -> text.rows().stream())
                      .filter(text -> text.number() == row)
                      .findFirst()
                      .map(DecisionText.Row::when)
                      .orElse(List.of()),
                  reached,
                  reached
                      ? facts(draft.examples().getOrDefault(rule.id(), Map.of()), language)
                      : List.of()));
        }
      }
    }
    return views;
  }

  private List<String> facts(Map<String, Object> facts, Locale language) {
    return new java.util.TreeMap<>(facts)
        .entrySet().stream()
            .map(
                fact ->
                    wording.say(
                        language,
                        "policy.example.fact",
                        decisions.fact(fact.getKey(), language),
                        decisions.value(fact.getValue(), language)))
            .toList();
  }

  private String where(Place place, Map<String, String> tables, Locale language) {
    List<String> parts = new ArrayList<>();
    if (!place.table().isEmpty()) {
      parts.add(
          wording.say(
              language, "policy.at.table", tables.getOrDefault(place.table(), place.table())));
    }
    if (place.row() > 0) {
      parts.add(wording.say(language, "policy.at.row", String.valueOf(place.row())));
    }
    if (!place.column().isEmpty()) {
      parts.add(wording.say(language, "policy.at.column", place.column()));
    }
    return parts.isEmpty() ? wording.say(language, "policy.at.file") : String.join(" · ", parts);
  }
}
