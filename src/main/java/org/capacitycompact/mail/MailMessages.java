package org.capacitycompact.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitycompact.party.Mailboxes.Mailbox;
import org.springframework.stereotype.Component;

/** Puts letters into the form in which mail travels. */
@Component
class MailMessages {

  /** On a slow line a mail is read at once. */
  private static final int LARGEST = 20 * 1024;

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-;=?-~]+");

  private final MailServer server;
  private final Clock clock;

  MailMessages(MailServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * @throws IllegalStateException when the letter is too long, or its address for unsubscribing is
   *     none: its writer has an error
   */
  MimeMessage message(String messageId, InternetAddress to, Letter letter, Locale language) {
    try {
      MimeMessage message = server.message(messageId);
      message.setRecipient(Message.RecipientType.TO, to);
      message.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", language.toLanguageTag());
      if (!letter.answerable()) {
        message.removeHeader("Reply-To");
      }
      String unsubscribe = letter.unsubscribe();
      if (unsubscribe != null) {
        if (!ADDRESS.matcher(unsubscribe).matches()) {
          throw new IllegalStateException(
              "no address to unsubscribe at, in the mail " + messageId + ": " + unsubscribe);
        }
        message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(letter.text(), "plain"));
      both.addBodyPart(part(letter.html(), "html"));
      message.setContent(both);
      message.saveChanges();
      checkSize(message, messageId);
      return message;
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException("the mail " + messageId + " cannot be put together", failure);
    }
  }

  /** A mailbox as a header names it; empty when no mail can be addressed to it. */
  static Optional<InternetAddress> address(Mailbox box) {
    try {
      InternetAddress address = new InternetAddress(box.address(), true);
      address.setPersonal(oneLine(box.name()), StandardCharsets.UTF_8.name());
      return Optional.of(address).filter(each -> each.getAddress().contains("@"));
    } catch (AddressException | UnsupportedEncodingException unusable) {
      return Optional.empty();
    }
  }

  /** Whatever is in a subject, it begins no other header. */
  static String oneLine(String subject) {
    return LINE_BREAKS.matcher(subject).replaceAll(" ").strip();
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  private static void checkSize(MimeMessage message, String messageId)
      throws MessagingException, IOException {
    long[] bytes = {0};
    message.writeTo(
        new OutputStream() {
          @Override
          public void write(int one) {
            bytes[0]++;
          }

          @Override
          public void write(byte[] many, int from, int length) {
            bytes[0] += length;
          }
        });
    if (bytes[0] >= LARGEST) {
      throw new IllegalStateException(
          "the mail "
              + messageId
              + " has "
              + bytes[0]
              + " bytes, and is to have less than "
              + LARGEST);
    }
  }
}
