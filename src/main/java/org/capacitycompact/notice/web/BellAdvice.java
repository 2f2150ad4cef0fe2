package org.capacitycompact.notice.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.notice.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Supplies the header of every page with how much is new. It is counted when the header is drawn;
 * redirects and files do not ask.
 */
@Component
@ControllerAdvice
class BellAdvice {

  private final Inbox inbox;

  BellAdvice(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The bell in the header. */
  record Bell(Inbox inbox, String userId) {

    /** How many notices are new. */
    public int unseen() {
      return inbox.unseen(userId);
    }
  }

  /** Absent for visitors, and on error pages, which must not need the database. */
  @ModelAttribute("bell")
  @Nullable Bell bell(HttpServletRequest request, Optional<Actor> actor) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? null
        : actor.map(person -> new Bell(inbox, person.userId())).orElse(null);
  }
}
