package org.capacitycompact.audit.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.audit.BrokenLink;
import org.capacitycompact.audit.RecordSearch.Row;
import org.capacitycompact.audit.Sealing.Seal;
import org.capacitycompact.audit.VerificationRuns.Run;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the record into the reader's words. */
@Component
class RecordWords {

  private final Wording wording;

  RecordWords(Wording wording) {
    this.wording = wording;
  }

  /**
   * An entry.
   *
   * @param who name, role and country; the system when nobody acted
   * @param what what happened, in words if there are any
   */
  record EntryView(
      String at,
      String who,
      String userId,
      String what,
      String kind,
      boolean refused,
      @Nullable String number,
      String where,
      String place,
      String request,
      String hash,
      String before,
      String after) {}

  record SealView(String text, String number, String hash) {}

  EntryView entry(Row row, Locale language) {
    return new EntryView(
        wording.moment(row.at(), language),
        who(row, language),
        row.userId() == null ? "" : row.userId(),
        what(row, language),
        row.kind(),
        row.refused(),
        row.number(),
        where(row, language),
        wording.say(language, "record.entry", row.chain(), String.valueOf(row.position())),
        row.requestId() == null ? "" : wording.say(language, "record.request", row.requestId()),
        wording.say(language, "record.hash", row.hash()),
        text(row.before()),
        text(row.after()));
  }

  /** Says that seals could not be sent outside. */
  String outside(Instant since, Locale language) {
    return wording.say(language, "record.outside.failing", wording.moment(since, language));
  }

  SealView seal(Seal seal, Locale language) {
    return new SealView(
        wording.say(
            language,
            "record.seal.newest",
            String.valueOf(seal.number()),
            wording.moment(seal.at(), language),
            seal.heads()),
        String.valueOf(seal.number()),
        seal.hash());
  }

  String result(Run run, Locale language) {
    BrokenLink broken = run.broken();
    String withheld =
        run.withheld() == 0
            ? ""
            : " " + wording.say(language, "record.verify.withheld", run.withheld());
    return (broken == null
            ? wording.say(language, "record.verify.whole", run.entries(), run.chains(), run.seals())
            : wording.say(language, "record.verify.broken")
                + " "
                + wording.say(
                    language,
                    "record.fault." + broken.fault(),
                    broken.chain(),
                    String.valueOf(broken.position()),
                    String.valueOf(broken.seal())))
        + withheld;
  }

  /** A role's name; for a role of an earlier release, its code. */
  String role(@Nullable String name, Locale language) {
    return name == null
        ? ""
        : Arrays.stream(Role.values())
            .filter(role -> role.name().equals(name))
            .findFirst()
            .map(role -> wording.role(role, language))
            .orElse(name);
  }

  private String who(Row row, Locale language) {
    String person = row.person() == null ? row.userId() : row.person();
    if (person == null) {
      return wording.say(language, "record.system");
    }
    String role = row.role();
    String country = row.country();
    String named = role == null ? "" : ", " + role(role, language);
    return person + named + (country == null ? "" : ", " + wording.country(country, language));
  }

  private String what(Row row, Locale language) {
    List<String> detail = row.words();
    return wording
        .find(language, "record.kind." + row.kind(), told(row.kind(), detail, language))
        .or(
            () ->
                row.chain().equals(row.number())
                    ? Optional.of(wording.history(row.kind(), row.person(), detail, language))
                    : Optional.empty())
        .orElseGet(() -> row.kind() + (detail.isEmpty() ? "" : ": " + String.join(", ", detail)));
  }

  private Object[] told(String kind, List<String> detail, Locale language) {
    return kind.startsWith("task.")
        ? detail.stream().map(task -> wording.task(task, language)).toArray()
        : detail.toArray();
  }

  private String where(Row row, Locale language) {
    String door = row.door() == null ? "" : wording.say(language, "record.door." + row.door());
    return row.fromAddress() == null ? door : row.fromAddress() + ", " + door;
  }

  private static String text(@Nullable String json) {
    return json == null ? "" : json;
  }
}
