package org.capacitycompact.rulebook.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.form.WrittenDays;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.rulebook.Publication;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters to publish a draft.
 *
 * @param when {@code now} or {@code later}
 * @param from a moment as a browser sends it, or a day
 * @param seen the newest version that their page showed
 */
record PublicationForm(String reason, String when, String from, int seen) {

  static PublicationForm of(String reason, String when, String from, String seen) {
    return new PublicationForm(
        WrittenText.tidy(reason),
        when,
        from.strip(),
        seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : 0);
  }

  static PublicationForm empty(int seen) {
    return new PublicationForm("", "now", "", seen);
  }

  /** Message keys of what is wrong, by field. */
  Map<String, String> problems(ZoneId zone) {
    Map<String, String> problems = new LinkedHashMap<>();
    reasonProblem(reason, problems);
    if (!when.equals("now") && !when.equals("later")) {
      problems.put("when", "policy.wrong.when");
    } else if (when.equals("later") && moment(zone) == null) {
      problems.put("from", "policy.wrong.from");
    }
    return problems;
  }

  static void reasonProblem(String reason, Map<String, String> problems) {
    String text = WrittenText.tidy(reason);
    if (text.isEmpty()) {
      problems.put("reason", "policy.wrong.reason");
    } else if (!WrittenText.fits(text, Publication.LONGEST_REASON, true)) {
      problems.put("reason", "policy.wrong.reasonText");
    }
  }

  /** The start of validity; null for at once, and when it is unreadable. */
  @Nullable Instant moment(ZoneId zone) {
    if (!when.equals("later")) {
      return null;
    }
    try {
      LocalDate day = WrittenDays.read(from).orElse(null);
      return day == null
          ? LocalDateTime.parse(from.replace(' ', 'T')).atZone(zone).toInstant()
          : day.atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
