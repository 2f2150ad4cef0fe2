package org.capacitycompact.partnership.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.partnership.OpenDemands;
import org.capacitycompact.partnership.ProviderRows;
import org.capacitycompact.partnership.ProviderRows.ProviderRow;
import org.capacitycompact.partnership.ProvidersToAsk;
import org.capacitycompact.partnership.SearchRecord;
import org.capacitycompact.partnership.SearchRecord.Question;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a country finds its partners, for whoever sees the initiative. */
@Component
class ProvidersPage {

  private final ProviderRows rows;
  private final ProvidersToAsk toAsk;
  private final SearchRecord record;
  private final OpenDemands demands;
  private final Parties parties;
  private final Wording wording;

  ProvidersPage(
      ProviderRows rows,
      ProvidersToAsk toAsk,
      SearchRecord record,
      OpenDemands demands,
      Parties parties,
      Wording wording) {
    this.rows = rows;
    this.toAsk = toAsk;
    this.record = record;
    this.demands = demands;
    this.parties = parties;
    this.wording = wording;
  }

  /** What was typed and could not be taken, at the form of its act. */
  record Typed(
      String act, String problem, String words, List<String> organisations, String answerBy) {}

  /**
   * A line of the table.
   *
   * @param acts what this reader may do about it
   */
  record RowView(
      String code,
      String name,
      List<Tag> why,
      @Nullable Tag state,
      boolean unmanned,
      List<SaidView> said,
      List<String> acts) {}

  /** Words of somebody, with who and when. */
  record SaidView(
      @Nullable String words, @Nullable String language, String by, @Nullable String offer) {}

  /** A question, with its answer. */
  record QuestionView(
      long id,
      String to,
      String asked,
      String words,
      @Nullable String language,
      @Nullable SaidView reply) {}

  ModelAndView show(Initiative initiative, Actor reader, Locale language) {
    boolean running = initiative.status().isOpen() && initiative.stage() == Stage.PARTNERSHIP;
    boolean decides = running && Right.INVITE_PROVIDERS.on(reader, initiative.country());
    boolean brokers = running && Right.BROKER_PARTNERSHIP.on(reader, initiative.country());
    List<ProviderRow> all = rows.of(initiative.number());
    ModelAndView page = new ModelAndView("partnership/providers");
    page.addObject("initiative", initiative);
    page.addObject("running", running);
    page.addObject("decides", decides);
    page.addObject("brokers", brokers);
    page.addObject("rows", all.stream().map(each -> row(each, decides, language)).toList());
    page.addObject(
        "others",
        decides || brokers
            ? parties.organisations().stream()
                .filter(each -> !initiative.country().equals(each.country()))
                .map(each -> new Choice(each.code(), each.name()))
                .toList()
            : List.of());
    page.addObject("waited", all.stream().anyMatch(each -> "open".equals(each.state())));
    var names = parties.organisationNames();
    page.addObject(
        "questions",
        record.questions(initiative.number()).stream()
            .map(each -> question(each, names.getOrDefault(each.organisation(), ""), language))
            .toList());
    SaidView mandate =
        record.mandate(initiative.number()).map(each -> said(each, language)).orElse(null);
    page.addObject("mandate", mandate);
    page.addObject(
        "inviting",
        brokers && mandate != null
            ? toAsk.of(initiative.number(), initiative.country())
            : List.of());
    OpenDemands.Demand brief = demands.one(initiative.number()).orElse(null);
    page.addObject("brief", brief);
    page.addObject("briefSince", brief == null ? "" : wording.day(brief.openedAt(), language));
    page.addObject("longest", Written.LONGEST);
    page.addObject("languages", WrittenIn.LANGUAGES);
    page.addObject("writtenIn", language.getLanguage());
    return page;
  }

  private RowView row(ProviderRow each, boolean decides, Locale language) {
    List<Tag> why = new ArrayList<>();
    each.brought().stream()
        .map(SearchRecord.Brought::origin)
        .map(
            origin ->
                new Tag(
                    wording.say(language, "providers.origin." + origin),
                    origin.equals("REFUSED") ? "bad" : origin.equals("SHORTLISTED") ? "ok" : ""))
        .forEach(why::add);
    if (each.score() > 0) {
      why.add(new Tag(wording.say(language, "providers.match", each.score()), ""));
    }
    if (each.mandated()) {
      why.add(new Tag(wording.say(language, "providers.mandated"), ""));
    }
    return new RowView(
        each.code(),
        each.name(),
        why,
        each.state() == null
            ? null
            : new Tag(
                wording.say(language, "partnership.exhibit.state." + each.state()),
                "open".equals(each.state()) ? "warn" : ""),
        !each.manned(),
        each.brought().stream()
            .filter(said -> said.words() != null)
            .map(
                said ->
                    new SaidView(
                        said.words(),
                        said.language(),
                        wording.byOn(said.by(), said.at(), language),
                        said.offer()))
            .toList(),
        decides ? acts(each) : List.of());
  }

  private static List<String> acts(ProviderRow each) {
    if (each.is("REFUSED")) {
      return List.of("RECONSIDER");
    }
    return Stream.of(
            each.is("SHORTLISTED") ? "UNLIST" : "SHORTLIST",
            "open".equals(each.state()) ? "WITHDRAW" : "",
            each.tied() && "offered".equals(each.state()) ? "UNTIED" : "",
            "REFUSE")
        .filter(act -> !act.isEmpty())
        .toList();
  }

  private QuestionView question(Question each, String to, Locale language) {
    return new QuestionView(
        each.id(),
        to,
        wording.byOn(each.asker(), each.askedAt(), language),
        each.question(),
        each.language(),
        reply(each, language));
  }

  private @Nullable SaidView reply(Question each, Locale language) {
    return each.answer() == null || each.answeredAt() == null || each.answerer() == null
        ? null
        : new SaidView(
            each.answer(),
            each.answerLanguage(),
            wording.byOn(each.answerer(), each.answeredAt(), language),
            null);
  }

  private SaidView said(SearchRecord.Said each, Locale language) {
    return new SaidView(
        each.words(), each.language(), wording.byOn(each.by(), each.at(), language), null);
  }
}
