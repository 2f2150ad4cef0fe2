package org.capacitycompact.offer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.offer.OfferDesk;
import org.capacitycompact.offer.OfferId;
import org.capacitycompact.offer.OfferMenu;
import org.capacitycompact.offer.OfferReferences;
import org.capacitycompact.offer.OfferStatus;
import org.capacitycompact.offer.OfferView;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What providers do with their offers, and what countries say of them. */
@Controller
@RequestMapping("/offers")
class OfferActs {

  private static final String ONE = "/{id:[0-9]{1,18}}";
  private static final String NOW = "offerNow";
  private static final String PUBLISH = "publish";

  private final OfferDesk desk;
  private final OfferMenu menu;
  private final OfferReferences references;
  private final OfferWords words;
  private final ActionPage pages;
  private final ExchangeRates rates;
  private final Wording wording;

  OfferActs(
      OfferDesk desk,
      OfferMenu menu,
      OfferReferences references,
      OfferWords words,
      ActionPage pages,
      ExchangeRates rates,
      Wording wording) {
    this.desk = desk;
    this.menu = menu;
    this.references = references;
    this.words = words;
    this.pages = pages;
    this.rates = rates;
    this.wording = wording;
  }

  @GetMapping("/new")
  ModelAndView fresh(Actor actor, Locale language) {
    insistOnWriter(actor);
    return shown(pages.show(writing(null, language), Map.of(), language), null, 0);
  }

  @PostMapping("/new")
  ModelAndView write(HttpServletRequest request, Actor actor, Locale language) {
    String organisation = insistOnWriter(actor);
    return shown(
        pages.submit(
            writing(null, language),
            request,
            language,
            answers -> wrong(answers, organisation, 0, isPublished(answers, null)),
            answers ->
                page(desk.write(OfferAnswers.content(answers), isPublished(answers, null), actor))
                    + "?saved"),
        null,
        0);
  }

  @GetMapping(ONE + "/edit")
  ModelAndView edit(@PathVariable long id, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    return shown(
        pages.show(writing(offer, language), OfferAnswers.of(offer), language),
        offer,
        offer.state());
  }

  @PostMapping(ONE + "/edit")
  ModelAndView change(
      @PathVariable long id, HttpServletRequest request, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    String seen = request.getParameter("_seen");
    long state = seen != null && seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : -1;
    return shown(
        pages.submit(
            writing(offer, language),
            request,
            language,
            answers -> wrong(answers, offer.organisation(), id, isPublished(answers, offer)),
            answers ->
                acting(
                    "offerTitle",
                    "offer.wrong.meanwhile",
                    offer.id(),
                    "saved",
                    () ->
                        desk.change(
                            offer.id(),
                            state,
                            OfferAnswers.content(answers),
                            isPublished(answers, offer),
                            actor))),
        offer,
        state);
  }

  @PostMapping(ONE + "/suspend")
  String suspend(@PathVariable long id, Actor actor) {
    desk.suspend(own(id, actor).id(), actor);
    return "redirect:/offers/" + id + "?suspended";
  }

  @PostMapping(ONE + "/resume")
  String resume(@PathVariable long id, Actor actor) {
    desk.resume(own(id, actor).id(), actor);
    return "redirect:/offers/" + id + "?resumed";
  }

  @GetMapping(ONE + "/withdraw")
  ModelAndView withdrawing(@PathVariable long id, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    return shown(pages.show(action("withdraw", offer, Map.of()), Map.of(), language), offer, 0);
  }

  @PostMapping(ONE + "/withdraw")
  ModelAndView withdraw(
      @PathVariable long id, HttpServletRequest request, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    return submit(
        action("withdraw", offer, Map.of()),
        offer,
        request,
        language,
        answers ->
            acting(
                "withdrawReason",
                "offer.wrong.meanwhile",
                offer.id(),
                "withdrawn",
                () -> desk.withdraw(offer.id(), answers.text("withdrawReason"), actor)));
  }

  @GetMapping(ONE + "/ask-reference")
  ModelAndView asking(@PathVariable long id, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    return shown(pages.show(asking(offer), Map.of(), language), offer, 0);
  }

  @PostMapping(ONE + "/ask-reference")
  ModelAndView ask(
      @PathVariable long id, HttpServletRequest request, Actor actor, Locale language) {
    OfferView offer = own(id, actor);
    return submit(
        asking(offer),
        offer,
        request,
        language,
        answers ->
            acting(
                "referenceInitiative",
                "offer.wrong.asked",
                offer.id(),
                "asked",
                () -> references.ask(offer, answers.text("referenceInitiative"), actor)));
  }

  @GetMapping(ONE + "/give-reference")
  ModelAndView giving(@PathVariable long id, Actor actor, Locale language) {
    OfferView offer = asked(id, actor);
    return shown(pages.show(giving(offer, actor), Map.of(), language), offer, 0);
  }

  @PostMapping(ONE + "/give-reference")
  ModelAndView give(
      @PathVariable long id, HttpServletRequest request, Actor actor, Locale language) {
    OfferView offer = asked(id, actor);
    return submit(
        giving(offer, actor),
        offer,
        request,
        language,
        answers ->
            acting(
                "referenceText",
                "offer.wrong.asked",
                offer.id(),
                "given",
                () ->
                    references.give(
                        offer,
                        answers.text("referenceFor"),
                        answers.text("referenceText"),
                        actor)));
  }

  private ModelAndView submit(
      Action action,
      OfferView offer,
      HttpServletRequest request,
      Locale language,
      Function<Answers, String> act) {
    return shown(pages.submit(action, request, language, answers -> List.of(), act), offer, 0);
  }

  private List<FieldError> wrong(Answers answers, String organisation, long id, boolean published) {
    List<FieldError> wrong = new ArrayList<>(OfferAnswers.wrong(answers, published, desk.today()));
    if (desk.isTitleTaken(organisation, answers.text("offerTitle"), id)) {
      wrong.add(FieldError.of("offerTitle", "offer.wrong.title"));
    }
    return wrong;
  }

  /** Of what was published before, each change is; it stays untied. */
  private static boolean isPublished(Answers answers, @Nullable OfferView offer) {
    return offer != null && offer.status() != OfferStatus.DRAFT
        || answers.text(NOW).equals(PUBLISH);
  }

  private static String acting(
      String field, String problem, OfferId id, String done, Runnable act) {
    try {
      act.run();
    } catch (ChangedMeanwhileException meanwhile) {
      throw new RefusedInTheAct(FieldError.of(field, problem));
    }
    return page(id) + "?" + done;
  }

  private Action writing(@Nullable OfferView offer, Locale language) {
    OfferStatus status = offer == null ? OfferStatus.DRAFT : offer.status();
    List<Choice> now =
        status == OfferStatus.DRAFT
            ? List.of(choice(PUBLISH, PUBLISH, language), choice("draft", "draft", language))
            : List.of(
                choice(PUBLISH, status == OfferStatus.SUSPENDED ? "keep" : "change", language));
    TreeSet<String> currencies = new TreeSet<>(List.of("USD", "EUR"));
    rates.currencies().stream().map(Currency::getCurrencyCode).forEach(currencies::add);
    if (offer != null && offer.size() != null) {
      currencies.add(offer.size().currency().getCurrencyCode());
    }
    return new Action(
        "publishOffer",
        "publish-offer",
        offer == null ? "/offers/new" : page(offer.id()) + "/edit",
        null,
        Map.of(
            "offerNowOptions",
            now,
            "offerCountriesOptions",
            words.countries(language),
            "offerCurrencyOptions",
            currencies.stream().map(code -> new Choice(code, code)).toList()));
  }

  private Choice choice(String value, String words, Locale language) {
    return new Choice(value, wording.say(language, "offer.now." + words));
  }

  private Action asking(OfferView offer) {
    return action(
        "askReference",
        "ask-reference",
        offer,
        Map.of("referenceInitiativeOptions", works(references.askable(offer))));
  }

  private Action giving(OfferView offer, Actor actor) {
    return action(
        "giveReference",
        "give-reference",
        offer,
        Map.of("referenceForOptions", works(references.askedOf(offer, actor))));
  }

  private static List<Choice> works(List<OfferReferences.Work> works) {
    return works.stream()
        .map(work -> new Choice(work.initiative(), work.initiative() + " · " + work.title()))
        .toList();
  }

  private static Action action(String act, OfferView offer, Map<String, List<Choice>> choices) {
    return action(act + "Offer", act + "-offer", offer, choices);
  }

  private static Action action(
      String name, String form, OfferView offer, Map<String, List<Choice>> choices) {
    String address = name.equals("withdrawOffer") ? "withdraw" : form;
    return new Action(name, form, page(offer.id()) + "/" + address, null, choices);
  }

  private static ModelAndView shown(ModelAndView page, @Nullable OfferView offer, long seen) {
    if (!Objects.requireNonNullElse(page.getViewName(), "").startsWith("redirect:")) {
      page.setViewName("offer/form");
      page.addObject("offer", offer);
      page.addObject("seen", seen);
    }
    return page;
  }

  private static String page(OfferId id) {
    return "/offers/" + id.value();
  }

  private static String insistOnWriter(Actor actor) {
    String organisation = actor.organisation();
    if (organisation == null || !OfferDesk.isTheirs(organisation, actor)) {
      throw new NotAllowedException();
    }
    return organisation;
  }

  private OfferView own(long id, Actor actor) {
    return menu.visible(new OfferId(id), actor)
        .filter(offer -> OfferDesk.isTheirs(offer.organisation(), actor))
        .orElseThrow(NotThereException::new);
  }

  private OfferView asked(long id, Actor actor) {
    if (!Right.GIVE_REFERENCE.of(actor)) {
      throw new NotThereException();
    }
    return menu.visible(new OfferId(id), actor)
        .filter(offer -> !references.askedOf(offer, actor).isEmpty())
        .orElseThrow(NotThereException::new);
  }
}
