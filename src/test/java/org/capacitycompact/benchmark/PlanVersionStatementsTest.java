package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.LargePlan;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("Versions of a plan")
class PlanVersionStatementsTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName(
      "are listed, compared and printed with the same few statements however large the plan")
  void constant() throws Exception {
    InitiativeNumber small = Story.raised(cast, "KE", "A small plan").number();
    Story.of(cast, small).articulated();
    new LargePlan(database).write(small, 1, 1, 1, 1);
    InitiativeNumber large = Story.raised(cast, "KE", "A large plan").number();
    Story.of(cast, large).articulated();
    new LargePlan(database).write(large, 60, 200, 100, 200);
    MockMvc web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    statements(web, small);
    List<Integer> few = statements(web, small);
    assertThat(statements(web, large)).isEqualTo(few);
    // Comparing asks most: two states, who changed what, and what can be chosen, once for both.
    assertThat(few).as("with who reads").allSatisfy(each -> assertThat(each).isLessThan(16));
  }

  private static List<Integer> statements(MockMvc web, InitiativeNumber number) {
    return Stream.of(
            "plan/versions", "plan/compare?from=1&to=now", "plan.pdf", "plan/versions/1.pdf")
        .map(
            address -> {
              StatementTally tally = new StatementTally();
              tally.during(
                  "page",
                  () -> {
                    web.perform(get("/initiatives/" + number + "/" + address).with(user("amina")));
                    return null;
                  });
              return tally.statements();
            })
        .toList();
  }
}
