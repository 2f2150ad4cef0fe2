package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.capacitycompact.access.AccessProperties.FirstOperatorAccount;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Hole 6 and the switches: whom the engine's HTTP interfaces and web applications let in. */
class EngineFilterTest {

  private final IdentityService identity = mock();

  @Test
  void eachDoorIsShutByItsSwitch() throws Exception {
    assertThat(asked(Role.SECRETARIAT, "GET", "/engine-rest/task", false, true)).isFalse();
    assertThat(asked(Role.SECRETARIAT, "GET", "/engine-rest/task", true, false)).isTrue();
    for (String path :
        List.of(
            "/camunda",
            "/camunda/app/tasklist/default/",
            "/camunda/api/engine/engine/default/task",
            "/camunda/lib/deps.js")) {
      assertThat(asked(Role.SECRETARIAT, "GET", path, true, false)).as(path).isFalse();
      assertThat(asked(Role.SECRETARIAT, "GET", path, false, true)).as(path).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theWebApplicationsAreForTheSecretariatAndOperators(Role role) throws Exception {
    boolean staff = role == Role.SECRETARIAT || role == Role.OPERATOR;
    for (String path :
        List.of(
            "/camunda",
            "/camunda/app/cockpit/default/",
            "/camunda/lib/deps.js",
            "/camunda/api/admin/auth/user/default",
            "/camunda/api/engine/engine/default/task")) {
      assertThat(asked(role, "GET", path, true, true)).as(path).isEqualTo(staff);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/setup/other/user/create",
        "/camunda/api/admin/auth/user/default/login/cockpit",
        "/camunda/api/engine/engine/other/task",
        "/camunda/api/engine/engine/default/deployment/create",
        "/camunda/api/engine/task",
        "/camunda/api/other",
        "/camunda/app/tasklist/default/"
      })
  void noOtherAddressOfTheWebApplicationsTakesAnything(String path) throws Exception {
    for (Role role : Role.values()) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "post", "X")) {
        assertThat(asked(role, method, path, true, true)).as(role + " " + method).isFalse();
      }
    }
  }

  @Test
  void whatTheWebApplicationsAskToShowAnythingIsThereForStaff() throws Exception {
    for (Role role : Role.values()) {
      boolean staff = role == Role.SECRETARIAT || role == Role.OPERATOR;
      String engine = "/camunda/api/engine/engine/default";
      for (String path : List.of("/filter", "/filter/1/list", "/case-definition/count")) {
        assertThat(asked(role, "GET", engine + path, true, true)).as(role + path).isEqualTo(staff);
      }
      assertThat(asked(role, "POST", engine + "/filter/1/list", true, true)).isEqualTo(staff);
      for (String path :
          List.of("/case-definition", "/case-definition/1/create", "/case-instance")) {
        assertThat(asked(role, "GET", engine + path, true, true)).as(role + path).isFalse();
        assertThat(asked(role, "POST", engine + path, true, true)).as(role + path).isFalse();
      }
      for (String method : List.of("PUT", "DELETE")) {
        assertThat(asked(role, method, engine + "/filter/1", true, true)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void adminListsAccountsForOperatorsAndMakesNone(Role role) throws Exception {
    String engine = "/camunda/api/engine/engine/default";
    for (String path : List.of("/user", "/user/count", "/group", "/group/count")) {
      assertThat(asked(role, "POST", engine + path, true, true))
          .as(path)
          .isEqualTo(role == Role.OPERATOR);
    }
    for (String path : List.of("/user/create", "/group/create", "/authorization/create")) {
      assertThat(asked(role, "POST", engine + path, true, true)).as(path).isFalse();
    }
    assertThat(asked(role, "GET", engine + "/authorization/count", true, true))
        .isEqualTo(role == Role.OPERATOR || role == Role.SECRETARIAT);
  }

  @Test
  void aListOfModelsThatCockpitLeavesOpenIsBounded() {
    String models = "/camunda/api/engine/engine/default/process-definition";
    assertThat(query("GET", models, "key=a")).isEqualTo("key=a&maxResults=1000");
    assertThat(query("GET", models, null)).isEqualTo("maxResults=1000");
    assertThat(query("GET", models, "maxResults=5")).isEqualTo("maxResults=5");
    assertThat(query("GET", models + "/count", "key=a")).isEqualTo("key=a");
    assertThat(query("GET", "/engine-rest/process-definition", "key=a")).isEqualTo("key=a");
  }

  private static String query(String method, String path, String query) {
    MockHttpServletRequest request = request(method, path);
    request.setQueryString(query);
    return LimitedModelList.of(request, path).getQueryString();
  }

  @Test
  void nobodyIsLetInWithoutAName() throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    MockFilterChain beyond = new MockFilterChain();
    filter(true, true).doFilter(request("GET", "/engine-rest/task"), answer, beyond);
    assertThat(beyond.getRequest()).isNull();
    assertThat(answer.getStatus()).isEqualTo(404);
  }

  private boolean asked(Role role, String method, String path, boolean rest, boolean webApps)
      throws Exception {
    MockHttpServletRequest request = request(method, path);
    request.setAttribute(
        ActorFilter.ACTOR,
        new Actor("somebody", "Somebody", Set.of(role), null, null, null, List.of(role.group())));
    MockHttpServletResponse answer = new MockHttpServletResponse();
    MockFilterChain beyond = new MockFilterChain();
    filter(rest, webApps).doFilter(request, answer, beyond);
    boolean letThrough = beyond.getRequest() != null;
    assertThat(answer.getStatus()).isEqualTo(letThrough ? 200 : 404);
    return letThrough;
  }

  private EngineFilter filter(boolean rest, boolean webApps) {
    return new EngineFilter(
        identity, new AccessProperties(rest, webApps, new FirstOperatorAccount("operator", null)));
  }

  private static MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    return request;
  }
}
