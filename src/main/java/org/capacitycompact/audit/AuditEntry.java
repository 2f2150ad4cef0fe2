package org.capacitycompact.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.RequestTrail;
import org.capacitycompact.platform.RequestTrail.Door;
import org.jspecify.annotations.Nullable;

/** An entry with the columns that the database is given; the database adds position and hash. */
record AuditEntry(
    String chain,
    String at,
    String kind,
    String outcome,
    @JsonProperty("user_id") @Nullable String userId,
    @Nullable String person,
    @Nullable String role,
    @Nullable String country,
    @Nullable String number,
    @JsonProperty("from_address") @Nullable String fromAddress,
    Door door,
    @JsonProperty("request_id") UUID requestId,
    List<String> detail,
    @Nullable Object before,
    @Nullable Object after) {

  static final String DONE = "done";
  static final String REFUSED = "refused";

  static AuditEntry of(AuditEvent what, String outcome, Instant at, RequestTrail trail) {
    AuditActor by = what.by();
    return new AuditEntry(
        outcome.equals(REFUSED) ? AuditEvent.ACCESS : what.chain(),
        at.truncatedTo(ChronoUnit.MICROS).toString(),
        what.kind(),
        outcome,
        by == null ? null : StorableText.text(by.userId()),
        by == null ? null : StorableText.text(by.person()),
        by == null ? null : by.role(),
        by == null ? null : by.country(),
        what.number(),
        trail.address(),
        trail.door(),
        trail.id(),
        what.detail().stream().map(each -> String.valueOf(StorableText.text(each))).toList(),
        StorableText.value(what.before()),
        StorableText.value(what.after()));
  }

  /** Adds the values that the act changed. */
  AuditEntry with(Map<String, ?> was, Map<String, ?> is) {
    return new AuditEntry(
        chain,
        at,
        kind,
        outcome,
        userId,
        person,
        role,
        country,
        number,
        fromAddress,
        door,
        requestId,
        detail,
        merged(before, was),
        merged(after, is));
  }

  private static Object merged(@Nullable Object own, Map<String, ?> further) {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    if (own instanceof Map<?, ?> values) {
      all.putAll(values);
    }
    further.forEach((name, value) -> all.put(name, StorableText.value(value)));
    return all;
  }

  static RequestTrail here() {
    return RequestTrail.current().orElseGet(() -> RequestTrail.from(null, Door.JOB));
  }
}
