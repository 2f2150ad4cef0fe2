package org.capacitycompact.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says, the same as plain text and as HTML. With both it has less than 20 kB.
 *
 * @param subject one line; line breaks become spaces
 * @param html a whole document
 * @param unsubscribe address at which a POST without sign-in stops more of this kind, if there is
 *     one
 */
public record Letter(String subject, String text, String html, @Nullable String unsubscribe) {}
