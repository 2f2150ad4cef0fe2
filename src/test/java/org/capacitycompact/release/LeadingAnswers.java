package org.capacitycompact.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Choice;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.OpenTask;

/** Answers that make an initiative continue: the sample's, as far as possible. */
final class LeadingAnswers {

  /** Steps where the sample answers would lead back once more. */
  private static final Map<String, Map<String, Object>> LEADING_ON =
      Map.of(
          "UserTask_DecideUnfunded",
          Map.of("unfundedDecision", "close", "unfundedReason", "Nobody else can be asked."));

  /**
   * Steps where the sample answers may be impossible for the person: this provider is of the North.
   */
  private static final Map<String, Map<String, Object>> OTHERWISE =
      Map.of("UserTask_AnswerDemand", Map.of("providerRole", "supporting"));

  private final Cast cast;

  LeadingAnswers(Cast cast) {
    this.cast = cast;
  }

  Map<String, Object> leadingOn(OpenTask task) {
    return answers(task, LEADING_ON);
  }

  /** The answers to use when those were refused. */
  Map<String, Object> otherwise(OpenTask task) {
    return answers(task, OTHERWISE);
  }

  private Map<String, Object> answers(OpenTask task, Map<String, Map<String, Object>> changes) {
    String name = task.task().task();
    Map<String, Object> answers = new HashMap<>(cast.answers(task));
    answers.putAll(changes.getOrDefault(name, Map.of()));
    answers.replaceAll(
        (key, answer) -> {
          List<Choice> choices = task.choices().get(key + "Options");
          return choices == null
              ? answer
              : possible(answer, choices.stream().map(Choice::value).toList());
        });
    return answers;
  }

  /** The answer if it can be chosen here, or else one that can be. */
  private static Object possible(Object answer, List<String> choices) {
    if (answer instanceof List<?> several) {
      List<String> both = several.stream().map(String::valueOf).filter(choices::contains).toList();
      return both.isEmpty() ? choices.stream().limit(2).toList() : both;
    }
    return choices.isEmpty() || choices.contains(String.valueOf(answer)) ? answer : choices.get(0);
  }
}
