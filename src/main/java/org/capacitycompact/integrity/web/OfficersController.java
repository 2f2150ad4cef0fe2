package org.capacitycompact.integrity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.integrity.IntegrityOffice;
import org.capacitycompact.integrity.Outcome;
import org.capacitycompact.integrity.ReportDesk;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotCarriedOver;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where officers for integrity read reports and act on them. What they type is kept nowhere else: a
 * form that meets the end of a session is not carried over the sign-in.
 */
@Controller
@RequestMapping(OfficersController.PATH)
class OfficersController {

  static final String PATH = "/administration/integrity";

  private static final int LONGEST_REASON = 2000;

  private final ReportDesk desk;
  private final IntegrityOffice office;
  private final Wording wording;

  OfficersController(ReportDesk desk, IntegrityOffice office, Wording wording) {
    this.desk = desk;
    this.office = office;
    this.wording = wording;
  }

  /** A line of the list, in words; {@code due} of an open one. */
  record LineView(
      long id,
      String about,
      String received,
      @Nullable Tag due,
      @Nullable String outcome,
      String begins,
      boolean waits,
      boolean held) {}

  /** Something that was said, in words. */
  record SaidView(
      String kind, @Nullable String by, String at, String text, @Nullable String language) {}

  /** A hold in words. */
  record HoldView(
      String reason,
      @Nullable String language,
      String by,
      String since,
      String reviewBy,
      @Nullable String released,
      @Nullable String releasedBy,
      @Nullable String releaseReason,
      @Nullable String releaseLanguage) {}

  @GetMapping
  String list(
      @RequestParam(defaultValue = "1") String page, Actor actor, Locale language, Model model) {
    int asked = Paging.asked(page);
    model.addAttribute(
        "reports",
        desk.list(actor, Paging.offset(asked), Paging.SIZE).stream()
            .map(line -> line(line, language))
            .toList());
    model.addAttribute("paging", new Paging(asked, desk.count(actor), Map.of()));
    return "integrity/reports";
  }

  private LineView line(ReportDesk.Line line, Locale language) {
    return new LineView(
        line.id(),
        line.number() == null ? line.about() : line.number().value(),
        wording.moment(line.receivedAt(), language),
        line.answerBy() == null ? null : wording.due(line.answerBy(), language),
        line.outcome() == null ? null : outcome(line.outcome(), language),
        line.begins(),
        line.waits(),
        line.held());
  }

  @GetMapping("/{id}")
  String show(@PathVariable long id, Actor actor, Locale language, Model model) {
    return page(id, actor, language, model);
  }

  @PostMapping("/{id}/answer")
  String answer(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String answer,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return said(
        new Typed(id, "answer", answer, ReportForm.LONGEST),
        text -> office.answer(id, text, actor),
        actor,
        language,
        response,
        model);
  }

  @PostMapping("/{id}/note")
  String note(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return said(
        new Typed(id, "note", note, ReportForm.LONGEST),
        text -> office.note(id, text, actor),
        actor,
        language,
        response,
        model);
  }

  @PostMapping("/{id}/hold")
  String hold(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String hold,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return said(
        new Typed(id, "hold", hold, LONGEST_REASON),
        text -> office.hold(id, text, actor),
        actor,
        language,
        response,
        model);
  }

  @PostMapping("/{id}/release")
  String release(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String release,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    return said(
        new Typed(id, "release", release, LONGEST_REASON),
        text -> office.release(id, text, actor),
        actor,
        language,
        response,
        model);
  }

  @PostMapping("/{id}/closing")
  String close(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String closing,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    Optional<Outcome> how =
        Arrays.stream(Outcome.values()).filter(each -> each.name().equals(outcome)).findFirst();
    model.addAttribute("chosenOutcome", outcome);
    if (how.isEmpty()) {
      model.addAttribute("typed", closing);
      return refused(id, "outcome", "integrity.wrong.outcome", actor, language, response, model);
    }
    return said(
        new Typed(id, "closing", closing, ReportForm.LONGEST),
        text -> office.close(id, how.get(), text, actor),
        actor,
        language,
        response,
        model);
  }

  /** Says which initiative it is about; nothing says that none is known. */
  @PostMapping("/{id}/about")
  String concern(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String about,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    String typed = WrittenText.tidy(about).toUpperCase(Locale.ROOT);
    Optional<InitiativeNumber> number = InitiativeNumber.read(typed);
    if (number.isEmpty() && !typed.isEmpty() || !office.concern(id, number.orElse(null), actor)) {
      model.addAttribute("typed", WrittenText.cut(typed, 40));
      return refused(id, "about", "integrity.wrong.about", actor, language, response, model);
    }
    return "redirect:" + PATH;
  }

  /** A text that an officer typed. */
  private record Typed(long id, String field, String raw, int longest) {}

  private String said(
      Typed typed,
      Consumer<String> act,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    String text = WrittenText.tidy(typed.raw());
    if (!WrittenText.fits(text, typed.longest(), true)) {
      model.addAttribute("typed", text);
      return refused(
          typed.id(),
          typed.field(),
          text.isEmpty() ? "integrity.wrong.empty" : "integrity.wrong.text",
          actor,
          language,
          response,
          model);
    }
    act.accept(text);
    return "redirect:" + PATH + "/" + typed.id();
  }

  private String refused(
      long id,
      String field,
      String problem,
      Actor actor,
      Locale language,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    model.addAttribute("problemAt", field);
    model.addAttribute("problem", problem);
    return page(id, actor, language, model);
  }

  private String page(long id, Actor actor, Locale language, Model model) {
    NotCarriedOver.markPage();
    ReportDesk.Opened report = desk.open(id, actor);
    List<HoldView> holds = desk.holds(id).stream().map(hold -> hold(hold, language)).toList();
    model.addAttribute("report", report);
    model.addAttribute("received", wording.moment(report.receivedAt(), language));
    model.addAttribute(
        "due", report.answerBy() == null ? null : wording.due(report.answerBy(), language));
    model.addAttribute(
        "outcome", report.outcome() == null ? null : outcome(report.outcome(), language));
    model.addAttribute(
        "status",
        report.status() == null ? null : wording.say(language, "status." + report.status()));
    model.addAttribute(
        "readsIn", Locale.forLanguageTag(report.readsIn()).getDisplayLanguage(language));
    model.addAttribute(
        "said",
        desk.said(id).stream()
            .map(
                each ->
                    new SaidView(
                        each.kind(),
                        each.by(),
                        wording.moment(each.at(), language),
                        each.text(),
                        each.language()))
            .toList());
    model.addAttribute("holds", holds);
    model.addAttribute("held", holds.stream().anyMatch(hold -> hold.released() == null));
    model.addAttribute("outcomes", Outcome.values());
    return "integrity/officers-report";
  }

  private HoldView hold(ReportDesk.Held hold, Locale language) {
    return new HoldView(
        hold.reason(),
        hold.language(),
        hold.heldBy(),
        wording.moment(hold.heldAt(), language),
        wording.day(hold.reviewBy(), language),
        hold.releasedAt() == null ? null : wording.moment(hold.releasedAt(), language),
        hold.releasedBy(),
        hold.releaseReason(),
        hold.releaseLanguage());
  }

  private String outcome(Outcome outcome, Locale language) {
    return wording.say(language, "integrity.outcome." + outcome.name());
  }
}
