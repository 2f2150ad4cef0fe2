package org.capacitycompact.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says, the same as plain text and as HTML. With both it has less than 20 kB.
 *
 * @param subject one line; line breaks become spaces
 * @param html a whole document
 * @param unsubscribe address at which a POST without sign-in stops more of this kind, if there is
 *     one
 * @param answerable whether an answer goes to the secretariat
 * @param onceTaken makes true what the letter promises, in the transaction that notes its sending:
 *     only when the server has taken it, since otherwise nobody reads it
 */
public record Letter(
    String subject,
    String text,
    String html,
    @Nullable String unsubscribe,
    boolean answerable,
    Runnable onceTaken) {

  /** A letter with which nothing changes. */
  public Letter(String subject, String text, String html, @Nullable String unsubscribe) {
    this(subject, text, html, unsubscribe, true, () -> {});
  }

  /** The same letter, with what is to be done once the server has taken it. */
  public Letter with(Runnable done) {
    return new Letter(subject, text, html, unsubscribe, answerable, done);
  }

  /** The same letter, whose answers must not reach the secretariat. */
  public Letter unanswerable() {
    return new Letter(subject, text, html, unsubscribe, false, onceTaken);
  }
}
