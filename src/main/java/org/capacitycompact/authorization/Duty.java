package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Separation of duties: pairs of rights that one person may not use on the same initiative, even
 * when they have both roles. Someone who used one of the others may not use the first. Checked when
 * a task is decided, against what the person did before; claiming a task and returning it do not
 * count.
 */
public enum Duty {
  /** S32: whoever delivered a milestone may not verify it. */
  VERIFY_WHAT_OTHERS_DELIVERED(Right.VERIFY_MILESTONE, true, Right.DELIVER_MILESTONE),
  /** Whoever proposed a payment may not release it. */
  PAY_WHAT_OTHERS_VERIFIED(
      Right.RELEASE_PAYMENT,
      true,
      Right.DELIVER_MILESTONE,
      Right.VERIFY_MILESTONE,
      Right.NAME_PAYEE),
  /** S18, S53: whoever wrote a demand may not endorse it. */
  ENDORSE_WHAT_OTHERS_WROTE(Right.ENDORSE_DEMAND, false, Right.WRITE_DEMAND),
  CHECK_WHAT_OTHERS_WROTE(
      Right.CHECK_COMPLETENESS, false, Right.WRITE_DEMAND, Right.ENDORSE_DEMAND),
  /** The country chooses the partner; nobody chooses who made an offer. */
  CHOOSE_AMONG_OFFERS_OF_OTHERS(Right.CHOOSE_PARTNER, false, Right.ANSWER_DEMAND),
  SIGN_FOR_THE_COUNTRY_ALONE(
      Right.SIGN_FOR_COUNTRY, false, Right.SIGN_FOR_PROVIDER, Right.SIGN_FOR_COMPACT),
  SIGN_FOR_THE_PROVIDER_ALONE(
      Right.SIGN_FOR_PROVIDER, false, Right.SIGN_FOR_COUNTRY, Right.SIGN_FOR_COMPACT),
  SIGN_FOR_THE_COMPACT_ALONE(
      Right.SIGN_FOR_COMPACT, false, Right.SIGN_FOR_COUNTRY, Right.SIGN_FOR_PROVIDER),
  /** Whoever reported on the work may not agree its correction. */
  CORRECT_WHAT_OTHERS_REPORTED(Right.CORRECT_COURSE, false, Right.REPORT_PROGRESS),
  /** S28, S108: whoever had a part in the work may not vote on it. */
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

  /** The duties that apply to someone who uses this right. */
  public static List<Duty> of(Right right) {
    return Arrays.stream(values()).filter(duty -> duty.right == right).toList();
  }

  /** The right to be used. */
  public Right right() {
    return right;
  }

  /** The rights that the same person must not have used before. */
  public List<Right> others() {
    return others;
  }

  /** Whether this concerns the same milestone only, not the whole initiative. */
  public boolean ofTheSameThing() {
    return sameThing;
  }

  /** The user tasks in which the other rights are used. */
  public Set<String> tasks() {
    return others.stream()
        .flatMap(other -> other.tasks().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The message key of the reason for a refusal. */
  public String messageKey() {
    return "duty." + name();
  }
}
