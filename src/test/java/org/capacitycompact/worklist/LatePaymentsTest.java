package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A payment that no finance system fetches")
class LatePaymentsTest {

  @Autowired Cast cast;
  @Autowired Chronicle chronicle;
  @Autowired Incidents incidents;
  @Autowired LongWaits waits;
  @Autowired SampleFinanceSystem finance;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("is told to the secretariat after its period, once, and leaves the list when made")
  void told() {
    Story story =
        Story.raised(cast, "TG", "Paid late: a mill")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .delivered();
    InitiativeNumber number = story.number();
    waits.handleAll();
    assertThat(kinds(number)).doesNotContain("payment.late");

    database
        .sql(
            """
            update act_ru_ext_task x set create_time_ = now() - interval '31 days'
            where exists (select from act_ru_execution e
              where e.id_ = x.proc_inst_id_ and e.business_key_ = ?)
            """)
        .param(number)
        .update();
    held(number, "now()");
    waits.handleAll();
    assertThat(kinds(number))
        .as("late by the time since it could be made")
        .doesNotContain("payment.late");

    held(number, "now() - interval '31 days'");
    waits.handleAll();
    waits.handleAll();

    assertThat(kinds(number)).containsOnlyOnce("payment.late");
    assertThat(late(number)).containsExactly("ServiceTask_Disburse");
    heldBy(number, "held-back");
    assertThat(late(number)).as("held back by others than the finance system").isEmpty();
    heldBy(number, null);
    finance.pay();
    cast.settle();
    assertThat(late(number)).isEmpty();
  }

  /** Something held it back until then. */
  private void held(InitiativeNumber number, String until) {
    database
        .sql(
            """
            with gone as (update payment_hold set lifted_at = greatest(held_at, %1$s)
              where number = ? returning id)
            insert into payment_hold (number, reason, about, held_at, lifted_at)
            select ?, 'letter', '', now() - interval '40 days', %1$s
            where not exists (select from payment_hold where number = ?)
            """
                .formatted(until))
        .params(number, number, number)
        .update();
  }

  private void heldBy(InitiativeNumber number, @Nullable String worker) {
    database
        .sql(
            """
            update act_ru_ext_task x set worker_id_ = ? from act_ru_execution e
            where e.id_ = x.proc_inst_id_ and e.business_key_ = ?
            """)
        .params(worker, number)
        .update();
  }

  private List<String> late(InitiativeNumber number) {
    return incidents.open(cast.actor("sofia")).stream()
        .filter(each -> each.kind() == Incident.Kind.PAYMENT_LATE && each.number().equals(number))
        .map(Incident::step)
        .toList();
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }
}
