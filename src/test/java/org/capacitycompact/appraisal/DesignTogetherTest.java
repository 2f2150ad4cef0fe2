package org.capacitycompact.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.ShownText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several partners and several of society are heard on one design. */
@CompactTest
@DisplayName("A design made together")
class DesignTogetherTest {

  private static final String DESIGN = "UserTask_CompleteDesign";
  private static final String AGREE = "UserTask_AgreeDesign";
  private static final String PARTNER = "UserTask_AgreeDesignAsPartner";
  private static final String COMMENT = "UserTask_CommentOnDesign";
  private static final String CONTRIBUTE = "UserTask_ContributeToDesign";
  private static final String ANSWER = "UserTask_AnswerContributions";
  private static final String WITHOUT_REPLY = "UserTask_DecideWithoutReply";
  private static final Map<String, Object> CHANGE =
      Map.of(
          "designDecision", "askChange",
          "changesAsked", "Fewer in the first year",
          "remark1Place", "results-1",
          "remark1Words", "Eight can be taught well");

  @Autowired Cast cast;
  @Autowired Initiatives initiatives;
  @Autowired Plans plans;
  @Autowired PlanRecord plan;
  @Autowired Designs designs;
  @Autowired RemarksRead remarks;
  @Autowired RemarksUnderRow under;
  @Autowired ModalityAdvicePart advice;
  @Autowired Accounts accounts;
  @Autowired Worklist worklist;
  @Autowired TaskDesk desk;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  @Test
  @DisplayName("asks each partner, and goes on when all agree")
  void allAgree() {
    InitiativeNumber number = sent("IDMICRO", "ARTREASURY", "BRENAP");
    assertThat(open(number)).containsExactlyInAnyOrder(AGREE, PARTNER, COMMENT);
    cast.decide("otieno", number, COMMENT);
    cast.decide("siti", number, AGREE);
    cast.decide("lucia", number, PARTNER);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPRAISAL);
    cast.decide("paulo", number, PARTNER);

    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
    assertThat(designs.stances(number))
        .extracting(Designs.Stance::agreed)
        .containsExactly(true, true, true);
  }

  @Test
  @DisplayName("comes back where one asks for a change, whose answer that partner reads")
  void oneAsksOneIsSilent() {
    InitiativeNumber number = sent("IDMICRO", "ARTREASURY", "BRENAP");
    cast.decide("otieno", number, COMMENT);
    cast.decide("siti", number, AGREE);
    cast.decide("lucia", number, PARTNER, CHANGE);
    fire(number, "Timer_PartnerAgreementDue");

    assertThat(open(number)).containsExactly(DESIGN);
    assertThat(shown("amina", number, DESIGN)).contains("Eight can be taught well");
    assertThat(underRow(number)).contains("Eight can be taught well");
    assertThat(refused("amina", number, DESIGN, Map.of())).contains("answer1TakenUp");
    assertThat(refused("amina", number, DESIGN, Map.of("answer1TakenUp", "no")))
        .contains("answer1Reason");
    cast.decide(
        "amina",
        number,
        DESIGN,
        Map.of("answer1TakenUp", "no", "answer1Reason", "The school has teachers for twelve"));

    assertThat(shown("lucia", number, PARTNER))
        .contains("What you asked for", "not taken up", "The school has teachers for twelve");
    assertThat(shown("paulo", number, PARTNER)).doesNotContain("What you asked for, and");
    cast.decide("lucia", number, PARTNER);
    assertThat(remarks.of(number)).extracting(RemarksRead.Told::state).containsExactly("SETTLED");
    cast.decide("otieno", number, COMMENT);
    cast.decide("siti", number, AGREE);
    fire(number, "Timer_PartnerAgreementDue");

    assertThat(open(number)).containsExactly(WITHOUT_REPLY);
    assertThat(shown("amina", number, WITHOUT_REPLY)).contains("[silent]", "[agreed]");
    cast.decide("amina", number, WITHOUT_REPLY);
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.APPROVAL);
  }

  @Test
  @DisplayName("refuses a remark without its row, without words, or at no row of the plan")
  void remarksAreWhole() {
    InitiativeNumber number = sent("IDMICRO", "ARTREASURY");
    assertThat(refused("lucia", number, PARTNER, Map.of("remark1Place", "results-1")))
        .containsExactly("remark1Words");
    assertThat(refused("lucia", number, PARTNER, Map.of("remark1Words", "More")))
        .containsExactly("remark1Place");
    assertThat(
            refused(
                "lucia",
                number,
                PARTNER,
                Map.of("remark1Place", "results-1", "remark1Words", "\u200b\u2060")))
        .containsExactly("remark1Words");
    assertThat(
            refused(
                "lucia",
                number,
                PARTNER,
                Map.of("remark1Place", "results-99", "remark1Words", "x")))
        .containsExactly("remark1Place");
    assertThat(remarks.of(number)).isEmpty();
  }

  @Test
  @DisplayName("is not agreed by whoever is no partner, nor by one for another")
  void onlyWhoeverIsAsked() {
    InitiativeNumber number = sent("IDMICRO", "ARTREASURY");
    for (String other : List.of("siti", "anna", "amina", "otieno", "sofia")) {
      assertThat(cast.tasks(other, number, PARTNER)).as(other).isEmpty();
    }
    assertThat(cast.tasks("lucia", number, AGREE)).isEmpty();
    String task = cast.tasks("lucia", number, PARTNER).get(0);
    for (String other : List.of("siti", "anna", "otieno")) {
      assertThat(desk.open(task, cast.actor(other))).as(other).isEmpty();
    }
  }

  @Test
  @DisplayName("lets each registered non-state actor contribute, and answers each")
  void contributions() {
    String scholar = "scholarug";
    accounts.openAll(
        List.of(
            new NewPerson(
                scholar, scholar, Role.NON_STATE_ACTOR, "UG", "UG", null, null, false, "en")),
        "Guest-2026-x!");
    try {
      InitiativeNumber number =
          Story.raised(cast, "UG", "With society").throughDemand().throughPartnership().number();
      cast.decide("namono", number, DESIGN);
      assertThat(cast.tasks("mugisha", number, CONTRIBUTE)).hasSize(1);
      cast.decide("mugisha", number, COMMENT);
      cast.decide(
          scholar,
          number,
          CONTRIBUTE,
          Map.of(
              "contribution", "Use the records that we keep",
              "remark1Place", "results-1",
              "remark1Words", "The baseline is 14"));
      fire(number, "Timer_ContributionsDue");
      cast.decide("siti", number, AGREE);

      assertThat(open(number)).containsExactly(ANSWER);
      assertThat(shown("namono", number, ANSWER))
          .contains("Use the records that we keep", "The baseline is 14");
      assertThat(cast.tasks("siti", number, ANSWER)).isEmpty();
      cast.decide(
          "namono", number, ANSWER, Map.of("answer1TakenUp", "yes", "workAgainDecision", "revise"));
      assertThat(open(number)).containsExactly(DESIGN);
      assertThat(remarks.of(number)).extracting(RemarksRead.Told::takenUp).containsExactly(true);
    } finally {
      accounts.disable(scholar);
    }
  }

  @Test
  @DisplayName("is advised about its kinds of support while it is written")
  void advice() {
    InitiativeNumber number =
        Story.raised(cast, "KE", "Advised").throughDemand().throughPartnership().number();
    assertThat(
            advice.of(
                initiatives.get(number),
                Section.MODALITIES,
                plan.whole(number),
                cast.actor("amina"),
                Locale.FRENCH))
        .isPresent();
    assertThat(
            advice.of(
                initiatives.get(number),
                Section.RESULTS,
                plan.whole(number),
                cast.actor("amina"),
                Locale.ENGLISH))
        .isEmpty();
    assertThat(shown("amina", number, DESIGN)).contains("Kinds of support that would suit", "S73");
  }

  private InitiativeNumber sent(String lead, String... further) {
    InitiativeNumber number =
        Story.raised(cast, "KE", "Together").throughDemand().throughPartnership().number();
    List<Partner> partners = new ArrayList<>(List.of(new Partner(lead, true, true)));
    for (String each : further) {
      partners.add(new Partner(each, false, true));
    }
    plans.replacePartners(number, partners);
    cast.decide("amina", number, DESIGN);
    return number;
  }

  private String underRow(InitiativeNumber number) {
    List<Row> rows = plan.rows(number, Section.RESULTS);
    return under
        .of(initiatives.get(number), rows, cast.actor("lucia"), Locale.ENGLISH)
        .get("results-1")
        .toString();
  }

  private String shown(String who, InitiativeNumber number, String task) {
    return ShownText.of(
        desk.shows(
            desk.open(cast.tasks(who, number, task).get(0), cast.actor(who)).orElseThrow().task(),
            Locale.ENGLISH));
  }

  private List<String> refused(
      String who, InitiativeNumber number, String task, Map<String, Object> changes) {
    TaskResult decided = cast.attempt(who, number, task, changes);
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors().stream().map(FieldError::key).toList();
  }

  private List<String> open(InitiativeNumber number) {
    return worklist.waitingOn(number).stream().map(WorkItem::task).distinct().toList();
  }

  private void fire(InitiativeNumber number, String timer) {
    Job job =
        management
            .createJobQuery()
            .activityId(timer)
            .processInstanceId(
                runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(number.value())
                    .processDefinitionKey("appraisal")
                    .singleResult()
                    .getId())
            .singleResult();
    management.executeJob(job.getId());
  }
}
