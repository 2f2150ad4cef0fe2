package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
  private final Set<Right> others;

  Duty(Right right, boolean sameThing, Right... others) {
    this(right, sameThing, EnumSet.copyOf(List.of(others)));
  }

  Duty(Right right, boolean sameThing, Set<Right> others) {
    this.right = right;
    this.sameThing = sameThing;
    this.others = others;
  }

  /** Whatever is done in a task and judges nothing, in capabilities to come as well. */
  private static Set<Right> work() {
    return EnumSet.complementOf(
        EnumSet.of(Right.VOTE, Right.REVIEW_INDEPENDENTLY, Right.REVIEW_AS_PEER));
  }

  /** The duties that apply to someone who uses this right. */
  public static List<Duty> of(Right right) {
    return Arrays.stream(values()).filter(duty -> duty.right == right).toList();
  }

  /** The right to be used. */
  public Right right() {
    return right;
  }

  /** Whether the same person must not have exercised that right before, in any task of it. */
  public boolean standsAgainst(Right other) {
    return others.contains(other);
  }

  /** Whether this concerns the same milestone only, not the whole initiative. */
  public boolean ofTheSameThing() {
    return sameThing;
  }

  /** Names the words that say why somebody is refused. */
  public String messageKey() {
    return "duty." + name();
  }
}
