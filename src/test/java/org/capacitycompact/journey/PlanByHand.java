package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.PlanOfAnswers;

/** Somebody who writes a plan on its pages, row by row. */
final class PlanByHand {

  private final Visitor writer;
  private final String address;

  PlanByHand(Visitor writer, InitiativeNumber number) {
    this.writer = writer;
    this.address = "/initiatives/" + number + "/plan/";
  }

  /**
   * Writes what these answers say: what the plan says as a whole anew, and rows where there are
   * none yet.
   */
  void writes(Map<String, Object> answers) {
    Set<Section> begun = EnumSet.noneOf(Section.class);
    Set<Section> there = EnumSet.noneOf(Section.class);
    for (PlanOfAnswers.Sent row : PlanOfAnswers.rows(answers)) {
      Section section = row.section();
      writer.open(address + PlanPage.of(section).id());
      if (begun.add(section) && !section.isSingle() && hasRows(section)) {
        there.add(section);
      }
      if (!there.contains(section)) {
        writes(section, row.said());
      }
    }
  }

  private boolean hasRows(Section section) {
    return writer.page.locator("#" + section.id() + " thead").count() > 0;
  }

  private void writes(Section section, Map<String, Object> said) {
    String row =
        section.isSingle() && hasRows(section) ? section.id() + "-1" : "add-" + section.id();
    writer.page.locator("#" + row + " a[data-opens]").click();
    Locator form = writer.page.locator("tr.edit");
    assertThat(form).isVisible();
    writer.answer(said).press("Save");
    assertThat(form).hasCount(0);
    assertThat(writer.page.locator("#said")).not().isEmpty();
  }
}
