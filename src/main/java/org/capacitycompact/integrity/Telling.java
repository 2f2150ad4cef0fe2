package org.capacitycompact.integrity;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.NoticeRights;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.notice.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is told of reports: that there is something to read, never what. Officers are told by name,
 * so that one with a tie does not even learn that there is a report; that payments are held, and
 * released, is told by the history of the initiative.
 */
@Component
class Telling implements NoticeRights {

  private static final String NEGLECTED = "integrity.neglected";

  private final Outbox outbox;
  private final Officers officers;

  Telling(Outbox outbox, Officers officers) {
    this.outbox = outbox;
    this.officers = officers;
  }

  @Override
  public Topic topic() {
    return Topic.INTEGRITY;
  }

  /** An officer may have lost the role since they were named, or turned out to have a tie. */
  @Override
  public boolean mayBeTold(Actor reader, String kind, List<String> detail) {
    if (kind.equals(NEGLECTED)) {
      return Right.MANAGE_STAFF.of(reader);
    }
    return !kind.startsWith("integrity.")
        || officers.mayRead(reader, Long.parseLong(detail.get(0)));
  }

  void received(Report report) {
    toOfficers("integrity.received", report.id(), report.number());
  }

  void added(Report report) {
    toOfficers("integrity.added", report.id(), report.number());
  }

  void overdue(Report report) {
    toOfficers("integrity.overdue", report.id(), report.number());
  }

  /** To operators, who see to it that the officers act, or that there are others. */
  void neglected() {
    outbox.tell(
        Notice.of(NEGLECTED)
            .to("group:" + Role.OPERATOR.group())
            .leadingTo("/administration/people"));
  }

  /** The notice does not say of what, for nobody but officers knows who reported. */
  void answered(Report report) {
    if (report.reporter() != null) {
      outbox.tell(
          Notice.of("answer.waits").to("user:" + report.reporter()).leadingTo("/integrity/follow"));
    }
  }

  /** To the officers, who decide, and to the secretariat, which learns only that it is so. */
  void stillHeld(Hold hold) {
    toOfficers("integrity.stillHeld", hold.report(), hold.number());
    outbox.tell(Notice.of("payments.stillHeld").about(hold.number()));
  }

  private void toOfficers(String kind, long report, @Nullable InitiativeNumber number) {
    List<String> outside = officers.outside(number);
    if (outside.isEmpty()) {
      neglected();
      return;
    }
    outbox.tell(
        Notice.of(kind)
            .to(outside.stream().map(officer -> "user:" + officer).toArray(String[]::new))
            .telling(String.valueOf(report))
            .leadingTo("/administration/integrity/" + report));
  }
}
