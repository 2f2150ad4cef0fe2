package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.calendar.CalendarFeeds;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A calendar")
class CalendarStatementsTest {

  /** Whose it is, and the dates that passed and that come. */
  private static final int OF_A_FEED = 4;

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private CalendarFeeds feeds;

  @Test
  @DisplayName("takes the same few statements however many dates are in it")
  void constant() throws Exception {
    MockMvc web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    String feed = "/calendar/" + feeds.make(cast.actor("adjoa")) + ".ics";
    List<MockHttpServletRequestBuilder> asked =
        List.of(
            get("/calendar").with(user("koffi")),
            get("/calendar/list").with(user("koffi")),
            get(feed));
    cast.raise("koffi", "Of the first");
    List<Integer> few = statements(web, asked);
    for (int n = 0; n < 12; n++) {
      cast.raise("koffi", "Of many " + n);
    }

    assertThat(statements(web, asked)).isEqualTo(few);
    assertThat(few.get(2)).as("of a feed").isEqualTo(OF_A_FEED);
    assertThat(few.get(0)).as("of a month, with who reads").isLessThan(6);
  }

  private static List<Integer> statements(MockMvc web, List<MockHttpServletRequestBuilder> asked) {
    return asked.stream()
        .map(
            one -> {
              StatementTally tally = new StatementTally();
              tally.during(
                  "page",
                  () -> {
                    web.perform(one);
                    return null;
                  });
              return tally.statements();
            })
        .toList();
  }
}
