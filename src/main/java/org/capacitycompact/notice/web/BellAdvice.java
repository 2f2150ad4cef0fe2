package org.capacitycompact.notice.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.notice.Inbox;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Supplies the header of every page with how much is new. It is counted when the header is drawn;
 * redirects and files do not ask.
 */
@ControllerAdvice
class BellAdvice {

  private final Inbox inbox;

  BellAdvice(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The bell in the header, and whoever else on a page says how much is new. */
  static final class Bell {

    private final Inbox inbox;
    private final String userId;
    private @Nullable Integer counted;

    private Bell(Inbox inbox, String userId) {
      this.inbox = inbox;
      this.userId = userId;
    }

    /** How many notices are new; counted when it is first asked. */
    public int unseen() {
      Integer known = counted;
      if (known == null) {
        known = inbox.unseen(userId);
        counted = known;
      }
      return known;
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
