package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
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
    String number = story.number();
    waits.look();
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
    waits.look();
    waits.look();

    assertThat(kinds(number)).containsOnlyOnce("payment.late");
    assertThat(late(number)).containsExactly("ServiceTask_Disburse");
    finance.pay();
    cast.settle();
    assertThat(late(number)).isEmpty();
  }

  private List<String> late(String number) {
    return incidents.open(cast.actor("sofia")).stream()
        .filter(each -> each.kind() == Incident.Kind.PAYMENT_LATE && each.number().equals(number))
        .map(Incident::step)
        .toList();
  }

  private List<String> kinds(String number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }
}
