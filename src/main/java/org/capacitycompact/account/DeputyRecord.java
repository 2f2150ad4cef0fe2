package org.capacitycompact.account;

import java.util.List;
import java.util.Map;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.party.DeputyEnded;
import org.capacitycompact.party.DeputyNamed;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records who stands in for whom, whoever named or ended it, and where it ended by rule; and tells
 * both.
 */
@Component
class DeputyRecord {

  private final AuditTrail trail;
  private final Outbox outbox;
  private final People people;

  DeputyRecord(AuditTrail trail, Outbox outbox, People people) {
    this.trail = trail;
    this.outbox = outbox;
    this.people = people;
  }

  @EventListener
  void named(DeputyNamed event) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "deputy.named")
            .by(actor(event.deputyship().namedBy()))
            .to(facts(event.deputyship())));
    tell("deputy.named", event.deputyship(), event.deputyship().namedBy());
  }

  @EventListener
  void ended(DeputyEnded event) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, "deputy.ended")
            .by(actor(event.by()))
            .from(facts(event.deputyship()))
            .to(Map.of("ended", event.why().name())));
    tell("deputy.ended", event.deputyship(), event.by());
  }

  /** Tells whoever is away, and whoever stands in, by their names and days. */
  void tell(String kind, Deputyship deputyship, @Nullable String by) {
    String person = deputyship.person();
    String deputy = deputyship.deputy();
    Map<String, String> names = people.names(List.of(person, deputy));
    outbox.tell(
        Notice.of(kind)
            .by(by == null ? null : people.actor(by).orElse(null))
            .to("user:" + person, "user:" + deputy)
            .telling(
                names.getOrDefault(person, person),
                names.getOrDefault(deputy, deputy),
                deputyship.from().toString(),
                deputyship.to().toString())
            .leadingTo("/account/deputy"));
  }

  private @Nullable AuditActor actor(@Nullable String userId) {
    return userId == null
        ? null
        : people.actor(userId).map(Actor::acting).orElseGet(() -> AuditActor.named(userId));
  }

  private static Map<String, ?> facts(Deputyship deputyship) {
    return Map.of(
        "person",
        deputyship.person(),
        "deputy",
        deputyship.deputy(),
        "from",
        deputyship.from().toString(),
        "to",
        deputyship.to().toString());
  }
}
