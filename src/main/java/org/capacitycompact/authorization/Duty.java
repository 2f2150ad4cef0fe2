package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Duties that one person does not hold on the same initiative, even with both roles: who exercises
 * the first right has exercised none of the others there. Asked when the task is decided, of what
 * the person did before; taking a task and giving it back changes nothing.
 */
public enum Duty {
  /** S32: who delivered a milestone does not verify it. */
  VERIFY_WHAT_OTHERS_DELIVERED(Right.VERIFY_MILESTONE, true, Right.DELIVER_MILESTONE),
  /** Who proposed a payment does not release it. */
  PAY_WHAT_OTHERS_VERIFIED(
      Right.RELEASE_PAYMENT,
      true,
      Right.DELIVER_MILESTONE,
      Right.VERIFY_MILESTONE,
      Right.NAME_PAYEE),
  /** S18, S53. */
  ENDORSE_WHAT_OTHERS_WROTE(Right.ENDORSE_DEMAND, false, Right.WRITE_DEMAND),
  CHECK_WHAT_OTHERS_WROTE(
      Right.CHECK_COMPLETENESS, false, Right.WRITE_DEMAND, Right.ENDORSE_DEMAND),
  /** The country chooses, and not the one who made an offer. */
  CHOOSE_AMONG_OFFERS_OF_OTHERS(Right.CHOOSE_PARTNER, false, Right.ANSWER_DEMAND),
  SIGN_FOR_THE_COUNTRY_ALONE(
      Right.SIGN_FOR_COUNTRY, false, Right.SIGN_FOR_PROVIDER, Right.SIGN_FOR_COMPACT),
  SIGN_FOR_THE_PROVIDER_ALONE(
      Right.SIGN_FOR_PROVIDER, false, Right.SIGN_FOR_COUNTRY, Right.SIGN_FOR_COMPACT),
  SIGN_FOR_THE_COMPACT_ALONE(
      Right.SIGN_FOR_COMPACT, false, Right.SIGN_FOR_COUNTRY, Right.SIGN_FOR_PROVIDER),
  /** Who reported on the work does not agree its correction. */
  CORRECT_WHAT_OTHERS_REPORTED(Right.CORRECT_COURSE, false, Right.REPORT_PROGRESS),
  /** S28, S108: whoever had a part in the work does not judge it. */
  VOTE_ON_THE_WORK_OF_OTHERS(Right.VOTE, false, work()),
  REVIEW_INDEPENDENTLY_THE_WORK_OF_OTHERS(Right.REVIEW_INDEPENDENTLY, false, work()),
  REVIEW_AS_PEER_THE_WORK_OF_OTHERS(Right.REVIEW_AS_PEER, false, work());

  private final Right right;
  private final boolean sameThing;
  private final List<Right> others;

  Duty(Right right, boolean sameThing, Right... others) {
    this.right = right;
    this.sameThing = sameThing;
    this.others = List.of(others);
  }

  private static Right[] work() {
    Set<Right> judging = EnumSet.of(Right.VOTE, Right.REVIEW_INDEPENDENTLY, Right.REVIEW_AS_PEER);
    return Arrays.stream(Right.values())
        .filter(right -> !right.tasks().isEmpty() && !judging.contains(right))
        .toArray(Right[]::new);
  }

  /** The duties that somebody has who exercises this right. */
  public static List<Duty> of(Right right) {
    return Arrays.stream(values()).filter(duty -> duty.right == right).toList();
  }

  /** What is exercised. */
  public Right right() {
    return right;
  }

  /** What the same person must not have exercised before. */
  public List<Right> others() {
    return others;
  }

  /** Whether it is about the same milestone only, and not about the whole initiative. */
  public boolean ofTheSameThing() {
    return sameThing;
  }

  /** The user tasks in which the others are exercised. */
  public Set<String> tasks() {
    return others.stream()
        .flatMap(other -> other.tasks().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Names the words that say why somebody is refused. */
  public String messageKey() {
    return "duty." + name();
  }
}
