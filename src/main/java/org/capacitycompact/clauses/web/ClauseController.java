package org.capacitycompact.clauses.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.clauses.Embodiments.State;
import org.capacitycompact.clauses.web.ClauseRow.Line;
import org.capacitycompact.form.Choice;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The clauses and their embodiments; for everyone who is signed in. */
@Controller
class ClauseController implements SavableList {

  private final ClauseRows rows;
  private final Clauses clauses;
  private final Wording wording;

  private final SavedLists saved;

  ClauseController(ClauseRows rows, Clauses clauses, Wording wording, SavedLists saved) {
    this.saved = saved;
    this.rows = rows;
    this.clauses = clauses;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return "/clauses";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return ClauseFilter.of(asked).query();
  }

  /** The clauses of one theme. */
  record Theme(String letter, String name, List<ClauseRow> rows) {}

  @GetMapping("/clauses")
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    ClauseFilter filter = ClauseFilter.of(asked);
    List<ClauseRow> all = rows.all(language);
    Map<String, List<ClauseRow>> byTheme =
        all.stream().filter(filter::takes).collect(Collectors.groupingBy(ClauseRow::theme));
    Map<String, String> names = clauses.themes(language);
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute("summary", summary(all, language));
    model.addAttribute(
        "themes",
        names.entrySet().stream()
            .filter(theme -> byTheme.containsKey(theme.getKey()))
            .map(
                theme ->
                    new Theme(
                        theme.getKey(),
                        theme.getValue(),
                        byTheme.getOrDefault(theme.getKey(), List.of())))
            .toList());
    model.addAttribute(
        "themeChoices",
        names.entrySet().stream()
            .map(theme -> new Choice(theme.getKey(), theme.getValue()))
            .toList());
    model.addAttribute(
        "stateChoices",
        Arrays.stream(State.values())
            .map(state -> new Choice(state.name(), rows.tag(state, language).words()))
            .toList());
    return "clauses/clauses";
  }

  @GetMapping({"/clauses.csv", "/clauses.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ClauseFilter filter = ClauseFilter.of(asked);
    Map<String, String> themes = clauses.themes(language);
    List<String> headings =
        Stream.of(
                "number", "theme", "name", "meaning", "quote", "source", "wanted", "state",
                "missing", "lines")
            .map(column -> wording.say(language, "clauses.column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "clauses",
        headings,
        cells ->
            rows.all(language).stream()
                .filter(filter::takes)
                .forEach(row -> cells.accept(cells(row, themes))));
  }

  private static Object[] cells(ClauseRow row, Map<String, String> themes) {
    return new Object[] {
      row.number(),
      themes.getOrDefault(row.theme(), ""),
      row.title(),
      row.meaning(),
      row.quote(),
      row.source(),
      row.wanted(),
      row.tag().words(),
      row.missing(),
      row.lines().stream().map(ClauseController::told).collect(Collectors.joining("\n"))
    };
  }

  private static String told(Line line) {
    return line.kind() + " – " + line.words();
  }

  private String summary(List<ClauseRow> all, Locale language) {
    Map<State, Long> counts =
        all.stream().collect(Collectors.groupingBy(ClauseRow::state, Collectors.counting()));
    return wording.say(
        language,
        "clauses.summary",
        all.size(),
        counts.getOrDefault(State.EMBODIED, 0L),
        counts.getOrDefault(State.PARTLY, 0L),
        counts.getOrDefault(State.OPEN, 0L));
  }
}
