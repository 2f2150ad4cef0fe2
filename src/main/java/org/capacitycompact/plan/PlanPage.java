package org.capacitycompact.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of a plan, each with sections that people look at together. */
public enum PlanPage {
  NEED(Section.NEED, Section.OWNERSHIP, Section.GROUND),
  RESULTS(Section.RESULTS, Section.INDICATORS),
  WORK(Section.WORK),
  BUDGET(Section.ESTIMATE, Section.BUDGET),
  PARTNERS(Section.PARTNERS, Section.ACCOUNTABILITY, Section.ACTORS),
  PEOPLE(Section.PEOPLE, Section.RISKS),
  QUALITY(Section.FRAME, Section.ASSURANCE, Section.QUALITY, Section.SUPPORT, Section.MODALITIES),
  EXIT(Section.EXIT, Section.REFUSALS);

  private final List<Section> sections;

  PlanPage(Section... sections) {
    this.sections = List.of(sections);
  }

  /** The end of its address. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Section> sections() {
    return sections;
  }

  public static PlanPage of(Section section) {
    return Arrays.stream(values())
        .filter(page -> page.sections.contains(section))
        .findFirst()
        .orElseThrow();
  }

  public static Optional<PlanPage> of(String id) {
    return Arrays.stream(values()).filter(page -> page.id().equals(id)).findFirst();
  }
}
