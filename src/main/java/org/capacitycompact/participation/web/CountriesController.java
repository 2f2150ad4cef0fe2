package org.capacitycompact.participation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.participation.Invitation;
import org.capacitycompact.participation.ParticipationRecord;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.participation.Participations;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Which countries take part in an initiative, and how the lead invites another (S101). */
@Embodies(value = "S101", as = Embodies.As.PAGE)
@Controller
class CountriesController {

  private static final String FORM = "invite-country";

  private final Initiatives initiatives;
  private final Participations participations;
  private final ParticipationRecord record;
  private final ParticipationViews views;
  private final ActionPage page;
  private final Parties parties;
  private final CountryDays days;
  private final Wording wording;

  CountriesController(
      Initiatives initiatives,
      Participations participations,
      ParticipationRecord record,
      ParticipationViews views,
      ActionPage page,
      Parties parties,
      CountryDays days,
      Wording wording) {
    this.initiatives = initiatives;
    this.participations = participations;
    this.record = record;
    this.views = views;
    this.page = page;
    this.parties = parties;
    this.days = days;
    this.wording = wording;
  }

  @GetMapping("/initiatives/{number}/countries")
  String list(@PathVariable InitiativeNumber number, Actor actor, Locale language, Model model) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    model.addAttribute("initiative", initiative);
    model.addAttribute("lead", wording.country(initiative.country(), language));
    model.addAttribute("exhibits", List.of(views.table(initiative, language)));
    model.addAttribute(
        "mayInvite",
        initiative.status().isOpen() && Right.INVITE_COUNTRY.on(actor, initiative.country()));
    return "participation/countries";
  }

  @GetMapping("/initiatives/{number}/countries/invite")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.INVITE_COUNTRY, actor);
    if (!initiative.status().isOpen()) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(initiative, language), Map.of(), language)
        .addObject("back", countries(number));
  }

  @PostMapping("/initiatives/{number}/countries/invite")
  ModelAndView invite(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.INVITE_COUNTRY, actor);
    ModelAndView answer =
        page.submit(
            action(initiative, language),
            request,
            language,
            this::past,
            answers -> invited(number, answers, actor));
    return answer.addObject("back", countries(number));
  }

  private List<FieldError> past(Answers answers) {
    String country = answers.text("invitedCountry");
    return answers
        .optionalDate("countryAnswersBy")
        .filter(day -> !days.isToCome(country, day))
        .map(
            day ->
                List.of(
                    FieldError.ofDays(
                        "countryAnswersBy", "action.inviteCountry.past", day, days.today(country))))
        .orElse(List.of());
  }

  private String invited(InitiativeNumber number, Answers answers, Actor actor) {
    Invitation invitation =
        new Invitation(
            answers.text("invitedCountry"),
            answers.text("askedOfCountry"),
            answers.optionalDate("countryAnswersBy").orElseThrow());
    // The second of two clicks finds the country invited already, in the same words.
    if (participations.invite(number, invitation, actor) == 0
        && record.of(number).stream().noneMatch(each -> isSame(each, invitation))) {
      throw new ChangedMeanwhileException();
    }
    return countries(number);
  }

  private static boolean isSame(Asked asked, Invitation invitation) {
    return asked.state().isOpen()
        && asked.country().equals(invitation.country())
        && asked.asked().equals(invitation.asked())
        && asked.answerBy().equals(invitation.answerBy());
  }

  private Action action(Initiative initiative, Locale language) {
    Set<String> asked =
        record.of(initiative.number()).stream()
            .filter(each -> each.state().isOpen())
            .map(Asked::country)
            .collect(Collectors.toSet());
    List<Choice> others =
        parties.countries().stream()
            .filter(code -> !code.equals(initiative.country()) && !asked.contains(code))
            .map(code -> new Choice(code, wording.country(code, language)))
            .sorted(Comparator.comparing(Choice::label))
            .toList();
    return new Action(
        "inviteCountry",
        FORM,
        countries(initiative.number()) + "/invite",
        initiative,
        Map.of("invitedCountryOptions", others));
  }

  private static String countries(InitiativeNumber number) {
    return "/initiatives/" + number + "/countries";
  }
}
