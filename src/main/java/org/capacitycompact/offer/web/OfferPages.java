package org.capacitycompact.offer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.offer.OfferDesk;
import org.capacitycompact.offer.OfferId;
import org.capacitycompact.offer.OfferMenu;
import org.capacitycompact.offer.OfferQuestion;
import org.capacitycompact.offer.OfferReferences;
import org.capacitycompact.offer.OfferStatus;
import org.capacitycompact.offer.OfferVersions;
import org.capacitycompact.offer.OfferView;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The menu of offers, an offer as it is and as it was, and one's own organisation's. */
@Embodies(
    value = {"S20", "S24"},
    as = Embodies.As.PAGE,
    page = "/offers")
@Controller
class OfferPages implements SavableList {

  private static final List<String> COLUMNS =
      List.of(
          "title",
          "provider",
          "support",
          "sectors",
          "levels",
          "places",
          "languages",
          "kind",
          "forms",
          "people",
          "size",
          "currency",
          "from",
          "until");

  private final OfferMenu menu;
  private final OfferVersions versions;
  private final OfferReferences references;
  private final OfferDesk desk;
  private final OfferWords words;
  private final Wording wording;
  private final SavedLists saved;

  OfferPages(
      OfferMenu menu,
      OfferVersions versions,
      OfferReferences references,
      OfferDesk desk,
      OfferWords words,
      Wording wording,
      SavedLists saved) {
    this.menu = menu;
    this.versions = versions;
    this.references = references;
    this.desk = desk;
    this.words = words;
    this.wording = wording;
    this.saved = saved;
  }

  /** A revision as the page names it. */
  record Revision(int number, String words) {}

  /** A reference as the page shows it. */
  record Said(String text, @Nullable String language, String by) {}

  @Override
  public String listPath() {
    return "/offers";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return OfferFilter.query(asked);
  }

  @GetMapping("/offers")
  String list(@RequestParam Map<String, String> asked, Actor reader, Locale language, Model model) {
    Map<String, String> query = OfferFilter.query(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    OfferMenu.Found found = menu.find(OfferFilter.of(asked), page);
    model.addAttribute("saved", saved.of(this, query, reader));
    model.addAttribute("paging", new Paging(page, found.count(), query));
    model.addAttribute(
        "rows", found.offers().stream().map(each -> words.row(each, false, language)).toList());
    model.addAttribute("asked", query);
    model.addAttribute("choices", words.filters(language));
    model.addAttribute("writes", Right.PUBLISH_OFFER.of(reader));
    return "offer/menu";
  }

  @GetMapping({"/offers.csv", "/offers.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    OfferQuestion question = OfferFilter.of(asked);
    TableDownload.send(
        request,
        response,
        language,
        "offers",
        COLUMNS.stream().map(column -> words.column(column, language)).toList(),
        rows -> menu.each(question, each -> rows.accept(cells(each, language))));
  }

  private Object[] cells(OfferView each, Locale language) {
    return Stream.<@Nullable Object>of(
            each.title(),
            each.provider(),
            words.list("modality", each.modalities(), language),
            words.sectors(each, language),
            words.list("level", each.levels(), language),
            words.places(each, language),
            words.languages(each, language),
            words.said("kind", each.organisationKind(), "", language),
            words.list("form", each.forms(), language),
            words.said("people", each.people(), "", language),
            each.size() == null ? null : each.size().amount(),
            each.size() == null ? null : each.size().currency().getCurrencyCode(),
            each.availableFrom(),
            each.availableUntil())
        .map(cell -> Objects.requireNonNullElse(cell, ""))
        .toArray();
  }

  @GetMapping("/offers/mine")
  String mine(Actor reader, Locale language, Model model) {
    String organisation = reader.organisation();
    if (!Right.PUBLISH_OFFER.of(reader) || organisation == null) {
      throw new NotAllowedException();
    }
    model.addAttribute(
        "rows",
        menu.of(organisation).stream()
            .map(each -> words.row(each, isOver(each), language))
            .toList());
    return "offer/mine";
  }

  @GetMapping("/offers/{id:[0-9]{1,18}}")
  String one(
      @PathVariable long id,
      @RequestParam Map<String, String> asked,
      Actor reader,
      Locale language,
      Model model) {
    OfferView offer = menu.visible(new OfferId(id), reader).orElseThrow(NotThereException::new);
    boolean own = OfferDesk.isTheirs(offer.organisation(), reader);
    add(offer, language, model);
    model.addAttribute("own", own);
    model.addAttribute("status", words.status(offer, isOver(offer), language));
    model.addAttribute("off", offer.status() != OfferStatus.PUBLISHED || isOver(offer));
    model.addAttribute(
        "asks",
        own && offer.status() == OfferStatus.PUBLISHED && !references.askable(offer).isEmpty());
    model.addAttribute("gives", !references.askedOf(offer, reader).isEmpty());
    model.addAttribute(
        "done",
        Stream.of("saved", "suspended", "resumed", "withdrawn", "asked", "given")
            .filter(asked::containsKey)
            .findFirst()
            .orElse(null));
    return "offer/offer";
  }

  /** A published revision is open to everybody signed in, whatever became of the offer. */
  @GetMapping("/offers/{id:[0-9]{1,18}}/versions/{revision:[0-9]{1,9}}")
  String version(@PathVariable long id, @PathVariable int revision, Locale language, Model model) {
    OfferView offer = versions.at(new OfferId(id), revision).orElseThrow(NotThereException::new);
    add(offer, language, model);
    model.addAttribute("old", true);
    model.addAttribute("own", false);
    return "offer/offer";
  }

  private void add(OfferView offer, Locale language, Model model) {
    model.addAttribute("offer", offer);
    model.addAttribute("facts", words.facts(offer, language));
    model.addAttribute(
        "revisions",
        versions.of(offer.id()).stream()
            .map(
                each ->
                    new Revision(
                        each.revision(),
                        wording.say(
                            language,
                            "offer.revision",
                            each.revision(),
                            wording.day(each.publishedAt(), language))))
            .toList());
    model.addAttribute(
        "references",
        references.of(offer.id()).stream()
            .map(
                each ->
                    new Said(
                        each.text(),
                        each.language(),
                        wording.say(
                            language,
                            "offer.reference.by",
                            wording.country(each.country(), language),
                            each.by(),
                            wording.day(each.at(), language),
                            each.revision())))
            .toList());
  }

  private boolean isOver(OfferView offer) {
    return offer.status() == OfferStatus.PUBLISHED && offer.availableUntil().isBefore(desk.today());
  }
}
