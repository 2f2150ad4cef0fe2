package org.capacitycompact.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;

/**
 * Something for the record. What is chained together is verified together: what happened to an
 * initiative is the chain of its number; what belongs to none is in one of the four others.
 *
 * @param chain an initiative's number, or one of the constants here
 * @param kind what happened; of what people are told in an initiative's history, it names the text
 *     {@code history.<kind>}
 * @param by who acted; null where the system acted by a rule
 * @param number the initiative it is about, if any
 * @param detail what the text is filled with
 * @param before what was so before and is not any more; values that JSON can hold
 * @param after what is so now
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

  /** Refused attempts, also those that are about an initiative. */
  public static final String ACCESS = "access";

  /** Published versions of decisions. */
  public static final String DECISIONS = "decisions";

  /** Deployments, and what operators do to the engine. */
  public static final String SYSTEM = "system";

  /** What happened to an initiative. */
  public static AuditEvent to(String number, String kind) {
    return new AuditEvent(number, kind, null, number, List.of(), null, null);
  }

  /** What happened to no initiative, in one of the chains that are named here. */
  public static AuditEvent in(String chain, String kind) {
    return new AuditEvent(chain, kind, null, null, List.of(), null, null);
  }

  public AuditEvent by(@Nullable AuditActor who) {
    return new AuditEvent(chain, kind, who, number, detail, before, after);
  }

  /** With the initiative it is about; one that does not exist is left out. */
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
