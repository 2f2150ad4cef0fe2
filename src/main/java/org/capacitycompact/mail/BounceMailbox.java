package org.capacitycompact.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.capacitycompact.mail.MailProperties.Bounces;
import org.capacitycompact.mail.MailProperties.Tls;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the mailbox to which undeliverable mail returns. A report about a mail of ours is noted and
 * deleted; everything else stays there, read, for whoever looks after the mailbox.
 */
@Component
class BounceMailbox implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
  private static final int AT_ONCE = 200;

  private final MailProperties settings;
  private final MailRepository mails;
  private final Mailboxes mailboxes;
  private final TransactionTemplate each;
  private final MailMetrics metrics;
  private final Clock clock;

  BounceMailbox(
      MailProperties settings,
      MailRepository mails,
      Mailboxes mailboxes,
      PlatformTransactionManager transactions,
      MailMetrics metrics,
      Clock clock) {
    this.settings = settings;
    this.mails = mails;
    this.mailboxes = mailboxes;
    // What was noted is committed before the report is deleted.
    this.each = new TransactionTemplate(transactions);
    this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bounces";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run() {
    Bounces bounces = settings.bounces();
    if (!settings.isOn() || !bounces.isOn()) {
      return;
    }
    try (Store store = session(bounces).getStore()) {
      store.connect(bounces.host(), bounces.portOrUsual(), bounces.username(), bounces.password());
      Folder folder = store.getFolder(bounces.folder());
      folder.open(Folder.READ_WRITE);
      try {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (Message message : Arrays.copyOf(unread, Math.min(unread.length, AT_ONCE))) {
          take(message);
        }
      } finally {
        folder.close(true);
      }
    } catch (MessagingException failure) {
      throw new IllegalStateException("the mailbox of bounces cannot be read", failure);
    }
  }

  private void take(Message message) throws MessagingException {
    Optional<BounceReport> report = read(message);
    boolean noted =
        report.isPresent() && Boolean.TRUE.equals(each.execute(status -> note(report.get())));
    message.setFlag(noted ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
  }

  /**
   * Anybody can write to the mailbox: what cannot be read is nothing to us, and keeps no report
   * behind it waiting. When it is the mailbox that does not answer, marking the message fails too.
   */
  private static Optional<BounceReport> read(Message message) {
    try {
      return BounceReport.of(message);
    } catch (MessagingException | IOException | RuntimeException unreadable) {
      LOG.warn(
          "A message in the mailbox of bounces cannot be read: {}",
          Mail.cut(unreadable.toString()));
      return Optional.empty();
    }
  }

  /**
   * Whoever knows a mail's {@code Message-ID} and its address has read it: nobody else's address
   * can be reported.
   */
  private boolean note(BounceReport report) {
    Optional<Mail> found = mails.findByMessageIdAndLock(report.messageId());
    Optional<String> address = found.flatMap(Mail::sentTo).filter(report::isFor);
    if (address.isEmpty()) {
      return false;
    }
    Mail mail = found.orElseThrow();
    String words = Mail.cut(report.words());
    if (mail.bounce(words, clock.instant())) {
      mails.flush();
      metrics.count(mail.state());
      if (report.isOfAddress()) {
        mailboxes.fails(mail.userId(), address.get(), words);
      }
    }
    return true;
  }

  private Session session(Bounces bounces) {
    boolean tls = bounces.security() == Tls.TLS;
    String protocol = tls ? "imaps" : "imap";
    String patience = String.valueOf(settings.patience().toMillis());
    Properties mail = new Properties();
    mail.put("mail.store.protocol", protocol);
    for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      mail.put("mail." + protocol + "." + time, patience);
    }
    mail.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    if (bounces.security() == Tls.STARTTLS) {
      mail.put("mail.imap.starttls.enable", "true");
      mail.put("mail.imap.starttls.required", "true");
    }
    return Session.getInstance(mail);
  }
}
