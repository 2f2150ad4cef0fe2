package org.capacitycompact.paper.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** What a form is called: as its task, as its section of the plan, or by a name of its own. */
@Component
class FormNames {

  private static final String PLAN = "plan-";

  private final Wording wording;

  FormNames(Wording wording) {
    this.wording = wording;
  }

  String of(String form, Locale language) {
    return wording
        .find(language, "paper.form." + form)
        .or(
            () ->
                form.startsWith(PLAN)
                    ? wording
                        .find(language, "plan.section." + form.substring(PLAN.length()))
                        .map(section -> wording.say(language, "paper.form.ofPlan", section))
                    : Optional.empty())
        .orElseGet(() -> wording.task(UserTasks.ofForm(form), language));
  }
}
