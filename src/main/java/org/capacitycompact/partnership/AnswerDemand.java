package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A provider says what it can offer and on what terms, or that it cannot (S19, S21). */
@Component
class AnswerDemand implements TaskHandler {

  private final ProviderAnswers answers;
  private final Parties parties;

  AnswerDemand(ProviderAnswers answers, Parties parties) {
    this.answers = answers;
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

  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    List<FieldError> errors = new ArrayList<>();
    if (!given.bool("canAnswer")) {
      return errors;
    }
    if (southern(given) && !isSouthern(task.local())) {
      errors.add(FieldError.of("providerRole", "partnership.role.notSouthern"));
    }
    given
        .optionalMoney("offeredContributionUsd")
        .filter(
            part ->
                given
                    .optionalMoney("offeredCostUsd")
                    .filter(cost -> !cost.isLessThan(part))
                    .isEmpty())
        .ifPresent(
            more -> errors.add(FieldError.of("offeredContributionUsd", "partnership.part.above")));
    given
        .optionalDate("availableUntil")
        .filter(until -> given.optionalDate("availableFrom").filter(until::isBefore).isPresent())
        .ifPresent(
            early -> errors.add(FieldError.of("availableUntil", "partnership.until.before")));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    boolean can = given.bool("canAnswer");
    answers.record(
        task.number(), can ? offered(task.local(), given) : refused(task, given), task.actor());
    return can ? Route.on().telling("offered") : Route.on().telling("cannot");
  }

  private static ProviderAnswer offered(String organisation, Answers given) {
    return new ProviderAnswer(
        organisation,
        true,
        given.text("offerDescription"),
        given.list("offeredModalities"),
        given.text("providerRole"),
        given.text("offeredTying"),
        practitioners(given),
        given.list("offeredLanguages"),
        given.optionalMoney("offeredCostUsd").orElse(null),
        given.optionalMoney("offeredContributionUsd").orElse(null),
        given.optionalDate("availableFrom").orElse(null),
        given.optionalDate("availableUntil").orElse(null),
        given.optionalText("coordinatedWith").orElse(null),
        null);
  }

  private static ProviderAnswer refused(TaskInHand task, Answers given) {
    return new ProviderAnswer(
        task.local(),
        false,
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        given.text("cannotAnswerReason"));
  }

  /** Asked until release 0.1.0; since then whoever seconds practitioners says so by that. */
  private static @Nullable Boolean practitioners(Answers given) {
    return given.asks("practitionersOffered")
        ? given.optionalBool("practitionersOffered").orElse(null)
        : (Boolean) given.list("offeredModalities").contains("practitionerSecondment");
  }

  private static boolean southern(Answers given) {
    return given.optionalText("providerRole").filter("southern"::equals).isPresent();
  }

  private boolean isSouthern(String organisation) {
    return parties.organisation(organisation).filter(Organisation::southern).isPresent();
  }
}
