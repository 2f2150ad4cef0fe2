package org.capacitycompact.rulebook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Drafts;
import org.capacitycompact.rulebook.replay.Change;
import org.capacitycompact.rulebook.replay.Replay;
import org.capacitycompact.rulebook.replay.Replay.State;
import org.capacitycompact.rulebook.replay.ReplayResults;
import org.capacitycompact.rulebook.replay.ReplayResults.Move;
import org.capacitycompact.rulebook.replay.Replays;
import org.capacitycompact.rulebook.replay.RuleLine;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a criteria editor what a draft would change before it is published. */
@Controller
class ReplayController {

  private static final String PATH = "/administration/criteria/drafts/{draft}/replay";
  private static final String SECONDS_UNTIL_ASKED_AGAIN = "2";
  private static final List<String> COLUMNS =
      List.of(
          "verdict",
          "number",
          "step",
          "decidedAt",
          "change",
          "outcomeBefore",
          "outcomeAfter",
          "scoreBefore",
          "scoreAfter",
          "gatesBefore",
          "gatesAfter",
          "criteria",
          "rules");

  private final Drafts drafts;
  private final Replays replays;
  private final ReplayResults results;
  private final ReplayWords words;
  private final Wording wording;

  ReplayController(
      Drafts drafts, Replays replays, ReplayResults results, ReplayWords words, Wording wording) {
    this.drafts = drafts;
    this.replays = replays;
    this.results = results;
    this.words = words;
    this.wording = wording;
  }

  @GetMapping(PATH)
  String show(
      @PathVariable String draft,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    Draft tried = draft(draft, actor);
    Optional<Replay> run = replays.newest(tried.id(), actor);
    RequestedPeriod before =
        run.map(
                last ->
                    RequestedPeriod.of(
                        Map.of(
                            "since", last.since() == null ? "" : last.since().toString(),
                            "until", last.until() == null ? "" : last.until().toString())))
            .orElseGet(() -> RequestedPeriod.of(Map.of()));
    return page(tried, run, before, asked, language, response, model);
  }

  @PostMapping(PATH)
  String start(
      @PathVariable String draft,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    Draft tried = draft(draft, actor);
    RequestedPeriod period = RequestedPeriod.of(asked);
    if (!tried.sound() || !period.sound()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return page(
          tried, replays.newest(tried.id(), actor), period, Map.of(), language, response, model);
    }
    replays.start(tried, period.first(), period.last(), actor);
    return "redirect:" + PATH.replace("{draft}", String.valueOf(tried.id()));
  }

  @GetMapping({PATH + ".csv", PATH + ".xlsx"})
  void export(
      @PathVariable String draft,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Draft tried = draft(draft, actor);
    Replay run =
        replays
            .newest(tried.id(), actor)
            .filter(last -> last.state() == State.DONE)
            .orElseThrow(NotThereException::new);
    Function<String, Optional<RuleLine>> lines = results.lines(tried);
    TableDownload.send(
        request,
        response,
        language,
        "replay-" + tried.decision() + "-" + tried.id(),
        COLUMNS.stream().map(column -> wording.say(language, "replay.csv." + column)).toList(),
        rows ->
            results.each(
                run.id(),
                ReplayFilter.of(asked).search(),
                each -> rows.accept(words.cells(tried.decision(), each, lines, language))));
  }

  private String page(
      Draft draft,
      Optional<Replay> run,
      RequestedPeriod period,
      Map<String, String> asked,
      Locale language,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("draft", draft);
    model.addAttribute("decision", words.decision(draft.decision(), language));
    model.addAttribute("period", period);
    model.addAttribute("run", run.orElse(null));
    run.ifPresent(
        last -> {
          model.addAttribute("about", words.period(last, language));
          model.addAttribute("started", wording.moment(last.startedAt(), language));
          if (last.state() == State.RUNNING) {
            response.setHeader("Refresh", SECONDS_UNTIL_ASKED_AGAIN);
          } else if (last.state() == State.DONE) {
            found(draft, last, asked, language, model);
          }
        });
    return "rulebook/replay";
  }

  private void found(
      Draft draft, Replay run, Map<String, String> asked, Locale language, Model model) {
    ReplayFilter filter = ReplayFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    Map<Change, Integer> counts = results.counts(run.id());
    List<Move> moves = results.moves(run.id());
    Function<String, Optional<RuleLine>> lines = results.lines(draft);
    model.addAttribute("counts", words.counts(counts, language));
    model.addAttribute("total", counts.values().stream().mapToInt(Integer::intValue).sum());
    model.addAttribute("outcomes", words.outcomes(draft.decision(), moves, language));
    model.addAttribute("moves", words.moves(draft.decision(), moves, language));
    model.addAttribute("blames", words.blames(results.blames(run.id(), draft), language));
    model.addAttribute("filter", filter);
    model.addAttribute(
        "changes",
        Stream.of(Change.values())
            .map(each -> words.counts(Map.of(each, 0), language).get(0))
            .toList());
    model.addAttribute(
        "rows",
        results.find(run.id(), filter.search(), Paging.offset(page), Paging.SIZE).stream()
            .map(each -> words.row(draft.decision(), each, lines, language))
            .toList());
    model.addAttribute(
        "paging",
        new Paging(
            page,
            results.count(run.id(), filter.search(), Paging.COUNTED_UP_TO),
            filter.parameters()));
  }

  private Draft draft(String id, Actor actor) {
    if (!Right.CHANGE_CRITERIA.of(actor)) {
      throw new NotAllowedException();
    }
    return Optional.of(id)
        .filter(written -> written.matches("[1-9][0-9]{0,17}"))
        .flatMap(written -> drafts.find(Long.parseLong(written)))
        .orElseThrow(NotThereException::new);
  }
}
