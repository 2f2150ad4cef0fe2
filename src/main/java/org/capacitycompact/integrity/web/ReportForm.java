package org.capacitycompact.integrity.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.integrity.NewReport;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * The form of a report.
 *
 * @param here whether somebody who is signed in wants to be told in their account
 * @param code that the form came with
 */
record ReportForm(
    String what, String about, String name, String contact, boolean here, String code) {

  static final int LONGEST = 5000;
  private static final int LINE = 200;

  static ReportForm of(Map<String, String> posted) {
    return new ReportForm(
        text(posted, "what"),
        text(posted, "about"),
        text(posted, "name"),
        text(posted, "contact"),
        posted.containsKey("here"),
        posted.getOrDefault("code", ""));
  }

  /** The problems as message keys by field, in the order of the page; empty when there are none. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (what.isEmpty()) {
      problems.put("what", "integrity.wrong.nothing");
    } else if (!WrittenText.fits(what, LONGEST, true)) {
      problems.put("what", "integrity.wrong.text");
    }
    line("about", about, problems);
    line("name", name, problems);
    line("contact", contact, problems);
    return problems;
  }

  private static void line(String field, String text, Map<String, String> problems) {
    if (!text.isEmpty() && !WrittenText.fits(text, LINE, false)) {
      problems.put(field, "integrity.wrong.line");
    }
  }

  /**
   * @param signedIn sign-in name of whoever sends it, if anybody
   */
  NewReport report(@Nullable String signedIn) {
    return new NewReport(
        what,
        about,
        here ? signedIn : null,
        name.isEmpty() ? null : name,
        contact.isEmpty() ? null : contact);
  }

  private static String text(Map<String, String> posted, String name) {
    return WrittenText.tidy(posted.getOrDefault(name, ""));
  }
}
