package org.capacitycompact.paper;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a signature on a printed form stands under: the initiative, the questions, what is shown and
 * the plan. Its hash is printed on every page; what was printed is kept, so that a change is named.
 */
@Service
public class SignedContent {

  private static final String PLAN = "plan.";
  private static final String SHOWN = "shown.";

  private final TaskDesk desk;
  private final PlanVersions plans;
  private final StoredAnswers stored;
  private final JdbcClient database;
  private final Clock clock;

  SignedContent(
      TaskDesk desk, PlanVersions plans, StoredAnswers stored, JdbcClient database, Clock clock) {
    this.desk = desk;
    this.plans = plans;
    this.stored = stored;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The content of a form in one language.
   *
   * @param parts texts by name: {@code plan.budget}, or {@code shown.} with a heading
   * @param sha256 of all parts, in hexadecimal
   * @param planSha256 of the plan alone, as its own print bears it
   */
  public record Content(
      InitiativeNumber number,
      String taskId,
      Locale language,
      Map<String, String> parts,
      String sha256,
      String planSha256) {

    /** What people type of the hash: two groups of four digits. */
    public String brief() {
      return sha256.substring(0, 4) + " " + sha256.substring(4, 8);
    }
  }

  /** A part that is not any more what it was: a section of the plan, or what a heading is over. */
  public record Change(Optional<Section> section, String heading) {}

  /** What would be signed now. */
  @Transactional(readOnly = true)
  public Content now(OpenTask open, Locale language) {
    TaskInHand task = open.task();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("initiative", String.join("\n", task.number().value(), task.title(), task.country()));
    parts.put("form", open.schema().fields().stream().map(SignedContent::asked).collect(lines()));
    parts.put(
        "known",
        open.schema().fields().stream()
            .filter(FormField::readOnly)
            .map(field -> field.key() + ": " + open.values().getOrDefault(field.key(), ""))
            .collect(lines()));
    for (Exhibit exhibit : desk.shows(task, language)) {
      parts.merge(SHOWN + exhibit.heading(), text(exhibit), (one, other) -> one + "\n" + other);
    }
    PlanContent plan = plans.now(task.number());
    for (Section section : Section.values()) {
      parts.put(
          PLAN + section.id(),
          plan.of(section).stream()
              .map(row -> row.position() + ": " + new TreeMap<>(row.values()))
              .collect(lines()));
    }
    return new Content(
        task.number(),
        task.taskId(),
        language,
        parts,
        sha256(
            parts.entrySet().stream()
                .map(
                    part -> part.getKey() + " " + part.getValue().length() + "\n" + part.getValue())
                .collect(lines())),
        plan.sha256());
  }

  /** Keeps what is printed now. */
  @Transactional
  public void printed(Content content) {
    database
        .sql(
            """
            insert into printed_content (task_id, number, sha256, language, parts, printed_at)
            values (:task, :number, :sha256, :language, :parts::jsonb, :now)
            on conflict do nothing
            """)
        .param("task", content.taskId())
        .param("number", content.number())
        .param("sha256", content.sha256())
        .param("language", content.language().toLanguageTag())
        .param("parts", stored.write(new LinkedHashMap<>(content.parts())))
        .param("now", SqlTime.now(clock))
        .update();
  }

  /**
   * What was printed of a task with this hash; empty when nothing was.
   *
   * @param typed the whole hash or its first eight digits, however they are spaced
   */
  @Transactional(readOnly = true)
  public Optional<Content> printed(String taskId, String typed) {
    String digits = typed.replaceAll("[\\s\\u00a0-]", "").toLowerCase(Locale.ROOT);
    return digits.matches("[0-9a-f]{8,64}")
        ? database
            .sql(
                """
                select number, sha256, language, parts::text as parts from printed_content
                where task_id = :task and sha256 like :digits order by printed_at desc limit 1
                """)
            .param("task", taskId)
            .param("digits", digits + "%")
            .query(
                (row, n) ->
                    new Content(
                        InitiativeNumber.of(row.getString("number")),
                        taskId,
                        Locale.forLanguageTag(row.getString("language")),
                        texts(stored.read(row.getString("parts"))),
                        row.getString("sha256"),
                        ""))
            .optional()
        : Optional.empty();
  }

  /** What is not any more as it was printed; empty when all is. */
  @Transactional(readOnly = true)
  public List<Change> changes(Content printed, OpenTask open) {
    Content now = now(open, printed.language());
    return printed.sha256().equals(now.sha256())
        ? List.of()
        : Stream.concat(printed.parts().keySet().stream(), now.parts().keySet().stream())
            .distinct()
            .filter(part -> !Objects.equals(printed.parts().get(part), now.parts().get(part)))
            .map(SignedContent::change)
            .toList();
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Secrets.hash(text));
  }

  private static Change change(String part) {
    return new Change(
        part.startsWith(PLAN) ? Section.of(part.substring(PLAN.length())) : Optional.empty(),
        part.startsWith(SHOWN) ? part.substring(SHOWN.length()) : "");
  }

  private static String asked(FormField field) {
    return field.key()
        + " "
        + field.kind()
        + " "
        + field.label()
        + " "
        + field.options().stream().map(option -> option.value() + "=" + option.label()).toList();
  }

  private static String text(Exhibit exhibit) {
    List<String> lines = new ArrayList<>();
    if (exhibit instanceof Exhibit.Facts facts) {
      facts.facts().forEach(fact -> lines.add(fact.label() + ": " + cells(fact.values())));
    } else if (exhibit instanceof Exhibit.Table table) {
      lines.add(String.join(" | ", table.columns()));
      table.lines().forEach(line -> lines.add(cells(line.cells())));
    }
    return lines.stream().collect(lines());
  }

  /** Words only: a state such as "due in three days" changes by itself. */
  private static String cells(List<Exhibit.Cell> cells) {
    return cells.stream().map(Exhibit.Cell::text).collect(Collectors.joining(" | "));
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  private static Map<String, String> texts(Map<String, Object> read) {
    Map<String, String> texts = new LinkedHashMap<>();
    read.forEach((name, text) -> texts.put(name, String.valueOf(text)));
    return texts;
  }
}
