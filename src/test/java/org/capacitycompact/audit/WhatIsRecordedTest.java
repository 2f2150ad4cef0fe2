package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("Of a whole life, the record")
class WhatIsRecordedTest {

  private static final Set<String> SECRET =
      Set.of("UserTask_CastBallot", "UserTask_StateObjection");

  @Autowired Cast cast;
  @Autowired SampleFinanceSystem finance;
  @Autowired JdbcClient database;
  @Autowired DataSource source;

  @Test
  @DisplayName(
      "has one entry for each decision: by whom, in which role, for whom, with what, and holds")
  void wholeLife() {
    Story story =
        Story.raised(cast, "KE", "A record of a whole life")
            .ledBy("BRENAP")
            .with(
                "UserTask_CompleteDesign",
                Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000"));
    story
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(
            () -> {
              finance.pay();
              cast.settle();
            })
        .throughReview()
        .throughExit();

    List<Map<String, Object>> decisions =
        database
            .sql(
                """
                select coalesce(d.task, e.task) as task, coalesce(d.user_id, e.user_id) as user_id,
                  coalesce(d.decided, 0) as decided, coalesce(e.entries, 0) as entries,
                  e.roles, e.role, e.country, e.requests, e.answers, e.committed
                from (
                  select task, user_id, count(*) as decided from task_decision
                  where number = :number group by task, user_id) d
                full join (
                  select split_part(kind, '.', 1) as task, user_id, count(*) as entries,
                    count(role) as roles, min(role) as role, min(country) as country,
                    count(request_id) as requests, count(after -> 'answers') as answers, count(after -> 'commitment') as committed
                  from audit_entry
                  where chain = :number and kind like 'UserTask%' group by 1, 2) e
                on (e.task, e.user_id) = (d.task, d.user_id)
                """)
            .param("number", story.number())
            .query()
            .listOfRows();
    assertThat(decisions)
        .hasSizeGreaterThan(25)
        .allSatisfy(
            decision -> {
              Object decided = decision.get("decided");
              assertThat(decision)
                  .containsEntry("entries", decided)
                  .containsEntry("roles", decided)
                  .containsEntry("requests", decided);
              boolean secret = SECRET.contains(decision.get("task").toString());
              assertThat(decision)
                  .as("a ballot has a commitment, and nothing of what was chosen")
                  .containsEntry("answers", secret ? 0L : decided)
                  .containsEntry("committed", secret ? decided : 0L);
            });
    assertThat(
            decisions.stream()
                .filter(
                    each ->
                        Set.of(
                                "FOCAL_POINT",
                                "NATIONAL_AUTHORITY",
                                "IMPLEMENTER",
                                "NON_STATE_ACTOR")
                            .contains(each.get("role")))
                .map(each -> each.get("country")))
        .isNotEmpty()
        .containsOnly("KE");
    Set<String> tasks =
        decisions.stream()
            .map(each -> each.get("task").toString())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tasks)
        .contains("UserTask_CastBallot", "UserTask_SignForCountry", "UserTask_VerifyMilestone");
    assertThat(stagesAndStatus(story.number()))
        .containsSubsequence("DEMAND>PARTNERSHIP", "PARTNERSHIP>APPRAISAL", "APPRAISAL>APPROVAL")
        .endsWith("RUNNING>EXITED");
    assertThat(Verification.of(source, null, done -> {}).broken()).isNull();
  }

  private List<String> stagesAndStatus(InitiativeNumber number) {
    return database
        .sql(
            """
            select coalesce(before ->> 'status', before ->> 'stage') || '>'
              || coalesce(after ->> 'status', after ->> 'stage')
            from audit_entry where chain = ? and (before ? 'stage' or before ? 'status')
            order by position
            """
                .replace(" ? '", " ?? '"))
        .param(number)
        .query(String.class)
        .list();
  }
}
