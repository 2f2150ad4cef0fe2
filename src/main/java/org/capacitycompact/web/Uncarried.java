package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A page whose forms are not carried over a sign-in, should the session be lost: what is secret
 * stands in no other page, not even in one that the person's own browser shows.
 */
public final class Uncarried {

  private static final String MARK = Uncarried.class.getName();

  private Uncarried() {}

  /** Marks the page that is being made. */
  public static void thisPage() {
    ((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
        .getRequest()
        .setAttribute(MARK, true);
  }

  public static boolean is(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
