package org.capacitycompact.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.OwnJobs;
import org.capacitycompact.platform.web.PublicAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders mails to people. */
@Service
public class Mails {

  private final MailRepository mails;
  private final MailServer server;
  private final OwnJobs jobs;
  private final EngineAccess engine;
  private final PublicAddress address;
  private final Clock clock;

  Mails(
      MailRepository mails,
      MailServer server,
      OwnJobs jobs,
      EngineAccess engine,
      PublicAddress address,
      Clock clock) {
    this.mails = mails;
    this.server = server;
    this.jobs = jobs;
    this.engine = engine;
    this.address = address;
    this.clock = clock;
  }

  /** Whether a server is configured; without one nothing is sent. */
  public boolean isOn() {
    return server.isOn();
  }

  /**
   * Queues a mail to a person within the running transaction: once it has committed, the mail is
   * written and sent, or it is on record why not.
   *
   * @param kind the kind of a {@link MailWriter}
   * @param about what the writer needs to know what it is about, 200 characters at most; nothing
   *     secret
   * @return its id
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID queue(String userId, String kind, String about) {
    Mail mail = Mail.order(userId, kind, about, address.host(), clock.instant());
    if (!server.isOn()) {
      mail.drop(Mail.Reason.OFF, clock.instant());
    }
    engine.asSystem(() -> mails.saveAndFlush(mail));
    if (mail.isWaiting()) {
      jobs.add(MailSending.KIND, mail.id().toString());
    }
    return mail.id();
  }

  /**
   * A mail, for whoever has the key in it.
   *
   * @param userId its reader
   */
  public record Addressed(UUID id, String userId) {}

  /** The mail with this key to stop more of its kind, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Addressed> withStopKey(UUID key) {
    return mails.findByStopKey(key).map(mail -> new Addressed(mail.id(), mail.userId()));
  }
}
