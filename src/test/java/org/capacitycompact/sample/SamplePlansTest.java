package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("The plan of a sample initiative")
class SamplePlansTest {

  @Autowired Cast cast;
  @Autowired SamplePlans plans;
  @Autowired SampleStories stories;
  @Autowired InitiativesOverview initiatives;
  @Autowired PlanRecord plan;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("is written on its rows by its people, while the design is open")
  void design() {
    InitiativeNumber number = written("countyLaboratories");
    Map<Section, List<Row>> whole = plan.whole(number);
    assertThat(whole.get(Section.RESULTS)).hasSize(8);
    assertThat(whole.get(Section.INDICATORS)).hasSize(15);
    assertThat(whole.get(Section.WORK)).hasSize(12);
    assertThat(whole.get(Section.INDICATORS))
        .filteredOn(row -> row.values().containsKey("enough"))
        .as("those of the demand and two more say when it is enough")
        .hasSize(4);
    assertThat(plan.saved(number)).contains(Section.RESULTS, Section.EXIT, Section.FRAME);
    assertThat(plan.phase(number)).isEqualTo(Phase.DESIGN);
    assertThat(whole.get(Section.PARTNERS))
        .filteredOn(row -> "paulo".equals(row.changedBy()))
        .as("the partner writes its own part")
        .hasSize(1);
  }

  @Test
  @DisplayName("does not keep the initiative from being agreed and begun")
  void underWay() {
    InitiativeNumber number = written("publicLeadership");
    Story.of(cast, number)
        .ledBy("BRENAP")
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .delivered();
    assertThat(plan.phase(number)).isEqualTo(Phase.AGREED);
    assertThat(plan.rows(number, Section.EXIT)).hasSize(2);
  }

  @Test
  @DisplayName("is found by what its rows say, by those alone to whom the initiative is open")
  void found() {
    InitiativeNumber number = written("countyLaboratories");
    assertThat(finds("amina", number, "tuberculosis ledger")).isTrue();
    assertThat(finds("otieno", number, "Kenya medical laboratory association")).isTrue();
    assertThat(finds("koffi", number, "ledger")).isFalse();
    assertThat(finds("amina", number, "hydroponics")).isFalse();
    Row risk = plan.rows(number, Section.RISKS).get(0);
    database
        .sql("update plan_risk set title = 'Hydroponics' where number = ? and position = ?")
        .params(number, risk.position())
        .update();
    assertThat(finds("amina", number, "hydroponics")).as("as the row is now").isTrue();
    database
        .sql("delete from plan_risk where number = ? and position = ?")
        .params(number, risk.position())
        .update();
    assertThat(finds("amina", number, "hydroponics")).as("no row says it any more").isFalse();
  }

  private boolean finds(String userId, InitiativeNumber number, String typed) {
    return initiatives
        .find(
            cast.actor(userId),
            new InitiativesOverview.Search(
                typed, null, null, null, InitiativesOverview.Sort.NEWEST),
            0,
            50)
        .stream()
        .anyMatch(each -> each.number().equals(number));
  }

  private InitiativeNumber written(String story) {
    SampleStories.Draft draft = stories.draft(story);
    Story begun =
        Story.raised(cast, draft.country(), draft.title())
            .with("UserTask_ArticulateDemand", draft.answers())
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership();
    plans.write(begun.number(), story, begun.focalPoint());
    return begun.number();
  }
}
