package org.capacitycompact.mail;

import java.util.Optional;

/**
 * Writes the mails of one kind at the moment when they are sent, by the rights of that moment. A
 * bean of each capability that sends mail. A mail whose sending was not noted is written again: the
 * later one replaces the earlier.
 */
public interface MailWriter {

  /** The kind with which its mails are ordered; it stays, because mails that wait carry it. */
  String kind();

  /**
   * Writes the mail, within the transaction that notes its sending and seeing every row; empty when
   * there is nothing to say any more, and then nothing is sent. It changes nothing: the server may
   * not take the mail, which is then written again. What is to change goes with the letter.
   */
  Optional<Letter> write(MailOrder order);
}
