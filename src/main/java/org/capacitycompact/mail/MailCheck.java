package org.capacitycompact.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.platform.web.PublicAddress;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** What the settings of the mail server are, and whether they work: a message to oneself. */
@Service
public class MailCheck {

  private final MailServer server;
  private final MailMessages messages;
  private final Mailboxes mailboxes;
  private final PublicAddress address;
  private final Wording wording;

  MailCheck(
      MailServer server,
      MailMessages messages,
      Mailboxes mailboxes,
      PublicAddress address,
      Wording wording) {
    this.server = server;
    this.messages = messages;
    this.mailboxes = mailboxes;
    this.address = address;
    this.wording = wording;
  }

  /**
   * The settings as they work, without passwords.
   *
   * @param host empty when mail is off
   * @param tls {@code NONE}, {@code STARTTLS} or {@code TLS}
   * @param username null when the server is not told who sends
   * @param bounceMailbox the mailbox of bounces as user at host; null when none is read
   */
  public record Settings(
      String host,
      int port,
      String tls,
      @Nullable String username,
      String from,
      String replyTo,
      String bouncesTo,
      @Nullable String bounceMailbox) {}

  /** The outcomes of a message to oneself. */
  public enum Outcome {
    ACCEPTED,
    LATER,
    REFUSED,
    AWAY,
    NO_ADDRESS,
    OFF
  }

  /**
   * What came of a message to oneself.
   *
   * @param to the address it went to; empty without one
   * @param answer the server's words, or what happened instead
   */
  public record Result(Outcome outcome, String to, String answer) {}

  public Settings settings(Actor actor) {
    require(actor);
    return server.described();
  }

  /** Sends a message to the person at once, beside the queue, and tells what the server said. */
  public Result send(Actor actor, Locale language) {
    require(actor);
    if (!server.isOn()) {
      return new Result(Outcome.OFF, "", "");
    }
    Optional<InternetAddress> to =
        mailboxes
            .of(actor.userId())
            .filter(box -> box.address() != null)
            .flatMap(MailMessages::address);
    if (to.isEmpty()) {
      return new Result(Outcome.NO_ADDRESS, "", "");
    }
    Letter letter =
        LetterPaper.of(
            language,
            wording.say(language, "mail.test.subject"),
            List.of(wording.say(language, "mail.test.text", actor.name())),
            wording.say(language, "mail.title"),
            address.text() + "/administration/mail");
    Delivery delivery =
        server.deliver(
            messages.message(
                "<" + UUID.randomUUID() + "@" + address.host() + ">", to.get(), letter, language),
            to.get());
    return new Result(
        Outcome.valueOf(delivery.outcome().name()),
        to.get().getAddress(),
        Mail.cut(delivery.answer()));
  }

  private static void require(Actor actor) {
    if (!Right.MANAGE_PEOPLE.of(actor)) {
      throw new AccessDeniedException("mail is seen to by the secretariat and operators");
    }
  }
}
