package org.capacitycompact.initiative;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a country says is wrong about a decline of its demand, and what the group made of it. */
public interface Appeals {

  /** Names of the facts that an appeal can correct: whose the demand is (S1), and nothing else. */
  String IDEA_SOURCE = "ideaSource";

  String COUNTRY_CUSTODIAN = "countryCustodian";

  /**
   * An appeal.
   *
   * @param fact what the demand states wrongly; null in an appeal of release 0.1.0, which named
   *     nothing
   * @param value the right value as a form writes it: {@code country}, {@code joint}, {@code yes}
   * @param custodian the institution that has custody, where custody is claimed
   * @param grounds why; what the group adopts when it upholds the appeal
   * @param by sign-in name of who appealed
   * @param upheld null while the group has not decided
   */
  record Appeal(
      @Nullable String fact,
      @Nullable String value,
      @Nullable String custodian,
      String grounds,
      String by,
      Instant at,
      @Nullable Boolean upheld,
      @Nullable Instant ruledAt) {}

  /** The appeal about a demand; there is one at most (S108). */
  Optional<Appeal> appeal(String number);

  /**
   * The appeal that the steering group has upheld: what it corrects holds as long as the demand.
   */
  default Optional<Appeal> upheld(String number) {
    return appeal(number).filter(each -> Boolean.TRUE.equals(each.upheld()));
  }
}
