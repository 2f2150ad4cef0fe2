package org.capacitycompact.partnership;

import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.springframework.stereotype.Component;

/**
 * What becomes of the search for partners, in the history and to the provider that it concerns. The
 * history is read by every provider that was asked: it names none that was only considered.
 */
@Component
class SearchLog {

  private final Chronicle chronicle;
  private final Outbox outbox;

  SearchLog(Chronicle chronicle, Outbox outbox) {
    this.chronicle = chronicle;
    this.outbox = outbox;
  }

  void record(InitiativeNumber number, String kind, Actor by, String... detail) {
    chronicle.record(number, kind, by, detail);
  }

  /**
   * Tells a provider, which need not see the initiative: the notice is about none, and leads to
   * what the provider may read of the demand.
   */
  void tell(InitiativeNumber number, String kind, String organisation, Actor by) {
    outbox.tell(
        new Notice(
            kind,
            null,
            Set.of("group:" + Role.PROVIDER.groupFor(organisation)),
            List.of(number.value()),
            by.userId(),
            "/demands/" + number));
  }

  /** Reminds a provider that is waited for of its task. */
  void remind(InitiativeNumber number, String organisation, Actor by) {
    outbox.tell(
        new Notice(
            "invitation.remind",
            number,
            Set.of("group:" + Role.PROVIDER.groupFor(organisation)),
            List.of(),
            by.userId(),
            "/tasks"));
  }
}
