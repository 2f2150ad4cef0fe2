package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.money.Money;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** A provider says what it can offer and on what terms, or that it cannot (S19, S21). */
@Component
class AnswerDemand implements TaskHandler {

  private static final String OFFER = "offerLeanedOn";

  private final ProviderAnswers answers;
  private final OwnOffers offers;
  private final AnswersSetAside setAside;
  private final Parties parties;

  AnswerDemand(
      ProviderAnswers answers, OwnOffers offers, AnswersSetAside setAside, Parties parties) {
    this.answers = answers;
    this.offers = offers;
    this.setAside = setAside;
    this.parties = parties;
  }

  @Override
  public String task() {
    return PartnershipProcess.ANSWER_DEMAND;
  }

  @Override
  public Right right() {
    return Right.ANSWER_DEMAND;
  }

  @Override
  public Variable<?> oneFor() {
    return PaymentHoldProcess.PROVIDER;
  }

  @Override
  public boolean isReadBySome() {
    return true;
  }

  /** A provider's terms are nothing for another provider. */
  @Override
  public boolean isReadBy(Actor reader, @Nullable String localKey) {
    return localKey == null
        || !TermsSeen.isBesideOthers(reader)
        || reader.isTiedTo(List.of(localKey));
  }

  /** What this person had typed when an earlier invitation was withdrawn. */
  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return setAside.of(task.number(), task.local(), task.actor());
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of(OFFER + "Options", offers.of(task.local()));
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    List<FieldError> errors = new ArrayList<>();
    if (!given.bool("canAnswer")) {
      return errors;
    }
    if (southern(given) && !isSouthern(task.local())) {
      errors.add(FieldError.of("providerRole", "partnership.role.notSouthern"));
    }
    atMostTheCost(given, "offeredContributionUsd", errors);
    atMostTheCost(given, "costToCountryUsd", errors);
    given
        .optionalDate("availableUntil")
        .filter(until -> given.optionalDate("availableFrom").filter(until::isBefore).isPresent())
        .ifPresent(
            early -> errors.add(FieldError.of("availableUntil", "partnership.until.before")));
    return errors;
  }

  private static void atMostTheCost(Answers given, String part, List<FieldError> errors) {
    Optional<Money> cost = given.optionalMoney("offeredCostUsd");
    given
        .optionalMoney(part)
        .filter(money -> cost.filter(whole -> !whole.isLessThan(money)).isEmpty())
        .ifPresent(more -> errors.add(FieldError.of(part, "partnership.part.above")));
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    boolean can = given.bool("canAnswer");
    AnsweredTerms terms =
        can
            ? AnsweredTerms.offered(
                given, given.optionalText(OFFER).map(offers::leanedOn).orElse(null))
            : AnsweredTerms.refused(given.text("cannotAnswerReason"));
    if (!answers.record(task.number(), task.local(), terms, task.actor())) {
      // Its invitation was withdrawn at this moment, and the task with it.
      throw new OptimisticLockingFailureException("the country does not wait for it any more");
    }
    return can ? Route.on().telling("offered") : Route.on().telling("cannot");
  }

  private static boolean southern(Answers given) {
    return given.optionalText("providerRole").filter("southern"::equals).isPresent();
  }

  private boolean isSouthern(String organisation) {
    return parties.organisation(organisation).filter(Organisation::southern).isPresent();
  }
}
