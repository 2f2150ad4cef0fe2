package org.capacitycompact.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a mail server says of a mail of ours that could not be delivered.
 *
 * @param messageId which mail
 * @param recipient to which address
 * @param status such as {@code 5.1.1}: permanent, and why
 * @param words the server's
 */
record BounceReport(String messageId, String recipient, String status, String words) {

  /** No other {@code Message-ID} can be of a mail of ours, nor asked of the database. */
  private static final Pattern OURS = Pattern.compile("<[!-~]{1,318}>");

  /** Reads a report of a lasting failure; empty for everything else that a mailbox gets. */
  static Optional<BounceReport> of(Message message) throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")
        || !(message.getContent() instanceof MultipartReport report)
        || !(report.getReport() instanceof DeliveryStatus status)) {
      return Optional.empty();
    }
    MimeMessage returned = report.getReturnedMessage();
    String id = returned == null ? null : returned.getMessageID();
    if (id == null || !OURS.matcher(id.strip()).matches()) {
      return Optional.empty();
    }
    for (int each = 0; each < status.getRecipientDSNCount(); each++) {
      InternetHeaders of = status.getRecipientDSN(each);
      if ("failed".equalsIgnoreCase(value(of, "Action")) && value(of, "Status").startsWith("5.")) {
        return Optional.of(
            new BounceReport(
                id.strip(), typed(value(of, "Final-Recipient")), value(of, "Status"), words(of)));
      }
    }
    return Optional.empty();
  }

  /** Whether it says that there is no such mailbox, and not that this mail was unwanted. */
  boolean isOfAddress() {
    return Delivery.isOfAddress(status);
  }

  private static String words(InternetHeaders of) {
    String said = typed(value(of, "Diagnostic-Code"));
    return said.isEmpty() ? value(of, "Status") : said;
  }

  private static String value(InternetHeaders of, String name) {
    @Nullable String value = of.getHeader(name, null);
    return value == null ? "" : value.strip();
  }

  /** The text behind its type: {@code rfc822; amina@example.org}. */
  private static String typed(String value) {
    int type = value.indexOf(';');
    String text = type < 0 ? value : value.substring(type + 1);
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Whether it is about this address. */
  boolean isFor(String address) {
    return recipient.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
  }
}
