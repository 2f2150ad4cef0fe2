package org.capacitycompact.steering.question;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Describes a question to the steering group. */
@Component
public class QuestionWords {

  private final Clauses clauses;
  private final ChangeWords changes;
  private final MessageSource messages;

  QuestionWords(Clauses clauses, ChangeWords changes, MessageSource messages) {
    this.clauses = clauses;
    this.changes = changes;
    this.messages = messages;
  }

  /** The question in one line: which gate until when, or which newer table. */
  public String asked(Question question, Locale language) {
    return switch (question.kind()) {
      case "waiver" ->
          say(
              language,
              "waiver.question",
              clause(question, language),
              Figures.day(Objects.requireNonNull(question.waivedUntil()), language));
      case "localShare" -> say(language, "localShare.question", share(question, language));
      case PlanChanges.KIND -> say(language, "planChange.question", change(question, language));
      default -> say(language, "newerCriteria.question", table(question, language));
    };
  }

  /** The share of the budget in a question about the local share. */
  public String share(Question question, Locale language) {
    return Figures.percent(
        Objects.requireNonNull(question.share()).rounded(2, RoundingMode.HALF_UP), language);
  }

  /** What would be changed in the plan, in one line. */
  public String change(Question question, Locale language) {
    return changes.ofRequest(Objects.requireNonNull(question.changeRequest()), language);
  }

  /** As it is kept in the history. */
  public static String percent(Percent percent) {
    return percent.rounded(2, RoundingMode.HALF_UP).value().toPlainString();
  }

  /** The table of a question about newer criteria: "Quality, version 3". */
  public String table(Question question, Locale language) {
    return say(
        language,
        "newerCriteria.table",
        say(language, "clauses.table." + question.decision()),
        String.valueOf(question.version()));
  }

  /** The clause of a waiver with its title: "S76 Lessons". */
  public String clause(Question question, Locale language) {
    String number = Objects.requireNonNull(question.clause());
    return number + " " + clauses.of(number, language).title();
  }

  /**
   * The question with its reason and what is offered instead, for the voters; of a change of the
   * plan each field before and after.
   */
  public String inFull(Question question, Locale language) {
    String offered = question.offered();
    Long request = question.changeRequest();
    return asked(question, language)
        + "\n"
        + (request == null ? "" : changes.inFull(request, language) + "\n")
        + say(language, "question.reason", question.reason())
        + (offered == null ? "" : "\n" + say(language, "question.offered", offered));
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, key, language);
  }
}
