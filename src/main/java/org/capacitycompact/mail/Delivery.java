package org.capacitycompact.mail;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What became of handing a mail to the server.
 *
 * @param answer the server's words, or what happened instead of an answer
 * @param addressFails whether the answer says that the address as such takes no mail
 */
record Delivery(Outcome outcome, String answer, boolean addressFails) {

  enum Outcome {
    ACCEPTED,
    /** This mail is to be tried again later: the server is busy, or lets strangers wait. */
    LATER,
    /** This mail will never be taken. */
    REFUSED,
    /** The server takes no mail of ours at the moment, whichever it is. */
    AWAY
  }

  private static final int CLOSING = 421;
  private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

  /** "5.1.1" in "550 5.1.1 No such user": what failed, in more detail than the first number. */
  private static final Pattern STATUS =
      Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

  /** No such mailbox or domain, or a mailbox that is shut; not: full, or taken for spam. */
  private static final Pattern OF_THE_ADDRESS = Pattern.compile("5\\.(0\\.0|1\\.\\d+|2\\.1|4\\.4)");

  static Delivery accepted(String answer) {
    return new Delivery(Outcome.ACCEPTED, answer, false);
  }

  static Delivery unusable(String address) {
    return new Delivery(Outcome.REFUSED, "not a usable address: " + address, true);
  }

  static Delivery failed(MessagingException failure) {
    SMTPAddressFailedException address = cause(failure, SMTPAddressFailedException.class);
    if (address != null) {
      return answered(address.getReturnCode(), words(address), true);
    }
    SMTPSenderFailedException sender = cause(failure, SMTPSenderFailedException.class);
    if (sender != null) {
      // It does not take us as the sender: every other mail would be refused as well.
      return new Delivery(Outcome.AWAY, words(sender), false);
    }
    SMTPSendFailedException send = cause(failure, SMTPSendFailedException.class);
    return send == null
        ? new Delivery(Outcome.AWAY, words(failure), false)
        : answered(send.getReturnCode(), words(send), false);
  }

  private static Delivery answered(int code, String said, boolean ofAddress) {
    String answer = said.strip();
    if (code == CLOSING || code < 400) {
      return new Delivery(Outcome.AWAY, answer, false);
    }
    return code < 500
        ? new Delivery(Outcome.LATER, answer, false)
        : new Delivery(Outcome.REFUSED, answer, ofAddress && isOfAddress(code, answer));
  }

  /** A server that does not relay for us, or takes us for spam, says nothing about the address. */
  private static boolean isOfAddress(int code, String answer) {
    Matcher status = STATUS.matcher(answer);
    return status.find() ? isOfAddress(status.group(1)) : NO_SUCH_MAILBOX.contains(code);
  }

  /** Whether a status such as {@code 5.1.1} says that the address as such takes no mail. */
  static boolean isOfAddress(String status) {
    return OF_THE_ADDRESS.matcher(status).matches();
  }

  private static <T extends Exception> @Nullable T cause(Exception failure, Class<T> kind) {
    Exception each = failure;
    while (each != null) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
      each = each instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
    return null;
  }

  /** What happened, with its cause: "Couldn't connect to host, port: …" says little alone. */
  private static String words(MessagingException failure) {
    Exception cause = failure.getNextException();
    String said = String.valueOf(failure.getMessage()).strip();
    return cause == null || cause.getMessage() == null || said.contains(cause.getMessage().strip())
        ? said
        : said + " (" + cause.getMessage().strip() + ")";
  }
}
