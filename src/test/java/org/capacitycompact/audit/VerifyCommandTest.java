package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@CompactTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The command that verifies the record")
class VerifyCommandTest {

  @Autowired DataSource database;
  @Autowired Sealing sealing;
  @Autowired AuditTrail trail;

  @Test
  @DisplayName(
      "answers with its exit code whether the record is whole, also against a seal kept elsewhere")
  void exitCode() throws SQLException {
    trail.record(AuditEvent.in("test-command", "written"));
    sealing.seal();
    Sealing.Seal seal = sealing.newest().orElseThrow();

    assertThat(VerifyCommand.run(arguments())).isEqualTo(VerifyCommand.WHOLE);
    assertThat(
            VerifyCommand.run(
                arguments("--compact.audit.kept=%d:%s".formatted(seal.number(), seal.hash()))))
        .isEqualTo(VerifyCommand.WHOLE);
    assertThat(
            VerifyCommand.run(
                arguments("--compact.audit.kept=%d:%s".formatted(seal.number(), "0".repeat(64)))))
        .isEqualTo(VerifyCommand.BROKEN);
    assertThat(VerifyCommand.run(arguments("--compact.audit.kept=nonsense")))
        .isEqualTo(VerifyCommand.UNKNOWN);
  }

  @Test
  @DisplayName("says of how many entries something was taken out, where it was of any")
  void withheld(CapturedOutput output) {
    VerificationOutput.print(new VerificationResult(9, 2, 1, 0, null));
    assertThat(output.getOut()).contains("Entries: 9,").doesNotContain("taken out");

    VerificationOutput.print(
        new VerificationResult(
            9, 2, 1, 3, BrokenLink.at(BrokenLink.Fault.WITHHELD, "KE-2026-001", 4)));
    assertThat(output.getOut())
        .contains(
            "Every link holds, but something was taken out of the record. Something that entry 4 of “KE-2026-001” said was taken out, and"
                + " nothing says that it may be. Entries of which something was taken out: 3;");
  }

  @Test
  @DisplayName("is asked for by its option only")
  void asked() {
    assertThat(VerifyCommand.isAsked("--compact.audit.verify")).isTrue();
    assertThat(VerifyCommand.isAsked("--server.port=80", "--compact.audit.verify=true")).isTrue();
    assertThat(VerifyCommand.isAsked("--compact.audit.verify=false")).isFalse();
    assertThat(VerifyCommand.isAsked()).isFalse();
  }

  private String[] arguments(String... further) throws SQLException {
    try (Connection connection = database.getConnection()) {
      String[] all = new String[further.length + 2];
      all[0] = "--spring.datasource.url=" + connection.getMetaData().getURL();
      all[1] = "--spring.datasource.username=" + connection.getMetaData().getUserName();
      System.arraycopy(further, 0, all, 2, further.length);
      return all;
    }
  }
}
