package org.capacitycompact.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.platform.language.WrittenDates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what the system knows by codes into a reader's language: tasks, roles, countries, dates. */
@Component
public class Wording {

  private static final Pattern KEPT_AMOUNT = Pattern.compile("\\d+\\.\\d{2}");

  private final MessageSource messages;
  private final Clock clock;

  Wording(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** A text from the bundles. */
  public String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }

  /** A text from the bundles, if it exists. */
  public Optional<String> find(Locale language, String key, Object... filledWith) {
    return Optional.ofNullable(messages.getMessage(key, filledWith, null, language));
  }

  /** Where in a file something is wrong, and what to do: "Sheet Budget, row 4, column C: …". */
  public String problem(UploadedTable.Problem problem, Locale language) {
    String what = say(language, problem.key(), problem.said().toArray());
    String where =
        (problem.sheet().isEmpty() ? "" : "sheet")
            + (problem.row() == 0 ? "" : "row")
            + (problem.column().isEmpty() ? "" : "column");
    return where.isEmpty()
        ? what
        : say(
            language,
            "table.problem." + where,
            isolated(problem.sheet()),
            String.valueOf(problem.row()),
            isolated(problem.column()),
            what);
  }

  /** Who, and on which day: "Amina Wanjala, 3 May 2027". */
  public String byOn(String person, Instant at, Locale language) {
    return say(language, "written.byOn", person, day(at, language));
  }

  /** A step's name; when the bundles have none, it is derived from the id. */
  public String task(String task, Locale language) {
    return find(language, "task." + task).orElseGet(() -> readable(task));
  }

  /** {@code UserTask_EndorseDemand} as "Endorse demand". */
  public static String readable(String id) {
    String phrase = id.substring(id.indexOf('_') + 1).replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
    return phrase.isEmpty()
        ? id
        : phrase.charAt(0) + phrase.substring(1).toLowerCase(Locale.ENGLISH);
  }

  public String country(String code, Locale language) {
    String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    return name.isEmpty() ? code : name;
  }

  public String role(Role role, Locale language) {
    return say(language, "role." + role.name());
  }

  /** Role and place: "Focal point, Togo". It only reads its arguments. */
  public String capacity(Actor actor, Locale language) {
    Role role = actor.mainRole();
    String place =
        actor.country() != null
            ? country(actor.country(), language)
            : actor.constituency() != null
                ? say(language, "constituency." + actor.constituency())
                : actor.organisation();
    return role == null
        ? ""
        : place == null ? role(role, language) : role(role, language) + ", " + place;
  }

  /**
   * The name of an engine group: "Focal point, Togo".
   *
   * @param organisations names by code
   */
  public String group(String group, Map<String, String> organisations, Locale language) {
    return Role.ofGroup(group)
        .map(
            role -> {
              String bound = group.substring(role.group().length());
              return bound.isEmpty()
                  ? role(role, language)
                  : role(role, language)
                      + ", "
                      + (role.isOfCountry()
                          ? country(bound, language)
                          : organisations.getOrDefault(bound, bound));
            })
        .orElse(group);
  }

  public String day(Instant at, Locale language) {
    return day(ReaderZone.day(at), language);
  }

  public String day(LocalDate day, Locale language) {
    return Figures.day(day, language);
  }

  public String moment(Instant at, Locale language) {
    return WrittenDates.of(language).moment(at.atZone(ReaderZone.get()));
  }

  /** The time of the day. */
  public String time(Instant at, Locale language) {
    return WrittenDates.of(language).time(at.atZone(ReaderZone.get()));
  }

  /** The time, with the date unless it is today. */
  public String recent(Instant at, Locale language) {
    ZonedDateTime then = at.atZone(ReaderZone.get());
    return ReaderZone.day(at).equals(today())
        ? WrittenDates.of(language).time(then)
        : moment(at, language);
  }

  public String zone() {
    return ReaderZone.name();
  }

  /** A due date in words: late, today, tomorrow, or the day. */
  public Tag due(Instant due, Locale language) {
    LocalDate day = ReaderZone.day(due);
    long days = ChronoUnit.DAYS.between(today(), day);
    if (due.isBefore(clock.instant()) && days == 0) {
      return new Tag(say(language, "task.lateToday"), "bad");
    }
    if (days < 0) {
      return new Tag(say(language, "task.late", -days), "bad");
    }
    return days == 0
        ? new Tag(say(language, "task.today"), "warn")
        : days == 1
            ? new Tag(say(language, "task.tomorrow"), "warn")
            : new Tag(day(day, language), "");
  }

  /** A due date, or until when the country's task is dormant. */
  public Tag due(Instant due, @Nullable LocalDate dormantUntil, Locale language) {
    return dormantUntil == null
        ? due(due, language)
        : new Tag(say(language, "task.dormantUntil", day(dormantUntil, language)), "");
  }

  /** Who acted, and in whose place where they did so as a deputy. */
  public @Nullable String actor(
      @Nullable String person, @Nullable String inPlaceOf, Locale language) {
    return person == null || inPlaceOf == null
        ? person
        : say(language, "history.inPlaceOf", isolated(person), isolated(inPlaceOf));
  }

  /** The history's text for an event; {@code person} acted, or the system when null. */
  public String history(String kind, @Nullable String person, List<String> detail, Locale l) {
    return find(l, "history." + kind, arguments(kind, detail, l))
        .orElseGet(() -> untold(kind, person, l));
  }

  /** What the text about an event is filled with: codes in words, days and amounts as one reads. */
  public Object[] arguments(String kind, List<String> detail, Locale l) {
    return switch (kind) {
      case "stage" -> new Object[] {say(l, "stage." + detail.get(0))};
      case "ended" -> new Object[] {say(l, "status." + detail.get(0))};
      case "stopped" -> stopped(detail, l);
      case "dormancy.began.silent",
          "dormancy.began.nobody",
          "dormancy.askedAgain",
          "dormancy.takenUp",
          "deadline.day" ->
          Stream.concat(
                  Stream.of(task(detail.get(0), l)),
                  detail.stream().skip(1).map(each -> kept(each, l)))
              .toArray();
      case "moved", "moved.process", "notMoved" ->
          new Object[] {process(detail.get(0), l), detail.get(1), detail.get(2)};
      case "attached" ->
          new Object[] {isolated(detail.get(0)), say(l, "attachment.kind." + detail.get(1))};
      case "attachmentWithdrawn" -> new Object[] {isolated(detail.get(0)), detail.get(1)};
      default -> detail.stream().map(each -> kept(each, l)).toArray();
    };
  }

  /** A process that this release no longer has is named by its id. */
  private String process(String id, Locale l) {
    return find(l, "process." + id).orElse(id);
  }

  /** Days and amounts are stored in plain notation, so that each language can format them. */
  private String kept(String detail, Locale l) {
    if (KEPT_AMOUNT.matcher(detail).matches()) {
      return Figures.amount(AccountingCurrency.of(new BigDecimal(detail)), l);
    }
    try {
      return day(LocalDate.parse(detail), l);
    } catch (DateTimeParseException words) {
      return detail;
    }
  }

  /**
   * Isolates a name in a script of the other direction, so that the words around it keep their
   * order.
   */
  private static String isolated(String name) {
    return '\u2068' + name + '\u2069';
  }

  private Object[] stopped(List<String> detail, Locale l) {
    String kind = "form.stop-initiative.stopReasonKind.option." + detail.get(0);
    return new Object[] {
      find(l, kind).or(() -> find(l, "stopReason." + detail.get(0))).orElse(detail.get(0)),
      detail.get(1)
    };
  }

  private String untold(String kind, @Nullable String person, Locale l) {
    String step = kind.indexOf('.') > 0 ? kind.substring(0, kind.indexOf('.')) : kind;
    return person == null ? task(step, l) : say(l, "history.untold", task(step, l));
  }

  private LocalDate today() {
    return ReaderZone.today(clock);
  }
}
