package org.capacitycompact.steering.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.steering.question.WaiverState;
import org.capacitycompact.steering.question.WaiversOverview;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of waivers: who asked, why, until when, and the steering group's answer. */
@Controller
class WaiverListController implements SavableList {

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "title",
          "country",
          "clause",
          "reason",
          "offered",
          "askedBy",
          "askedAt",
          "until",
          "state",
          "answeredAt");

  private final WaiversOverview overview;
  private final Clauses clauses;
  private final Wording wording;

  private final SavedLists saved;

  WaiverListController(
      WaiversOverview overview, Clauses clauses, Wording wording, SavedLists saved) {
    this.saved = saved;
    this.overview = overview;
    this.clauses = clauses;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return "/waivers";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return WaiverFilter.of(asked).query();
  }

  /** A waiver in words. */
  record Row(
      InitiativeNumber number,
      String title,
      String language,
      @Nullable String writtenIn,
      String country,
      String clause,
      String asks,
      String reason,
      String asked,
      String until,
      Tag state) {}

  @GetMapping("/waivers")
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    WaiverFilter filter = WaiverFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    model.addAttribute(
        "rows",
        overview.find(actor, filter.search(), Paging.offset(page), Paging.SIZE).stream()
            .map(each -> row(each, language))
            .toList());
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute(
        "paging", new Paging(page, overview.count(actor, filter.search()), filter.query()));
    model.addAttribute(
        "states",
        Arrays.stream(WaiverState.values())
            .map(state -> new Choice(state.name(), state(state, language).words()))
            .toList());
    return "steering/waivers";
  }

  @GetMapping({"/waivers.csv", "/waivers.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    TableDownload.send(
        request,
        response,
        language,
        "waivers",
        COLUMNS.stream().map(column -> wording.say(language, "waiver.column." + column)).toList(),
        rows ->
            overview.each(
                actor,
                WaiverFilter.of(asked).search(),
                each -> rows.accept(cells(each, language))));
  }

  private Object[] cells(WaiversOverview.Row each, Locale language) {
    return new Object[] {
      each.number(),
      each.title(),
      wording.country(each.country(), language),
      each.clause(),
      each.reason(),
      each.offered() == null ? "" : each.offered(),
      each.askedBy(),
      each.askedAt(),
      each.waivedUntil(),
      state(each.state(), language).words(),
      each.concludedAt() == null ? "" : each.concludedAt()
    };
  }

  private Row row(WaiversOverview.Row each, Locale language) {
    return new Row(
        each.number(),
        each.title(),
        each.language(),
        each.writtenIn(),
        wording.country(each.country(), language),
        each.clause(),
        clauses.of(each.clause(), language).title(),
        each.reason(),
        wording.say(
            language, "waiver.askedOn", each.askedBy(), wording.day(each.askedAt(), language)),
        wording.day(each.waivedUntil(), language),
        state(each.state(), language));
  }

  private Tag state(WaiverState state, Locale language) {
    String kind =
        switch (state) {
          case ASKED -> "warn";
          case IN_FORCE -> "ok";
          case REFUSED -> "bad";
          case EXPIRED, WITHDRAWN, WITHOUT_EFFECT, OVER -> "";
        };
    return new Tag(wording.say(language, "waiver.state." + state.name()), kind);
  }
}
