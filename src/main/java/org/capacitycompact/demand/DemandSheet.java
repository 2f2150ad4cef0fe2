package org.capacitycompact.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.AppealWords;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.plan.EstimatedTrack;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The demand in brief; all of it is {@link DemandPart}. */
@Component
class DemandSheet implements FactSheet {

  private final DemandRecords records;
  private final Plans plans;
  private final EstimatedTrack track;
  private final AppealWords claims;
  private final MessageSource messages;

  DemandSheet(
      DemandRecords records,
      Plans plans,
      EstimatedTrack track,
      AppealWords claims,
      MessageSource messages) {
    this.records = records;
    this.plans = plans;
    this.track = track;
    this.claims = claims;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "demand.sheet";
  }

  @Override
  public Stage stage() {
    return Stage.DEMAND;
  }

  @Override
  public Map<String, Integer> saidInHistory() {
    return Map.of(
        DemandProcess.ANSWER_QUESTION + ".done", 0,
        DemandProcess.APPEAL_OR_ACCEPT + ".appealed", 0,
        DemandProcess.CHECK_COMPLETENESS + ".question", 0,
        DemandProcess.ENDORSE_DEMAND + ".returned", 0);
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    return records.stated(number).map(demand -> facts(number, demand, language)).orElse(List.of());
  }

  private List<Fact> facts(InitiativeNumber number, Statement demand, Locale language) {
    List<Fact> facts = new ArrayList<>();
    demand
        .text("problem")
        .ifPresent(
            said -> facts.add(new Fact("demand.fact.problem", said, demand.source().language())));
    Optional<Appeals.Appeal> appeal = records.appeal(number);
    addOrigin(facts, appeal.filter(each -> Boolean.TRUE.equals(each.upheld())), demand, language);
    // Written before partners were chosen; once they are, their own answers are shown instead.
    add(
        facts,
        "tying",
        word(
            "tying",
            demand
                .text("tying")
                .filter(tying -> !tying.equals("noProvider") || plans.partners(number).isEmpty()),
            language));
    plans
        .results(number)
        .forEach(
            result ->
                add(
                    facts,
                    "result",
                    Optional.of(
                        path(
                            Quoted.in(demand.source().language(), result.title()),
                            Figures.number(result.baseline(), language),
                            Figures.number(result.target(), language),
                            Figures.day(result.due(), language),
                            language))));
    plans
        .sufficiencyTargets(number)
        .forEach(
            target ->
                add(
                    facts,
                    "enough",
                    Optional.of(
                        messages.getMessage(
                            "demand.fact.enoughAt",
                            new Object[] {
                              Quoted.in(demand.source().language(), target.indicator()),
                              Figures.number(target.target(), language),
                              Figures.day(target.due(), language)
                            },
                            language))));
    plans
        .refusalConditions(number)
        .forEach(
            each -> facts.add(new Fact("demand.fact.refusal", each, demand.source().language())));
    appeal.ifPresent(each -> add(facts, each, language));
    track
        .of(number)
        .ifPresent(
            estimate ->
                add(
                    facts,
                    "track",
                    Optional.of(messages.getMessage(estimate.messageKey(), null, language))));
    return facts;
  }

  /**
   * The demand's origin (S1) as it counts now: the group's correction, and the original statement.
   */
  private void addOrigin(
      List<Fact> facts, Optional<Appeals.Appeal> upheld, Statement demand, Locale language) {
    boolean source =
        upheld.map(Appeals.Appeal::fact).filter(Appeals.IDEA_SOURCE::equals).isPresent();
    add(
        facts,
        Appeals.IDEA_SOURCE,
        corrected(
            word("ideaSource", demand.text(Appeals.IDEA_SOURCE), language),
            upheld
                .filter(each -> source)
                .flatMap(each -> word("ideaSource", Optional.ofNullable(each.value()), language)),
            language));
    add(
        facts,
        Appeals.COUNTRY_CUSTODIAN,
        corrected(
            word(
                "custody",
                demand.flag(Appeals.COUNTRY_CUSTODIAN).map(each -> each ? "yes" : "no"),
                language),
            upheld.filter(each -> !source).map(each -> custody(each, language)),
            language));
  }

  private String custody(Appeals.Appeal upheld, Locale language) {
    return upheld.custodian() == null
        ? messages.getMessage("demand.custody.yes", null, language)
        : messages.getMessage(
            "demand.custody.through", new Object[] {upheld.custodian()}, language);
  }

  private Optional<String> corrected(
      Optional<String> stated, Optional<String> right, Locale language) {
    return right
        .map(
            counts ->
                messages.getMessage(
                    "demand.fact.corrected", new Object[] {counts, stated.orElse("–")}, language))
        .or(() -> stated);
  }

  private void add(List<Fact> facts, Appeals.Appeal appeal, Locale language) {
    add(facts, "appeal", Optional.of(claims.afterwards(appeal, language)));
    add(facts, "appealGrounds", Optional.of(appeal.grounds()));
    if (appeal.upheld() != null) {
      add(
          facts,
          "appealOutcome",
          word("appeal", Optional.of(appeal.upheld() ? "upheld" : "dismissed"), language));
    }
  }

  private String path(String title, String from, String to, String by, Locale language) {
    return messages.getMessage("demand.fact.fromTo", new Object[] {title, from, to, by}, language);
  }

  private Optional<String> word(String key, Optional<String> value, Locale language) {
    return value.map(
        chosen -> messages.getMessage("demand." + key + "." + chosen, null, chosen, language));
  }

  private static void add(List<Fact> facts, String key, Optional<String> value) {
    value.ifPresent(said -> facts.add(new Fact("demand.fact." + key, said)));
  }
}
