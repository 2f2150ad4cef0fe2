package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Marks a page whose forms are not carried over a sign-in when the session is lost, because their
 * answers are secret and must not appear on any other page, not even in the person's own browser.
 */
public final class NotCarriedOver {

  private static final String MARK = NotCarriedOver.class.getName();

  private NotCarriedOver() {}

  /** Marks the present page. */
  public static void markPage() {
    ((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
        .getRequest()
        .setAttribute(MARK, true);
  }

  public static boolean is(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
