package org.capacitycompact.steering;

import java.util.Locale;
import org.capacitycompact.steering.BallotConditions.Named;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Conditions from ballots in words: what was requested, by when, and about what. */
@Component
class ConditionWords {

  private final MessageSource messages;

  ConditionWords(MessageSource messages) {
    this.messages = messages;
  }

  /** Message key for a condition's status: binding, named only, or of a majority that failed. */
  String label(Named condition) {
    if (condition.binding()) {
      return "approval.fact.condition";
    }
    return condition.outcome().equals("approved")
        ? "approval.fact.conditionNamed"
        : "approval.fact.conditionOfSome";
  }

  String of(Named condition, Locale language) {
    String said =
        say(
            language,
            "approval.condition",
            condition.condition(),
            Figures.day(condition.due(), language));
    return condition.about().equals("approval")
        ? said
        : say(
            language,
            "approval.condition.of",
            say(language, "approval.purpose." + condition.about()),
            said);
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }
}
