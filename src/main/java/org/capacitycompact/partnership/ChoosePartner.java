package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.NamedDays;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The country chooses its partners, one or several with a part each, from at least two real options
 * or with a recorded reason; it may ask for an untied answer, look on, wait until a day, and refuse
 * all (S2, S5, S20, S93). Providers that have not answered cannot be chosen, and only untied help
 * is accepted (S21).
 */
@Component
class ChoosePartner implements TaskHandler {

  private static final String CHOSEN = "partnerDecision = choose";
  private static final String UNTIED_OF = "askUntiedOf";
  private static final String LOOK_AGAIN = "lookAgainOn";

  private final Options options;
  private final OptionsInWords words;
  private final PartnerChoices choices;
  private final Invitations invitations;
  private final InvitationsTakenBack anew;
  private final CountryDays countries;
  private final NamedDays days;
  private final Wording wording;

  ChoosePartner(
      Options options,
      OptionsInWords words,
      PartnerChoices choices,
      Invitations invitations,
      InvitationsTakenBack anew,
      CountryDays countries,
      NamedDays days,
      Wording wording) {
    this.options = options;
    this.words = words;
    this.choices = choices;
    this.invitations = invitations;
    this.anew = anew;
    this.countries = countries;
    this.days = days;
    this.wording = wording;
  }

  @Override
  public String task() {
    return PartnershipProcess.CHOOSE_PARTNER;
  }

  @Override
  public Right right() {
    return Right.CHOOSE_PARTNER;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    List<Option> answered = options.answered(task.number());
    List<Choice> all = choices(answered);
    List<Choice> tied = choices(answered.stream().filter(each -> !each.untied()).toList());
    // A form of release 0.1.0 asks for the lead and one other provider.
    return Map.of(
        "chosenLeadOptions",
        all,
        "chosenFurtherOptions",
        all,
        "jointLeadsOptions",
        choices(answered.stream().filter(Option::real).toList()),
        UNTIED_OF + "Options",
        tied,
        "chosenSecondOptions",
        all);
  }

  private List<Choice> choices(List<Option> all) {
    return all.stream()
        .map(option -> new Choice(option.organisation(), words.label(option)))
        .toList();
  }

  @Override
  public List<AskedRows> rows(TaskInHand task) {
    return List.of(
        ChoiceInForm.parts(
            options.answered(task.number()),
            wording.say(LocaleContextHolder.getLocale(), "partnership.exhibit.column.provider")));
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return needs(options.answered(task.number()));
  }

  private static Map<String, Need> needs(List<Option> all) {
    Map<String, Need> needs = new TreeMap<>();
    if (!all.isEmpty()) {
      needs.put(ChoiceInForm.LEAD, Need.when(CHOSEN, "partnership.lead.missing"));
    }
    if (real(all) < 2) {
      needs.put("choiceReason", Need.when(CHOSEN, "partnership.reason.fewOptions"));
    }
    return needs;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    List<Option> all = options.answered(task.number());
    String decision = given.text("partnerDecision");
    if (decision.equals("choose") && all.isEmpty()) {
      return List.of(FieldError.of("partnerDecision", "partnership.nobodyToChoose"));
    }
    List<FieldError> errors = new ArrayList<>(Need.unmet(needs(all), given));
    switch (decision) {
      case "choose" -> errors.addAll(new ChoiceInForm(all, given).wrong());
      case "askUntied" -> given.optionalText(UNTIED_OF).ifPresent(code -> tied(all, code, errors));
      case "wait" ->
          given.optionalDate(LOOK_AGAIN).ifPresent(day -> toCome(day, task.country(), errors));
      default -> {}
    }
    return errors;
  }

  private static void tied(List<Option> all, String code, List<FieldError> errors) {
    if (all.stream().noneMatch(each -> each.organisation().equals(code) && !each.untied())) {
      errors.add(FieldError.of(UNTIED_OF, "partnership.askUntied.not"));
    }
  }

  private void toCome(LocalDate day, String country, List<FieldError> errors) {
    LocalDate last = countries.today(country).plusDays(days.longest(PartnershipProcess.LOOK_AGAIN));
    if (!countries.isToCome(country, day)) {
      errors.add(FieldError.of(LOOK_AGAIN, "plan.date.past"));
    } else if (day.isAfter(last)) {
      errors.add(FieldError.ofDays(LOOK_AGAIN, "partnership.lookAgain.far", last, day));
    }
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    List<Option> all = options.answered(task.number());
    return switch (given.text("partnerDecision")) {
      case "choose" -> choose(task, all, given);
      case "askUntied" -> askUntied(task, all, given);
      case "wait" -> {
        record(task, all, given, "wait", List.of());
        yield Route.to(PartnershipProcess.PARTNER_CHOICE, "wait");
      }
      case "searchAgain" -> {
        record(task, all, given, "searchAgain", List.of());
        yield Route.to(PartnershipProcess.PARTNER_CHOICE, "searchAgain");
      }
      default -> {
        record(task, all, given, "none", List.of());
        yield Route.to(PartnershipProcess.PARTNER_CHOICE, "none")
            .and(PartnershipProcess.OUTCOME, "none")
            .telling("none", given.optionalText("choiceReason").orElse(""));
      }
    };
  }

  private Route choose(TaskInHand task, List<Option> all, Answers given) {
    List<ChosenPartner> chosen = new ChoiceInForm(all, given).partners();
    record(task, all, given, "chosen", chosen);
    List<Option> partners = chosen.stream().map(ChosenPartner::option).toList();
    return Route.to(PartnershipProcess.PARTNER_CHOICE, "chosen")
        .and(PartnershipProcess.OUTCOME, "chosen")
        .and(LifecycleProcess.LEAD_PROVIDER, partners.get(0).organisation())
        .telling("chosen", String.join(", ", partners.stream().map(Option::name).toList()));
  }

  /** The provider answers once more; it reads that an untied answer is wanted, and why. */
  private Route askUntied(TaskInHand task, List<Option> all, Answers given) {
    InitiativeNumber number = task.number();
    String code = given.text(UNTIED_OF);
    record(task, all, given, "askUntied", List.of());
    invitations.invite(
        number,
        List.of(code),
        new Invitation.Terms(given.optionalText("choiceReason").orElse(null), null, null),
        task.actor());
    anew.wantUntied(number, code, task.actor());
    return Route.to(PartnershipProcess.PARTNER_CHOICE, "askUntied");
  }

  private void record(
      TaskInHand task,
      List<Option> all,
      Answers given,
      String decision,
      List<ChosenPartner> chosen) {
    choices.record(
        task.number(),
        new PartnerChoices.Choice(
            decision,
            real(all),
            given.optionalText("choiceReason").orElse(null),
            given.optionalText("overlapsCoordination").orElse(null),
            decision.equals("wait") ? given.optionalDate(LOOK_AGAIN).orElse(null) : null,
            decision.equals("askUntied") ? given.text(UNTIED_OF) : null,
            null),
        chosen,
        task.actor());
  }

  private static int real(List<Option> all) {
    return (int) all.stream().filter(Option::real).count();
  }
}
