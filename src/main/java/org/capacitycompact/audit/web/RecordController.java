package org.capacitycompact.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.audit.RecordSearch;
import org.capacitycompact.audit.RecordSearch.Query;
import org.capacitycompact.audit.RecordSearch.Row;
import org.capacitycompact.audit.Sealing;
import org.capacitycompact.audit.SealsOutside;
import org.capacitycompact.audit.VerificationRuns;
import org.capacitycompact.audit.VerificationRuns.Run;
import org.capacitycompact.audit.VerificationRuns.State;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit record for those who keep it: whether it is whole, and its entries. */
@Controller
class RecordController implements SavableList {

  private static final String PATH = "/administration/record";
  private static final String SECONDS_UNTIL_ASKED_AGAIN = "2";

  private final RecordSearch search;
  private final VerificationRuns runs;
  private final Sealing sealing;
  private final SealsOutside outside;
  private final RecordWords words;
  private final Wording wording;

  private final SavedLists saved;

  RecordController(
      RecordSearch search,
      VerificationRuns runs,
      Sealing sealing,
      SealsOutside outside,
      RecordWords words,
      Wording wording,
      SavedLists saved) {
    this.saved = saved;
    this.search = search;
    this.runs = runs;
    this.sealing = sealing;
    this.outside = outside;
    this.words = words;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return PATH;
  }

  @Override
  public boolean isOpenTo(Actor actor) {
    return Right.VERIFY_RECORD.of(actor);
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return RecordFilter.of(asked).parameters();
  }

  @GetMapping(PATH)
  String show(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    mayRead(actor);
    RecordFilter filter = RecordFilter.of(asked);
    Query query = filter.query(ReaderZone.get());
    int page = Paging.asked(asked.getOrDefault("page", ""));
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.parameters(), actor));
    model.addAttribute(
        "rows",
        search.find(actor.audiences(), query, Paging.offset(page), Paging.SIZE).stream()
            .map(row -> words.entry(row, language))
            .toList());
    model.addAttribute(
        "paging",
        new Paging(
            page,
            search.count(actor.audiences(), query, Paging.COUNTED_UP_TO),
            filter.parameters()));
    model.addAttribute(
        "seal", sealing.newest().map(seal -> words.seal(seal, language)).orElse(null));
    model.addAttribute(
        "outside",
        outside.failing().values().stream().map(since -> words.outside(since, language)).toList());
    Optional<Run> run = runs.latest();
    model.addAttribute("run", run.orElse(null));
    run.ifPresent(latest -> tell(latest, language, response, model));
    return "audit/record";
  }

  @PostMapping(PATH + "/verify")
  String verify(Actor actor) {
    mayRead(actor);
    runs.start(actor.acting());
    return "redirect:" + PATH;
  }

  @GetMapping({PATH + ".csv", PATH + ".xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    mayRead(actor);
    Query query = RecordFilter.of(asked).query(ReaderZone.get());
    List<String> headings =
        Stream.of(
                "chain",
                "position",
                "at",
                "kind",
                "outcome",
                "userId",
                "person",
                "role",
                "country",
                "number",
                "address",
                "door",
                "requestId",
                "detail",
                "before",
                "after",
                "hash")
            .map(column -> wording.say(language, "record.csv." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "record",
        headings,
        rows -> search.each(actor.audiences(), query, row -> rows.accept(cells(row, language))));
  }

  private void tell(Run run, Locale language, HttpServletResponse response, Model model) {
    model.addAttribute("started", wording.moment(run.startedAt(), language));
    if (run.state() == State.RUNNING) {
      response.setHeader("Refresh", SECONDS_UNTIL_ASKED_AGAIN);
    } else if (run.state() != State.STOPPED) {
      model.addAttribute("result", words.result(run, language));
    }
  }

  private static void mayRead(Actor actor) {
    if (!Right.VERIFY_RECORD.of(actor)) {
      throw new NotAllowedException();
    }
  }

  private Object[] cells(Row row, Locale language) {
    return new Object[] {
      row.chain(),
      row.position(),
      row.at(),
      row.kind(),
      row.outcome(),
      cell(row.userId()),
      cell(row.person()),
      words.role(row.role(), language),
      row.country() == null ? "" : wording.country(row.country(), language),
      cell(row.number()),
      cell(row.fromAddress()),
      cell(row.door()),
      cell(row.requestId()),
      String.join(" · ", row.words()),
      cell(row.before()),
      cell(row.after()),
      row.hash()
    };
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : value;
  }
}
