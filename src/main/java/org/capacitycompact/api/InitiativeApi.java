package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.IdempotencyConflictException;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativeRequests;
import org.capacitycompact.initiative.InitiativeSummary;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.initiative.InitiativesOverview.Search;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.knowledge.CountryStarts;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.steering.BallotConditions;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The initiatives that the caller may see; any other looks as if it did not exist. */
@RestController
@RequestMapping("/api/initiatives")
class InitiativeApi {

  private static final Set<String> REASONS =
      Set.of(
          "refusalCondition", "enough", "prioritiesChanged", "partnership", "financing", "other");

  private final Initiatives initiatives;
  private final InitiativesOverview overview;
  private final InitiativeRequests requests;
  private final CountryStarts starts;
  private final Verdicts verdicts;
  private final Worklist worklist;
  private final BallotConditions ballots;

  InitiativeApi(
      Initiatives initiatives,
      InitiativesOverview overview,
      InitiativeRequests requests,
      CountryStarts starts,
      Verdicts verdicts,
      Worklist worklist,
      BallotConditions ballots) {
    this.initiatives = initiatives;
    this.overview = overview;
    this.requests = requests;
    this.starts = starts;
    this.verdicts = verdicts;
    this.worklist = worklist;
    this.ballots = ballots;
  }

  record InitiativeList(List<InitiativeSummary> initiatives, int total) {}

  record InitiativeAnswer(
      InitiativeNumber number,
      String title,
      String country,
      String language,
      Stage stage,
      Status status,
      String track,
      boolean illustrative,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      List<WorkItem> waiting,
      List<ConditionAnswer> conditions) {}

  /** A condition set by a member who approved; only binding ones affect the decision. */
  record ConditionAnswer(
      String ballot, int round, String outcome, boolean binding, String condition, LocalDate due) {}

  record NewDemand(
      @Nullable String title,
      @Nullable String workingLanguage,
      @Nullable Long knownActivity,
      @Nullable String language,
      @JsonAnySetter @Nullable Map<String, Object> others) {}

  record Stop(
      @Nullable String reasonKind,
      @Nullable String reason,
      @Nullable String language,
      @JsonAnySetter @Nullable Map<String, Object> others) {}

  @GetMapping
  InitiativeList list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Stage stage,
      @RequestParam(required = false) @Nullable Status status,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "NEWEST") InitiativesOverview.Sort sort,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    Search search = new Search(q, stage, status, country, sort);
    return new InitiativeList(
        overview.find(actor, search, Ranges.offset(offset), Ranges.limit(limit)),
        overview.count(actor, search));
  }

  @GetMapping("/{number}")
  InitiativeAnswer one(@PathVariable InitiativeNumber number, Actor actor) {
    Initiative it = visible(number, actor);
    return new InitiativeAnswer(
        it.number(),
        it.title(),
        it.country(),
        it.language(),
        it.stage(),
        it.status(),
        it.track(),
        it.illustrative(),
        it.startedAt(),
        it.endedAt(),
        it.endReason(),
        worklist.waitingOn(number),
        ballots.named(number).stream()
            .map(
                each ->
                    new ConditionAnswer(
                        each.about(),
                        each.roundNo(),
                        each.outcome(),
                        each.binding(),
                        each.condition(),
                        each.due()))
            .toList());
  }

  @GetMapping("/{number}/verdicts")
  List<Verdict> verdicts(@PathVariable InitiativeNumber number, Actor actor) {
    visible(number, actor);
    return verdicts.of(number);
  }

  /**
   * Raises a demand. Repeated requests with the same {@code Idempotency-Key} (a UUID) raise it
   * once.
   */
  @PostMapping(consumes = "application/json")
  ResponseEntity<InitiativeAnswer> raise(
      @RequestBody NewDemand demand,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
      Actor actor) {
    String country = actor.country();
    if (country == null || !Right.RAISE_DEMAND.on(actor, country)) {
      throw Refusal.notAllowed();
    }
    Refusal.unread(demand.others(), "title, workingLanguage, knownActivity, language");
    String title = text("title", demand.title(), 200, false);
    String language = demand.workingLanguage();
    if (language == null || !WrittenIn.LANGUAGES.contains(language)) {
      throw wrong("workingLanguage", "Give one of en, fr, es, pt, ar.");
    }
    Long activity = demand.knownActivity();
    if (activity != null && !starts.mayStart(activity, country)) {
      throw wrong("knownActivity", "There is no such known activity in your country.");
    }
    UUID sent = key == null ? UUID.randomUUID() : key;
    NewInitiative raised = new NewInitiative(country, title, language, false, activity);
    InitiativeNumber number =
        WrittenIn.within(SentLanguage.of(demand.language()), () -> raised(sent, raised, actor));
    return ResponseEntity.created(URI.create("/api/initiatives/" + number))
        .body(one(number, actor));
  }

  private InitiativeNumber raised(UUID key, NewInitiative demand, Actor actor) {
    try {
      return requests.raise(key, demand, actor).number();
    } catch (IdempotencyConflictException other) {
      throw wrong(
          "Idempotency-Key",
          "This key raised %s from another demand. Send a new key for a new demand, or the first body again."
              .formatted(other.number()));
    }
  }

  /** The country says no (S5). */
  @PostMapping(path = "/{number}/stop", consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@PathVariable InitiativeNumber number, @RequestBody Stop stop, Actor actor) {
    Initiative initiative = visible(number, actor);
    if (!Right.STOP_INITIATIVE.on(actor, initiative.country())) {
      throw Refusal.notAllowed();
    }
    Refusal.unread(stop.others(), "reasonKind, reason, language");
    String kind = stop.reasonKind();
    if (kind == null || !REASONS.contains(kind)) {
      throw wrong(
          "reasonKind",
          "Give one of " + String.join(", ", REASONS.stream().sorted().toList()) + ".");
    }
    String reason = text("reason", stop.reason(), 2000, true);
    String writtenIn = SentLanguage.of(stop.language());
    if (!WrittenIn.within(writtenIn, () -> initiatives.stop(number, actor, kind, reason))) {
      throw Refusal.changedMeanwhile(
          initiatives.get(number).status() == Status.STOPPED
              ? "The initiative was stopped before; nothing of this was recorded."
              : "The initiative has ended before.");
    }
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }

  private static String text(
      String field, @Nullable String given, int longest, boolean severalLines) {
    String text = given == null ? "" : WrittenText.tidy(given);
    if (!WrittenText.fits(text, longest, severalLines)) {
      throw wrong(
          field,
          "Write 1 to %d characters that can be seen, without control characters."
              .formatted(longest));
    }
    return text;
  }

  private static Refusal wrong(String field, String reason) {
    return Refusal.unprocessable(List.of(new WrongField(field, reason)));
  }
}
