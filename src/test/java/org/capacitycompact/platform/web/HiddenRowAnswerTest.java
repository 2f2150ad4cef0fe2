package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.web.servlet.HandlerExceptionResolver;

@CompactTest
@DisplayName("An act on a row that is hidden from whoever acts")
class HiddenRowAnswerTest {

  @Autowired private List<HandlerExceptionResolver> resolvers;

  @Test
  @DisplayName("is answered with 404, however deep the reason, and other failures are not")
  void notThere() {
    RuntimeException hidden = new ObjectRetrievalFailureException(Object.class, "KE-2026-001");
    assertThat(answered(hidden)).isEqualTo(404);
    assertThat(answered(new IllegalStateException("in the engine", hidden))).isEqualTo(404);
    assertThat(answered(new IllegalStateException("of ours"))).isEqualTo(200);
  }

  private int answered(RuntimeException failure) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    for (HandlerExceptionResolver resolver : resolvers) {
      if (resolver.resolveException(new MockHttpServletRequest(), response, null, failure)
          != null) {
        break;
      }
    }
    return response.getStatus();
  }
}
