package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitycompact.CompactApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The command move")
class MoveCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move --dryrun",
        "move --dry-run=true",
        "move -n",
        "move now",
        "--dry-run",
        "--dry-run --server.port=0"
      })
  @DisplayName(
      "does nothing where it is not wholly understood: a slip is never a move, nor a start")
  void refuses(String line, CapturedOutput output) {
    String[] arguments = line.split(" ");
    assertThat(MoveCommand.isAsked(arguments)).isTrue();
    assertThat(MoveCommand.run(CompactApplication.class, arguments))
        .isEqualTo(MoveCommand.NOT_DONE);
    assertThat(output.getErr()).contains("Nothing was done. The command is: move [--dry-run]");
  }

  @Test
  @DisplayName("may stand anywhere among the settings")
  void anywhere() {
    assertThat(MoveCommand.isAsked("--spring.datasource.url=x", "move", "--dry-run")).isTrue();
    assertThat(MoveCommand.isAsked("--server.port=8081")).isFalse();
  }

  @Test
  @DisplayName("takes the settings of the node, but for those that it needs otherwise")
  void settingsOfTheNode() {
    assertThat(
            MoveCommand.nothingButTheMove(
                "--server.port=8081", "--compact.move.atStart=true", "--compact.backup.keep=3"))
        .contains("--server.port=-1", "--compact.move.at-start=false", "--compact.backup.keep=3")
        .doesNotContain("--server.port=8081", "--compact.move.atStart=true");
  }

  @Test
  @DisplayName("says why it could not find out")
  void saysWhy(CapturedOutput output) {
    int code =
        MoveCommand.run(
            CompactApplication.class,
            "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
            "--spring.datasource.username=compact_app",
            "--spring.datasource.hikari.connection-timeout=1000",
            "move",
            "--dry-run");
    assertThat(code).isEqualTo(MoveCommand.NOT_DONE);
    assertThat(output.getErr())
        .contains("It could not be found out what would move. Nothing was written.");
  }
}
