package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An outage")
class OutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03", "53300", "58030"})
  @DisplayName("is a database that is away, starting or out of means, however deep the cause")
  void away(String state) {
    assertThat(Outage.behind(deep(new SQLException("away", state)))).contains(Outage.UNREACHABLE);
  }

  @Test
  @DisplayName("is a pool without a connection")
  void noConnection() {
    assertThat(Outage.behind(deep(new SQLTransientConnectionException("none in 5000ms"))))
        .contains(Outage.UNREACHABLE);
  }

  @Test
  @DisplayName("is a disk without room, told in words of its own")
  void noRoom() {
    assertThat(Outage.behind(deep(new SQLException("no space", "53100")))).contains(Outage.NO_ROOM);
  }

  @Test
  @DisplayName("is a turn that did not come in time")
  void turnThatDidNotCome() {
    assertThat(Outage.behind(deep(new SQLException("canceled", "55P03")))).contains(Outage.BUSY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "40001", "42P01", "22001", "P0001"})
  @DisplayName("is not what is wrong with a statement or its values")
  void somethingElse(String state) {
    assertThat(Outage.behind(deep(new SQLException("refused", state)))).isEmpty();
    assertThat(Outage.behind(new IllegalStateException("of ours"))).isEmpty();
  }

  private static Exception deep(Exception cause) {
    return new IllegalStateException(new RuntimeException("wrapped", cause));
  }
}
