package org.capacitycompact.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.springframework.stereotype.Component;

/**
 * What a plan says of the whole, as one statement: what a demand or a design says when it is sent,
 * and how it stands while it is written. Its keys are those of the sections' questions.
 */
@Component
public class SentPlan {

  private static final List<Section> WHOLE =
      Arrays.stream(Section.values()).filter(Section::isSingle).toList();

  private final PlanRecord plan;

  SentPlan(PlanRecord plan) {
    this.plan = plan;
  }

  /**
   * The statement, which nobody has sent yet.
   *
   * @param form with which it is sent
   * @param answers of that form, which stand in it too
   */
  public Statement of(InitiativeNumber number, String form, Map<String, Object> answers) {
    Map<String, Object> said = new HashMap<>();
    plan.rows(number, WHOLE)
        .values()
        .forEach(rows -> rows.forEach(row -> said.putAll(row.values())));
    FormerQuestions.TWICE.forEach(
        (key, place) -> {
          Object value = said.get(place.field());
          if (value != null) {
            said.put(key, value);
          }
        });
    said.putAll(answers);
    return Statement.draft(form, said);
  }
}
