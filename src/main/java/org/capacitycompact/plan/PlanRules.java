package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.form.FieldError;
import org.springframework.stereotype.Component;

/** What has to hold of a row beside others, beyond what its form asks (S15: and no more). */
@Component
class PlanRules {

  /** The errors of a row that is added or changed; a row is removed by no rule of these. */
  List<FieldError> against(PlanGuard.Change change, int position) {
    return List.of();
  }
}
