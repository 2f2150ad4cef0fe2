package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

@DisplayName("Two acts that met")
class CollisionTest {

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "23505", "23503"})
  @DisplayName("are what the database says of serialization, deadlock and keys, however deep")
  void byTheDatabase(String state) {
    assertThat(Collision.isCauseOf(deep(new SQLException("refused", state)))).isTrue();
  }

  @Test
  @DisplayName("are what the engine and the framework say of rows that changed")
  void byEngineAndFramework() {
    assertThat(Collision.isCauseOf(deep(new OptimisticLockingException("changed")))).isTrue();
    assertThat(Collision.isCauseOf(deep(new MismatchingMessageCorrelationException("gone on"))))
        .isTrue();
    assertThat(
            Collision.isCauseOf(
                new ProcessEngineException(
                    "ENGINE-03077 Cannot resolve parent with id 'a' of execution 'b', perhaps it"
                        + " was deleted in the meantime")))
        .isTrue();
    assertThat(Collision.isCauseOf(new ProcessEngineException("ENGINE-03001 Wrong model")))
        .isFalse();
    assertThat(Collision.isCauseOf(deep(new CannotAcquireLockException("held")))).isTrue();
    assertThat(
            Collision.isCauseOf(
                deep(new ObjectOptimisticLockingFailureException("initiative", "KE"))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "22001", "P0001", "23514", "08006", "55P03"})
  @DisplayName("are not what is wrong with a statement, or a database that is away")
  void somethingElse(String state) {
    assertThat(Collision.isCauseOf(deep(new SQLException("refused", state)))).isFalse();
    assertThat(Collision.isCauseOf(new IllegalStateException("of ours"))).isFalse();
  }

  private static Exception deep(Exception cause) {
    return new IllegalStateException(new RuntimeException("wrapped", cause));
  }
}
