/**
 * What people say to one another about an initiative and the things in it: who reads it, whose
 * answer is wanted, and what was answered. A capability whose things are commented on has a bean of
 * {@link org.capacitycompact.comment.Commentable}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "authorization",
      "web",
      "form",
      "form :: web",
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "notice"
    })
package org.capacitycompact.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
