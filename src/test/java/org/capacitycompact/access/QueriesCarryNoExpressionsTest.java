package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.EngineAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hole 1: an expression in a query body or a stored filter was evaluated for anybody signed in. */
@CompactTest
class QueriesCarryNoExpressionsTest {

  private static final String REACHES = "${expressionMarker.reach()}";
  private static final List<String> FIELDS =
      List.of(
          "processInstanceBusinessKeyExpression",
          "processInstanceBusinessKeyLikeExpression",
          "assigneeExpression",
          "assigneeLikeExpression",
          "ownerExpression",
          "candidateUserExpression",
          "candidateGroupExpression",
          "candidateGroupsExpression",
          "involvedUserExpression",
          "createdOnExpression",
          "createdAfterExpression",
          "createdBeforeExpression",
          "updatedAfterExpression",
          "dueDateExpression",
          "dueAfterExpression",
          "dueBeforeExpression",
          "followUpDateExpression",
          "followUpAfterExpression",
          "followUpBeforeExpression",
          "followUpBeforeOrNotExistentExpression");

  @LocalServerPort private int port;
  @Autowired private ExpressionMarker marker;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;
  @Autowired private AuthorizationService authorizations;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;

  private int before;
  private Filter stored;

  @BeforeEach
  void remember() {
    before = marker.reached();
  }

  @AfterEach
  void forget() {
    if (stored != null) {
      engine.asSystem(() -> filters.deleteFilter(stored.getId()));
    }
    assertThat(marker.reached()).as("times an expression of a query ran").isEqualTo(before);
  }

  static Stream<String> fields() {
    return FIELDS.stream();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void anExpressionIsRefusedWhereverAQueryMayCarryIt(String field) {
    String expression = "\"%s\":\"%s\"".formatted(field, REACHES);
    for (String body :
        List.of(
            "{%s}",
            "{\"orQueries\":[{%s}]}",
            "{\"orQueries\":[{\"name\":\"x\"},{%s}]}",
            "{\"orQueries\":[{\"orQueries\":[{%s}]}]}")) {
      for (String path : List.of("/engine-rest/task?maxResults=10", "/engine-rest/task/count")) {
        refused(Caller.basic(port, "amina").post(path, body.formatted(expression)));
      }
    }
    refused(
        Caller.basic(port, "amina")
            .get(
                "/engine-rest/task?maxResults=10&" + field + "=%24%7BexpressionMarker.reach()%7D"));
  }

  @Test
  void tasklistCarriesNoneEither() {
    refused(
        Caller.session(port, "sofia")
            .post(
                "/camunda/api/engine/engine/default/task?maxResults=10",
                "{\"orQueries\":[{\"dueAfterExpression\":\"" + REACHES + "\"}]}"));
  }

  @Test
  void namesToSortByAreNoExpressions() {
    assertThat(
            Caller.basic(port, "amina")
                .post(
                    "/engine-rest/task?maxResults=10",
                    """
                    {"sorting":[{"sortBy":"taskVariable","sortOrder":"asc",
                      "parameters":{"variable":"%s","type":"String"}}],
                     "processVariables":[{"name":"%s","operator":"eq","value":"%s"}]}
                    """
                        .formatted(REACHES, REACHES, REACHES))
                .status())
        .isEqualTo(200);
  }

  @Test
  void nobodyStoresAFilter() {
    String filter =
        "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{\"assigneeExpression\":\"%s\"}}"
            .formatted(REACHES);
    for (String user : List.of("amina", "sofia", "operator", "finance")) {
      assertThat(Caller.basic(port, user).post("/engine-rest/filter/create", filter).status())
          .as(user)
          .isEqualTo(404);
    }
    for (String user : List.of("sofia", "operator")) {
      assertThat(
              Caller.session(port, user)
                  .post("/camunda/api/engine/engine/default/filter/create", filter)
                  .status())
          .as(user)
          .isEqualTo(404);
    }
  }

  @Test
  void aStoredFilterWithAnExpressionDoesNotRun() {
    stored = filter();
    Caller sofia = Caller.session(port, "sofia");
    String list = "/camunda/api/engine/engine/default/filter/" + stored.getId() + "/list";
    assertThat(sofia.get(list + "?firstResult=0&maxResults=10").status()).isEqualTo(200);

    for (String query :
        List.of(
            "{\"assigneeExpression\":\"%s\"}",
            "{\"orQueries\":[{\"dueAfterExpression\":\"%s\"}]}")) {
      database
          .sql("update act_ru_filter set query_ = ? where id_ = ?")
          .params(query.formatted(REACHES), stored.getId())
          .update();
      refused(sofia.get(list + "?firstResult=0&maxResults=10"));
      refused(sofia.post(list + "?firstResult=0&maxResults=10", "{}"));
      refused(sofia.get(list.replace("/list", "/count")));
      assertThat(sofia.get(list.replace("/list", "/singleResult")).status()).isEqualTo(400);
    }
  }

  @Test
  void aQueryThatExtendsAStoredFilterCarriesNone() {
    stored = filter();
    refused(
        Caller.session(port, "sofia")
            .post(
                "/camunda/api/engine/engine/default/filter/"
                    + stored.getId()
                    + "/list?firstResult=0&maxResults=10",
                "{\"orQueries\":[{\"dueAfterExpression\":\"" + REACHES + "\"}]}"));
  }

  private Filter filter() {
    return engine.asSystem(
        () -> {
          Filter filter =
              filters.saveFilter(
                  filters.newTaskFilter("for an attack").setQuery(tasks.createTaskQuery()));
          Authorization grant =
              authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
          grant.setGroupId("secretariat");
          grant.setResource(Resources.FILTER);
          grant.setResourceId(filter.getId());
          grant.addPermission(Permissions.READ);
          authorizations.saveAuthorization(grant);
          return filter;
        });
  }

  private static void refused(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Expressions are not allowed in queries");
  }
}
