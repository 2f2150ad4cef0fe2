package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The country chooses its partners, from at least two real options or with a recorded reason, and
 * may refuse all (S2, S5, S20). Providers that have not answered cannot be chosen, and only untied
 * help is accepted (S21).
 */
@Component
class ChoosePartner implements TaskHandler {

  private static final String CHOSEN = "partnerDecision = choose";

  private final Options options;
  private final OptionsInWords words;
  private final PartnerChoices choices;

  ChoosePartner(Options options, OptionsInWords words, PartnerChoices choices) {
    this.options = options;
    this.words = words;
    this.choices = choices;
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
    List<Choice> offered =
        options.answered(task.number()).stream()
            .map(option -> new Choice(option.organisation(), words.label(option)))
            .toList();
    return Map.of("chosenLeadOptions", offered, "chosenSecondOptions", offered);
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return needs(options.answered(task.number()));
  }

  private static Map<String, Need> needs(List<Option> all) {
    Map<String, Need> needs = new TreeMap<>();
    if (!all.isEmpty()) {
      needs.put("chosenLead", Need.when(CHOSEN, "partnership.lead.missing"));
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
    if (decision.equals("choose")) {
      offered(all, given, "chosenLead", errors);
      offered(all, given, "chosenSecond", errors);
      if (given.has("chosenSecond")
          && given.optionalText("chosenSecond").equals(given.optionalText("chosenLead"))) {
        errors.add(FieldError.of("chosenSecond", "partnership.second.same"));
      }
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    InitiativeNumber number = task.number();
    String reason = given.optionalText("choiceReason").orElse(null);
    List<Option> all = options.answered(number);
    PartnerChoices.Choice choice =
        new PartnerChoices.Choice(
            switch (given.text("partnerDecision")) {
              case "choose" -> "chosen";
              case "searchAgain" -> "searchAgain";
              default -> "none";
            },
            real(all),
            reason);
    if (!choice.decision().equals("chosen")) {
      choices.record(number, choice, List.of(), task.actor());
      Route route = Route.to(PartnershipProcess.PARTNER_CHOICE, choice.decision());
      return choice.decision().equals("none")
          ? route.and(PartnershipProcess.OUTCOME, "none").telling("none", String.valueOf(reason))
          : route;
    }
    Option lead = chosen(all, given.text("chosenLead")).orElseThrow();
    List<Option> chosen = new ArrayList<>(List.of(lead));
    given.optionalText("chosenSecond").flatMap(code -> chosen(all, code)).ifPresent(chosen::add);
    choices.record(number, choice, chosen, task.actor());
    return Route.to(PartnershipProcess.PARTNER_CHOICE, "chosen")
        .and(PartnershipProcess.OUTCOME, "chosen")
        .and(LifecycleProcess.LEAD_PROVIDER, lead.organisation())
        .telling("chosen", String.join(", ", chosen.stream().map(Option::name).toList()));
  }

  private static void offered(
      List<Option> all, Answers given, String key, List<FieldError> errors) {
    given
        .optionalText(key)
        .ifPresent(
            code ->
                chosen(all, code)
                    .ifPresentOrElse(
                        option -> {
                          if (!option.untied()) {
                            errors.add(FieldError.of(key, "partnership.tied", option.name()));
                          }
                        },
                        () -> errors.add(FieldError.of(key, "partnership.unanswered"))));
  }

  private static Optional<Option> chosen(List<Option> all, String code) {
    return all.stream().filter(option -> option.organisation().equals(code)).findFirst();
  }

  private static int real(List<Option> all) {
    return (int) all.stream().filter(Option::real).count();
  }
}
