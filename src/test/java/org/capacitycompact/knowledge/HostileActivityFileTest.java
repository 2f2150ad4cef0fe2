package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.knowledge.ActivityXml.activity;
import static org.capacitycompact.knowledge.ActivityXml.file;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.capacitycompact.knowledge.domain.ActivityFileReport;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReadingBreak;
import org.capacitycompact.knowledge.domain.ReadingBreak.Kind;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HostileActivityFileTest {
  private static final ReadingBounds SMALL = new ReadingBounds(2_000, 3, 6, 12, 100);

  private static ActivityFileReport readSmall(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8), SMALL);
  }

  @Test
  void anEntityBombIsRefused() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    String xml = bomb + "]>" + file(activity("X", "<title><narrative>&a39;</narrative></title>"));
    ActivityFileReport report = read(xml);
    assertThat(report.readingBreak()).isEqualTo(new ReadingBreak(Kind.DOCTYPE_REFUSED, 1));
    assertThat(report.activities()).isEmpty();
  }

  @Test
  void aFileThatAsksForAnotherFileIsRefusedAndReadsNothing(@TempDir Path folder)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
    String xml =
        "<!DOCTYPE x [<!ENTITY s SYSTEM \"%s\">]>".formatted(secret.toUri())
            + file(activity("X", "<title><narrative>&s;</narrative></title>"));
    ActivityFileReport report = read(xml);
    assertThat(report.readingBreak()).isEqualTo(new ReadingBreak(Kind.DOCTYPE_REFUSED, 1));
    assertThat(report.toString()).doesNotContain("the-secret");
  }

  @Test
  void aDocumentTypeIsRefusedEvenWithoutEntities() {
    assertThat(read("<!DOCTYPE x SYSTEM 'http://invalid.invalid/x.dtd'>" + file()).readingBreak())
        .isEqualTo(new ReadingBreak(Kind.DOCTYPE_REFUSED, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY",
        "'   ' | NOT_XML",
        "identifier,title | NOT_XML",
        "<html><body/></html> | WRONG_ROOT",
        "<iati-organisations/> | WRONG_ROOT",
        "<iati-activities xmlns='http://example.org'/> | WRONG_ROOT",
        "<?xml version='1.0' encoding='nonsense'?><iati-activities/> | UNKNOWN_ENCODING",
        "<iati-activities> | BROKEN_XML",
      })
  void whatIsNoActivityFileIsSaidToBeNone(String text, Kind kind) {
    ActivityFileReport report = read(text);
    assertThat(report.readingBreak()).isNotNull();
    assertThat(report.readingBreak().kind()).isEqualTo(kind);
    assertThat(report.activities()).isEmpty();
  }

  @Test
  void aFileWithoutActivitiesIsReadToItsEnd() {
    assertThat(read(file()).readingBreak()).isNull();
    assertThat(read(file()).version()).isEqualTo("2.03");
  }

  @Test
  void whatStandsBeforeTheBreakIsKept() {
    String whole =
        file(activity("A", ""), activity("B", "<title><narrative>b</narrative></title>"));
    String cut = whole.substring(0, whole.indexOf("</title>"));
    ActivityFileReport report = read(cut);
    assertThat(report.readingBreak()).isEqualTo(new ReadingBreak(Kind.BROKEN_XML, 3));
    assertThat(report.activities())
        .extracting(ReportedActivity::complete)
        .containsExactly(true, false);
    ReportedActivity second = report.activities().get(1);
    assertThat(second.activity().identifier()).isEqualTo("B");
    assertThat(second.activity().titles()).hasSize(1);
    assertThat(objections(second, "iati-activity"))
        .containsExactly("ACTIVITY_CUT_OFF iati-activity");
  }

  @Test
  void aByteThatIsNoCharacterCostsThatCharacterOnly() {
    String title = "<title><narrative>caf\u00e9!</narrative></title>";
    byte[] latin1 = file(activity("A", title)).getBytes(StandardCharsets.ISO_8859_1);
    ActivityFileReport report = read(latin1, ReadingBounds.DEFAULT);
    assertThat(report.readingBreak()).isNull();
    assertThat(report.activities().get(0).activity().titles().get(0).text())
        .isEqualTo("caf\ufffd!");
    assertThat(objections(report.activities().get(0), "title"))
        .containsExactly("LOST_CHARACTERS title/narrative caf\ufffd!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "utf-16le", "UTF-16"})
  void aDeclaredEncodingIsFollowed(String encoding) {
    String xml =
        "<?xml version='1.0' encoding='%s'?>".formatted(encoding)
            + file(activity("A", "<title><narrative>caf\u00e9</narrative></title>"));
    ActivityFileReport report =
        read(xml.getBytes(Charset.forName(encoding)), ReadingBounds.DEFAULT);
    assertThat(report.readingBreak()).isNull();
    assertThat(report.activities().get(0).activity().titles().get(0).text()).isEqualTo("caf\u00e9");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(read("\ufeff" + file(activity("A", ""))).activities()).hasSize(1);
  }

  @Test
  void everyCutAndEveryDamagedByteIsReportedAndNeverThrown() {
    byte[] whole =
        file(activity("A", ""), activity("B", "<title><narrative>é😀</narrative></title>"))
            .getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < whole.length; at++) {
      byte[] cut = Arrays.copyOf(whole, at);
      assertThat(read(cut, ReadingBounds.DEFAULT).readingBreak()).as("cut at %s", at).isNotNull();
      for (byte damage : new byte[] {0, '<', '&', '"', (byte) 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] = damage;
        ActivityFileReport report = read(damaged, ReadingBounds.DEFAULT);
        assertThat(report).isEqualTo(read(damaged, ReadingBounds.DEFAULT));
      }
    }
  }

  @Test
  void tooManyActivitiesEndTheReadingAfterTheLastAllowed() {
    ActivityFileReport report =
        readSmall(file(activity("A", ""), activity("B", ""), activity("C", ""), activity("D", "")));
    assertThat(report.readingBreak()).isEqualTo(new ReadingBreak(Kind.TOO_MANY_ACTIVITIES, 5));
    assertThat(report.activities()).hasSize(3);
  }

  @Test
  void tooDeepAFileIsRefused() {
    String deep = "<a>".repeat(10) + "</a>".repeat(10);
    assertThat(readSmall(file(activity("A", ""), activity("B", deep))).readingBreak())
        .isEqualTo(new ReadingBreak(Kind.TOO_DEEP, 3));
    assertThat(readSmall(file(activity("A", ""), deep)).readingBreak())
        .isEqualTo(new ReadingBreak(Kind.TOO_DEEP, 3));
  }

  @Test
  void tooManyBytesEndTheReading() {
    String padding = "<!--" + "x".repeat(3_000) + "-->";
    ActivityFileReport report = readSmall(file(activity("A", ""), padding));
    assertThat(report.readingBreak()).isNotNull();
    assertThat(report.readingBreak().kind()).isEqualTo(Kind.TOO_MANY_BYTES);
    assertThat(report.bytes()).isEqualTo(2_000);
    String fits = file(activity("A", ""));
    assertThat(readSmall(fits + " ".repeat(2_000 - fits.length())).readingBreak()).isNull();
  }

  @Test
  void anActivityBeyondTheBoundIsKeptInPartAndTheNextIsRead() {
    ActivityFileReport report =
        readSmall(file(activity("A", "<sector code='1'/>".repeat(30)), activity("B", "")));
    ReportedActivity large = report.activities().get(0);
    assertThat(large.complete()).isFalse();
    assertThat(large.activity().sectors()).hasSize(10);
    assertThat(objections(large, "sector")).contains("ACTIVITY_TOO_LARGE sector");
    assertThat(report.activities().get(1).activity().identifier()).isEqualTo("B");
    assertThat(report.readingBreak()).isNull();
  }

  @Test
  void aTextBeyondTheBoundIsCutBetweenCharactersAndReported() {
    String text = "a" + "😀".repeat(80);
    ReportedActivity cut =
        readSmall(file(activity("A", "<title><narrative>" + text + "</narrative></title>")))
            .activities()
            .get(0);
    assertThat(cut.activity().titles().get(0).text()).isEqualTo("a" + "😀".repeat(49));
    assertThat(objections(cut, "narrative")).containsExactly("TOO_LONG narrative");
  }

  @Test
  void aSourceThatFailsIsReportedWithWhatCameBefore() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection lost");
          }
        };
    String begun = file(activity("A", "")).replace("</iati-activities>", "\n".repeat(20_000));
    ActivityFileReport report =
        new IatiActivityReader(ReadingBounds.DEFAULT)
            .read(
                new SequenceInputStream(
                    new ByteArrayInputStream(begun.getBytes(StandardCharsets.UTF_8)), failing));
    assertThat(report.readingBreak()).isNotNull();
    assertThat(report.readingBreak().kind()).isEqualTo(Kind.SOURCE_FAILED);
    assertThat(report.activities()).hasSize(1);
  }
}
