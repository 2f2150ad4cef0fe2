package org.capacitycompact.appraisal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each side said of the versions of a design, as tables. */
@Component
class DesignTalk {

  private final DesignVoices voices;
  private final Wording wording;

  DesignTalk(DesignVoices voices, Wording wording) {
    this.voices = voices;
    this.wording = wording;
  }

  /** The partners' replies, with the changes it asked for and what it commits (S7, S93). */
  Exhibit replies(InitiativeNumber number, Locale language) {
    return new Table(
        say(language, "appraisal.exhibit.replies"),
        columns(language, "version", "partner", "reply", "changes", "commitment", "who"),
        voices.replies(number).stream()
            .map(
                each ->
                    Line.of(
                        version(each.version(), language),
                        each.partner() == null ? Cell.NONE : Cell.of(each.partner()),
                        tag(
                            each.agreed() ? "agreed" : "changeAsked",
                            each.agreed() ? "ok" : "warn",
                            language),
                        Cell.said(each.changes(), each.language()),
                        Cell.said(each.commitment(), each.language()),
                        who(each.by(), each.at(), language)))
            .toList());
  }

  /** What civil society and the private sector of the country said (S43, S47). */
  Exhibit comments(InitiativeNumber number, Locale language) {
    return new Table(
        say(language, "appraisal.exhibit.comments"),
        columns(language, "version", "support", "comment", "tookPart", "who"),
        voices.comments(number).stream()
            .map(
                each ->
                    Line.of(
                        version(each.version(), language),
                        each.support() == null
                            ? Cell.NONE
                            : tag(each.support(), kind(each.support()), language),
                        Cell.said(each.comment(), each.language()),
                        tookPart(each.tookPart(), language),
                        who(each.by(), each.at(), language)))
            .toList());
  }

  private Cell tookPart(@Nullable Boolean said, Locale language) {
    return said == null ? Cell.NONE : Cell.of(say(language, said ? "form.yes" : "form.no"));
  }

  private static String kind(String support) {
    return switch (support) {
      case "supports" -> "ok";
      case "withChanges" -> "warn";
      default -> "bad";
    };
  }

  /** What the country chose where it had to, and why (S2, S15). */
  Exhibit choices(InitiativeNumber number, Locale language) {
    return new Table(
        say(language, "appraisal.exhibit.choices"),
        columns(language, "version", "choice", "reason", "who"),
        voices.choices(number).stream()
            .map(
                each ->
                    Line.of(
                        version(each.version(), language),
                        Cell.of(say(language, "appraisal.exhibit.said." + each.decision())),
                        Cell.said(each.reason(), each.language()),
                        who(each.by(), each.at(), language)))
            .toList());
  }

  private Cell version(int version, Locale language) {
    return Cell.of(say(language, "appraisal.exhibit.version", version));
  }

  private Cell tag(String said, String kind, Locale language) {
    return Cell.tag(new Tag(say(language, "appraisal.exhibit.said." + said), kind));
  }

  private Cell who(String by, Instant at, Locale language) {
    return Cell.of(wording.byOn(by, at, language));
  }

  private List<String> columns(Locale language, String... keys) {
    return List.of(keys).stream()
        .map(key -> say(language, "appraisal.exhibit.column." + key))
        .toList();
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, key, filledWith);
  }
}
