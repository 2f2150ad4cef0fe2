package org.capacitycompact.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;

/**
 * An event for the audit record. Events of one chain are verified together. An initiative's events
 * form the chain of its number; all others go into one of the four chains named here.
 *
 * @param chain an initiative's number, or one of the constants here
 * @param kind what happened; if it appears in an initiative's history, the text is {@code
 *     history.<kind>}
 * @param by who acted; null when the system acted by a rule
 * @param number the initiative it is about, if any
 * @param detail the arguments of the text
 * @param before the previous values, as JSON can hold them
 * @param after the new values
 */
public record AuditEvent(
    String chain,
    String kind,
    @Nullable AuditActor by,
    @Nullable String number,
    List<String> detail,
    @Nullable Map<String, ?> before,
    @Nullable Map<String, ?> after) {

  /** Accounts, roles, passwords, tokens. */
  public static final String ACCOUNTS = "accounts";

  /** Refused attempts, including those about an initiative. */
  public static final String ACCESS = "access";

  /** Published versions of decisions. */
  public static final String DECISIONS = "decisions";

  /** Deployments, and what operators do to the engine. */
  public static final String SYSTEM = "system";

  /** An event of an initiative. */
  public static AuditEvent to(String number, String kind) {
    return new AuditEvent(number, kind, null, number, List.of(), null, null);
  }

  /** An event that belongs to no initiative, in one of the chains named here. */
  public static AuditEvent in(String chain, String kind) {
    return new AuditEvent(chain, kind, null, null, List.of(), null, null);
  }

  public AuditEvent by(@Nullable AuditActor who) {
    return new AuditEvent(chain, kind, who, number, detail, before, after);
  }

  /** Adds the initiative that the event is about, unless it does not exist. */
  public AuditEvent about(@Nullable String initiative) {
    return new AuditEvent(chain, kind, by, initiative, detail, before, after);
  }

  public AuditEvent telling(String... filledWith) {
    return new AuditEvent(
        chain, kind, by, number, Arrays.stream(filledWith).toList(), before, after);
  }

  public AuditEvent from(@Nullable Map<String, ?> was) {
    return new AuditEvent(chain, kind, by, number, detail, was, after);
  }

  public AuditEvent to(@Nullable Map<String, ?> is) {
    return new AuditEvent(chain, kind, by, number, detail, before, is);
  }
}
