package org.capacitycompact.api;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.Submission;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowRequests;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes rows of a plan, checked by the same forms and rules as on the pages. A row that somebody
 * changed since it was read is never overwritten.
 */
@RestController
@RequestMapping("/api/initiatives/{number}/plan/{section}")
class PlanRowApi {

  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final PlanEditor editor;
  private final RowRequests requests;
  private final PlanRights rights;
  private final RowChoices choices;
  private final MessageSource messages;

  PlanRowApi(
      Initiatives initiatives,
      PlanRecord plan,
      PlanEditor editor,
      RowRequests requests,
      PlanRights rights,
      RowChoices choices,
      MessageSource messages) {
    this.initiatives = initiatives;
    this.plan = plan;
    this.editor = editor;
    this.requests = requests;
    this.rights = rights;
    this.choices = choices;
    this.messages = messages;
  }

  /** Where somebody writes, once it is clear that they may. */
  private record Place(Initiative initiative, Section section, Actor actor, Locale language) {

    InitiativeNumber number() {
      return initiative.number();
    }
  }

  /**
   * Adds a row. Repeated requests with the same {@code Idempotency-Key} (a UUID) add it once, and
   * are answered with the row as it is now.
   */
  @PostMapping(consumes = "application/json")
  ResponseEntity<RowAnswer> add(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @RequestBody Map<String, Object> body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
      Actor actor,
      Locale language) {
    Place place = place(number, section, actor, language);
    UUID sent = key == null ? UUID.randomUUID() : key;
    Row row =
        written(
            place, body, answers -> requests.add(sent, number, place.section(), answers, actor));
    return ResponseEntity.created(
            URI.create("/api/initiatives/%s/plan/%s/%d".formatted(number, section, row.position())))
        .header("ETag", RowTag.of(row))
        .body(RowAnswer.of(row));
  }

  /** Replaces what a row says: a key that is not sent has no answer afterwards. */
  @PutMapping(path = "/{position}", consumes = "application/json")
  RowAnswer replace(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      @RequestBody Map<String, Object> body,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Actor actor,
      Locale language,
      HttpServletResponse response) {
    Place place = place(number, section, actor, language);
    int seen = RowTag.seen(ifMatch);
    Row row =
        written(
            place,
            body,
            answers -> editor.replace(number, place.section(), position, seen, answers, actor));
    response.setHeader("ETag", RowTag.of(row));
    return RowAnswer.of(row);
  }

  @DeleteMapping("/{position}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Actor actor,
      Locale language) {
    Place place = place(number, section, actor, language);
    int seen = RowTag.seen(ifMatch);
    row(place, allowed(() -> editor.remove(number, place.section(), position, seen, actor)));
  }

  private Place place(InitiativeNumber number, String section, Actor actor, Locale language) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
    Section there = Section.of(section).orElseThrow(Refusal::notThere);
    if (!rights.of(initiative, actor).writesIn(there)) {
      throw Right.EDIT_PLAN.on(actor, initiative.country())
          ? Refusal.changedMeanwhile(
              "The plan is not written now: it was sent and is being judged, or all is over.")
          : Refusal.notAllowed();
    }
    return new Place(initiative, there, actor, language);
  }

  private Row written(Place place, Map<String, Object> body, Writing writing) {
    Map<String, Object> sent = new HashMap<>(body);
    String writtenIn = SentLanguage.of(sent.remove(SentLanguage.NAME));
    FormSchema form = plan.form(place.section());
    known(form, sent);
    answerYesAndNo(form, sent);
    Submission submission =
        FormValidation.validate(
            form,
            choices.of(
                place.initiative(),
                plan.rows(
                    place.number(), Set.of(Section.RESULTS, Section.BUDGET, Section.PARTNERS)),
                place.actor(),
                place.language()),
            sent);
    refuse(submission.errors(), place.language());
    Answers answers = submission.answers();
    Outcome outcome = WrittenIn.within(writtenIn, () -> allowed(() -> writing.of(answers)));
    return row(place, outcome);
  }

  private interface Writing {
    Outcome of(Answers answers);
  }

  /** Names every key that the form does not ask for, so that none is believed to count. */
  private static void known(FormSchema form, Map<String, Object> sent) {
    Set<String> keys = form.fields().stream().map(FormField::key).collect(Collectors.toSet());
    List<String> unknown = sent.keySet().stream().filter(key -> !keys.contains(key)).toList();
    if (!unknown.isEmpty()) {
      throw Refusal.unread(unknown, form.fields().stream().map(FormField::key).toList());
    }
  }

  /** JSON knows yes and no by themselves; a form offers them as words. */
  private static void answerYesAndNo(FormSchema form, Map<String, Object> sent) {
    form.fields().stream()
        .filter(field -> field.kind() == FieldKind.YES_NO)
        .forEach(
            field ->
                sent.computeIfPresent(
                    field.key(),
                    (key, answer) -> answer instanceof Boolean yes ? yes ? "yes" : "no" : answer));
  }

  private static Outcome allowed(Supplier<Outcome> act) {
    try {
      return act.get();
    } catch (AccessDeniedException notTheirs) {
      throw Refusal.notAllowed();
    } catch (RowRequests.UsedBeforeException other) {
      throw Refusal.unprocessable(
          List.of(
              new WrongField(
                  "Idempotency-Key",
                  "This key added another row. Send a new key for a new row, or the first body"
                      + " again.")));
    }
  }

  private Row row(Place place, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      refuse(refused.errors(), place.language());
    }
    if (outcome instanceof Outcome.Conflict conflict) {
      throw Refusal.changedSince(
          conflict.mine().isEmpty() ? null : new TreeMap<>(conflict.mine()),
          RowAnswer.of(conflict.theirs()),
          conflict.both().stream().sorted().toList(),
          RowTag.of(conflict.theirs()));
    }
    if (outcome instanceof Outcome.Done done) {
      return done.row();
    }
    throw Refusal.notThere();
  }

  private void refuse(List<FieldError> errors, Locale language) {
    if (!errors.isEmpty()) {
      throw Refusal.unprocessable(
          errors.stream().map(error -> WrongField.of(error, messages, language)).toList());
    }
  }
}
