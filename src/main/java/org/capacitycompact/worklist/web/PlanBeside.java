package org.capacitycompact.worklist.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.stereotype.Component;

/** The sections of the plan beside a task's form: what they say already, and what they could. */
@Component
class PlanBeside {

  private final TaskDesk desk;
  private final FormRenderer forms;

  PlanBeside(TaskDesk desk, FormRenderer forms) {
    this.desk = desk;
    this.forms = forms;
  }

  /**
   * A section.
   *
   * @param page the end of the address of the page on which it is written
   * @param speaks whether its rows answer what the form would ask
   * @param lacking the questions that the form requires and no row answers
   */
  public record Line(String section, String page, boolean speaks, int rows, List<String> lacking) {}

  List<Line> of(OpenTask open, Locale language) {
    return desk.planned(open).stream()
        .map(
            part ->
                new Line(
                    part.section().id(),
                    part.page(),
                    part.speaks(),
                    part.rows(),
                    part.lacking().stream()
                        .map(key -> forms.label(open.schema(), key, language))
                        .toList()))
        .toList();
  }
}
