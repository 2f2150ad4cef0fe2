package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A row for each section of a plan, as small as a form accepts it. */
public final class PlannedRows {

  private PlannedRows() {}

  /** Puts one into each section, whatever the phase of the plan is. */
  public static void plant(ApplicationContext application, InitiativeNumber number, String by) {
    PlanRows rows = application.getBean(PlanRows.class);
    for (Section section : Section.values()) {
      if (!section.isSingle()) {
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
            .executeWithoutResult(
                running -> {
                  rows.take(number, section);
                  rows.add(number, section, of(section), by);
                });
      }
    }
  }

  public static Map<String, Object> of(Section section) {
    Map<String, Object> row = new HashMap<>();
    switch (section) {
      case NEED -> row.put("problem", "Children die of what can be treated");
      case OWNERSHIP -> row.put("custodianInstitution", "Ministry of health");
      case GROUND -> row.put("needsAssessmentName", "Survey of clinics");
      case FRAME -> row.put("developmentResult", "Fewer children die");
      case ESTIMATE -> row.put("totalBudgetUsd", new BigDecimal(1000));
      case ASSURANCE -> row.put("exitPlan", "The college goes on alone");
      case SUPPORT -> row.put("beyondTraining", true);
      case RESULTS -> row.putAll(Map.of("kind", "OUTCOME", "title", "Teams decide by data"));
      case INDICATORS -> row.putAll(Map.of("title", "Decisions a quarter", "measure", "NUMBER"));
      case WORK -> {
        row.putAll(
            Map.of("kind", "MILESTONE", "title", "First course held", "institution", "College"));
        row.put("due", LocalDate.now().plusMonths(6));
        row.put("amount", BigDecimal.ZERO);
      }
      case BUDGET -> {
        row.putAll(Map.of("title", "Courses", "category", "TRAINING", "source", "local"));
        row.putAll(Map.of("means", "cash", "currency", "USD", "flow", "TREASURY"));
        row.put("year", new BigDecimal(LocalDate.now().getYear()));
        row.put("amount", new BigDecimal(1000));
      }
      case PARTNERS -> row.putAll(Map.of("name", "College", "role", "IMPLEMENTS"));
      case ACCOUNTABILITY ->
          row.putAll(Map.of("who", "Ministry", "toWhom", "Partner", "what", "Staff in time"));
      case PEOPLE -> {
        row.putAll(Map.of("title", "Trainer", "origin", "NATIONAL", "practitioner", true));
        row.putAll(Map.of("persons", BigDecimal.ONE, "days", new BigDecimal(40)));
      }
      case RISKS -> row.putAll(Map.of("title", "Staff leave", "likelihood", "2", "impact", "2"));
      case QUALITY -> row.putAll(Map.of("function", "review", "who", "The partners"));
      case MODALITIES -> row.put("modality", "twinning");
      case EXIT -> row.putAll(Map.of("title", "Courses", "takenOverBy", "College"));
      case REFUSALS -> row.put("condition", "Staff would be paid from outside");
      case ACTORS -> row.putAll(Map.of("name", "Parents’ union", "kind", "civilSociety"));
    }
    return row;
  }
}
