/**
 * Mail to people, from a queue in the database. A capability orders a mail within its transaction
 * ({@link org.capacitycompact.mail.Mails}) and writes it when it is sent ({@link
 * org.capacitycompact.mail.MailWriter}), by the rights of that moment; nothing of what a mail says
 * is kept.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "audit",
      "party"
    })
package org.capacitycompact.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
