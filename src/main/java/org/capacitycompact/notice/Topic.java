package org.capacitycompact.notice;

import java.util.EnumSet;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;

/**
 * What a notice is about. People choose by topic how they are told; its text is {@code
 * notice.topic.<name>}.
 */
public enum Topic {
  /** A task for me or my group, or its end without a decision. */
  TASK,
  /** A date that is near or past. */
  DATE,
  /** A question, a comment, a return, or their answer. */
  QUESTION,
  /** A change of what was agreed. */
  PLAN,
  /** A round of the steering group opens, or ends. */
  STEERING,
  /** A verdict or a choice: declined, chosen, approved, suspended, resumed, stopped, ended. */
  DECISION,
  /** The course of the work: begun, watched, verified, reviewed. */
  WORK,
  /** Money expected, late, paid, returned. */
  MONEY,
  /** A report that is missing, or figures that were corrected. */
  REPORT,
  /** An offer, a pledge, a waiver, a role or a token about to end. */
  EXPIRY,
  /** The own account: a sign-in from a new device, a deputy, tasks handed over. */
  ACCOUNT,
  /** Reports of harm or fraud, and payments held because of them. */
  INTEGRITY,
  /**
   * What warns of somebody else in one's account. It is always mailed: whoever got in may not stop
   * it.
   */
  SECURITY;

  private static final Set<Topic> NEVER_LATER = EnumSet.of(ACCOUNT, INTEGRITY, SECURITY);
  private static final Set<Topic> ROUNDS = EnumSet.of(TASK, STEERING);
  private static final Set<Topic> WAITED_FOR = EnumSet.of(TASK, DATE, QUESTION, DECISION);

  /** Ways of being told. All of it is always on the page. */
  public enum Way {
    /** By mail at once. */
    AT_ONCE,
    /** In the mail of the day. */
    DAILY,
    /** On the page only. */
    HERE
  }

  /** Whether people choose how they are told of it. */
  public boolean isChosen() {
    return this != SECURITY;
  }

  /**
   * How somebody is told who chose nothing. Steering members get one mail a day, and rounds at
   * once; the secretariat, which sits at its task list, one mail a day; everybody else what waits
   * for them at once, and the rest once a day.
   */
  public Way usualFor(Actor reader) {
    if (NEVER_LATER.contains(this)) {
      return Way.AT_ONCE;
    }
    if (Right.VOTE.of(reader)) {
      return ROUNDS.contains(this) ? Way.AT_ONCE : Way.DAILY;
    }
    if (Right.HANDLE_INCIDENTS.of(reader)) {
      return Way.DAILY;
    }
    return WAITED_FOR.contains(this) ? Way.AT_ONCE : Way.DAILY;
  }
}
