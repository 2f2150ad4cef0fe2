package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.SectionPart;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Above the kinds of support of a plan that is designed: which would suit, as its rows are now. */
@Component
@Order(30)
class ModalityAdvicePart implements SectionPart {

  private final ModalityAdvice advice;

  ModalityAdvicePart(ModalityAdvice advice) {
    this.advice = advice;
  }

  @Override
  public String template() {
    return "appraisal/advice";
  }

  @Override
  public Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> plan,
      Actor reader,
      Locale language) {
    if (section != Section.MODALITIES
        || initiative.stage() != Stage.APPRAISAL
        || !initiative.status().isOpen()) {
      return Optional.empty();
    }
    Exhibit advised = advice.of(initiative.number(), language);
    return advised.isEmpty() ? Optional.empty() : Optional.of(advised);
  }
}
