package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.appraisal.Designs.TakingPart;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.engine.UserTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether civil society took part in a design (S43): by what it wrote itself, else by what the plan
 * says that it contributed. A tick without a word is neither; and where civil society says that it
 * was left out, nobody else says otherwise.
 */
@Embodies(value = "S43", as = Embodies.As.RULE)
@Component
class SocietyInDesign {

  private final Designs designs;

  SocietyInDesign(Designs designs) {
    this.designs = designs;
  }

  /**
   * The fact and where it comes from.
   *
   * @param took null while neither civil society nor the plan has said anything
   */
  record Part(@Nullable Boolean took, Origin origin) {

    boolean isTaken() {
      return Boolean.TRUE.equals(took);
    }
  }

  Part of(InitiativeNumber number, CountedPlan rows) {
    Optional<TakingPart> own = designs.takingPart(number);
    if (own.filter(TakingPart::tookPart).filter(TakingPart::inWords).isPresent()) {
      return new Part(true, said("designComment", own));
    }
    if (own.filter(said -> !said.tookPart()).isPresent()) {
      return new Part(false, said("tookPartInDesign", own));
    }
    List<Row> actors =
        rows.of(Section.ACTORS).stream()
            .filter(row -> row.text("kind").filter("civilSociety"::equals).isPresent())
            .toList();
    if (rows.speaksOf(Section.ACTORS)) {
      boolean contributed = actors.stream().anyMatch(row -> row.text("contribution").isPresent());
      return new Part(contributed, Origin.counted(QualityFacts.ACTORS));
    }
    return new Part(own.isEmpty() ? null : (Boolean) false, said("designComment", own));
  }

  private static Origin said(String field, Optional<TakingPart> own) {
    return Origin.field(
        UserTasks.form(AppraisalProcess.COMMENT_ON_DESIGN),
        field,
        own.map(TakingPart::by).orElse(null),
        own.map(TakingPart::at).orElse(null));
  }
}
