package org.capacitycompact.initiative;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a country says is wrong in a declined demand, and what the steering group decided. */
public interface Appeals {

  /** The names of the facts that an appeal can correct; only the origin of the demand (S1). */
  String IDEA_SOURCE = "ideaSource";

  String COUNTRY_CUSTODIAN = "countryCustodian";

  /**
   * An appeal.
   *
   * @param fact the fact that the demand states wrongly; null for an appeal of release 0.1.0, which
   *     did not name one
   * @param value the right value as a form submits it: {@code country}, {@code joint}, {@code yes}
   * @param custodian the institution that has custody, where custody is claimed
   * @param grounds the reasons, which the group adopts when it upholds the appeal
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

  /** The appeal about a demand; there is at most one (S108). */
  Optional<Appeal> appeal(InitiativeNumber number);

  /**
   * The appeal that the steering group upheld. Its correction applies as long as the demand exists.
   */
  default Optional<Appeal> upheld(InitiativeNumber number) {
    return appeal(number).filter(each -> Boolean.TRUE.equals(each.upheld()));
  }
}
