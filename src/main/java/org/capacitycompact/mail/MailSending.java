package org.capacitycompact.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.mail.Mail.Reason;
import org.capacitycompact.mail.MailRest.Rest;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.party.Mailboxes.Mailbox;
import org.capacitycompact.platform.engine.OwnJobs;
import org.capacitycompact.platform.engine.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a mail, or tries again later. It is sent within the transaction that notes it: a node that
 * dies between the server's acceptance and the note sends it once more, with the same {@code
 * Message-ID}.
 */
@Component
class MailSending implements OwnWork {

  static final String KIND = "mail";

  /** So that a slow server holds few of a node's connections to the database. */
  private static final int AT_ONCE = 2;

  private static final Duration NEXT_TURN = Duration.ofSeconds(5);

  /** How much later each comes than the one before it, so that few ask in vain for their turn. */
  private static final Duration APART = Duration.ofMillis(250);

  private static final Duration UNTIL_IT_IS_ON = Duration.ofHours(1);
  private static final int SPREAD_SECONDS = 30;

  private final MailRepository mails;
  private final Mailboxes mailboxes;
  private final MailServer server;
  private final MailMessages messages;
  private final MailRest rests;
  private final OwnJobs jobs;
  private final MailMetrics metrics;
  private final Clock clock;
  private final Map<String, MailWriter> writers;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  MailSending(
      MailRepository mails,
      Mailboxes mailboxes,
      MailServer server,
      MailMessages messages,
      MailRest rests,
      OwnJobs jobs,
      MailMetrics metrics,
      Clock clock,
      List<MailWriter> writers) {
    this.mails = mails;
    this.mailboxes = mailboxes;
    this.server = server;
    this.messages = messages;
    this.rests = rests;
    this.jobs = jobs;
    this.metrics = metrics;
    this.clock = clock;
    this.writers =
        writers.stream().collect(Collectors.toMap(MailWriter::kind, Function.identity()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String about) {
    Optional<Mail> waiting = mails.findAndLock(UUID.fromString(about)).filter(Mail::isWaiting);
    if (waiting.isEmpty()) {
      return;
    }
    Mail mail = waiting.get();
    Instant now = clock.instant();
    if (!mail.giveUp(now)) {
      Instant wait = wait(now);
      if (wait != null) {
        mail.rest(wait);
      } else if (turns.tryAcquire()) {
        try {
          send(mail);
        } finally {
          turns.release();
        }
      } else {
        mail.rest(
            now.plus(NEXT_TURN)
                .plus(APART.multipliedBy(mails.countUntriedBefore(mail.queuedAt()))));
      }
    }
    mails.flush();
    if (mail.isWaiting()) {
      jobs.add(KIND, about, mail.nextAt());
    } else {
      metrics.count(mail.state());
    }
  }

  /** Until when no mail is sent at all; null when it may be. */
  private @Nullable Instant wait(Instant now) {
    if (!server.isOn()) {
      return now.plus(UNTIL_IT_IS_ON);
    }
    return rests
        .last()
        .map(Rest::endsAt)
        .filter(now::isBefore)
        .map(end -> end.plusSeconds(ThreadLocalRandom.current().nextInt(SPREAD_SECONDS)))
        .orElse(null);
  }

  private void send(Mail mail) {
    Mailbox box = mailboxes.of(mail.userId()).orElseThrow();
    Reason dropped = reason(box);
    if (dropped != null) {
      mail.drop(dropped, clock.instant());
      return;
    }
    MailWriter writer = writers.get(mail.kind());
    if (writer == null) {
      throw new IllegalStateException("nobody writes mails of the kind " + mail.kind());
    }
    Optional<Letter> letter = writer.write(mail.order(box.language()));
    if (letter.isEmpty()) {
      mail.drop(Reason.NOTHING_TO_SAY, clock.instant());
      return;
    }
    Delivery delivery = deliver(mail, box, letter.get());
    note(mail, box, delivery);
    if (delivery.outcome() == Delivery.Outcome.ACCEPTED) {
      letter.get().onceTaken().run();
    }
  }

  private static @Nullable Reason reason(Mailbox box) {
    return box.closed()
        ? Reason.CLOSED
        : box.address() == null
            ? Reason.NO_ADDRESS
            : box.failing() != null ? Reason.ADDRESS_FAILS : null;
  }

  private Delivery deliver(Mail mail, Mailbox box, Letter letter) {
    Optional<InternetAddress> to = MailMessages.address(box);
    if (to.isEmpty()) {
      return Delivery.unusable(String.valueOf(box.address()));
    }
    MimeMessage message = messages.message(mail.messageId(), to.get(), letter, box.language());
    return server.deliver(message, to.get());
  }

  private void note(Mail mail, Mailbox box, Delivery delivery) {
    Instant now = clock.instant();
    String to = String.valueOf(box.address());
    String answer = Mail.cut(delivery.answer());
    switch (delivery.outcome()) {
      case ACCEPTED -> mail.send(to, answer, now);
      case LATER -> mail.askAgain(to, answer, now);
      case REFUSED -> {
        mail.refuse(to, answer, now);
        if (delivery.addressFails()) {
          mailboxes.fails(box.userId(), to, answer);
        }
      }
      case AWAY -> {
        rests.begin(answer, now);
        mail.askAgain(to, answer, now);
        rests.last().map(Rest::endsAt).ifPresent(mail::rest);
      }
    }
    if (delivery.outcome() != Delivery.Outcome.AWAY) {
      rests.end();
    }
  }
}
