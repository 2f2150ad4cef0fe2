package org.capacitycompact.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitycompact.worklist.DraftPage;

/**
 * Identifies which of a person's open pages this is; a form that is shown again is still the same
 * page.
 *
 * @param tab identifies it among them
 * @param version of the draft with which it was opened, 0 without one
 */
public record OpenedPage(String tab, long version) {

  private static final Pattern TAB = Pattern.compile("[0-9a-f-]{36}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

  /** The page that a request came from; a new one for any other request. */
  static OpenedPage of(HttpServletRequest request, long newest) {
    String tab = Objects.requireNonNullElse(request.getParameter("_tab"), "");
    String version = Objects.requireNonNullElse(request.getParameter("_opened"), "");
    boolean posted =
        !"GET".equals(request.getMethod())
            && TAB.matcher(tab).matches()
            && VERSION.matcher(version).matches();
    return posted
        ? new OpenedPage(tab, Long.parseLong(version))
        : new OpenedPage(UUID.randomUUID().toString(), newest);
  }

  /** The page as the sender of a draft; a form without the page's own fields overwrites nothing. */
  static DraftPage saving(HttpServletRequest request) {
    OpenedPage page = of(request, 0);
    return new DraftPage(page.tab(), page.version(), "over".equals(request.getParameter("_draft")));
  }
}
