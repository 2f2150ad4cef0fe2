package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.knowledge.ActivityXml.file;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.one;
import static org.capacitycompact.knowledge.ActivityXml.read;

import java.nio.charset.StandardCharsets;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedLanguagesTest {
  private static ReportedActivity titled(String activityAttributes, String title) {
    return read(file("<iati-activity " + activityAttributes + ">" + title + "</iati-activity>"))
        .activities()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({"FR,fr", "fr-CA,fr", "pt_BR,pt", "fra,fr", "Es,es", "iw,he", "sw,sw"})
  void languageCodesAreNormalised(String published, String language) {
    ReportedActivity activity =
        one("<title><narrative xml:lang='" + published + "'>x</narrative></title>");
    assertThat(activity.activity().titles()).containsExactly(new Narrative(language, true, "x"));
    assertThat(objections(activity, "title")).isEmpty();
  }

  @Test
  void aTextWithoutLanguageTakesTheNearestDefault() {
    assertThat(
            titled("xml:lang='FR'", "<title><narrative>x</narrative></title>").activity().titles())
        .containsExactly(new Narrative("fr", true, "x"));
    assertThat(
            titled("xml:lang='FR'", "<title xml:lang='PT'><narrative>x</narrative></title>")
                .activity()
                .titles())
        .containsExactly(new Narrative("pt", true, "x"));
  }

  @Test
  void aTextWithoutAnyLanguageIsTakenAsEnglishAndMarkedUnknown() {
    ReportedActivity activity = titled("", "<title><narrative>x</narrative></title>");
    assertThat(activity.activity().titles()).containsExactly(new Narrative("en", false, "x"));
    assertThat(objections(activity, "title/"))
        .containsExactly("LANGUAGE_ASSUMED title/narrative/@xml:lang");
  }

  @Test
  void aLanguageThatDoesNotExistIsReported() {
    ReportedActivity activity = one("<title><narrative xml:lang='English'>x</narrative></title>");
    assertThat(activity.activity().titles()).containsExactly(new Narrative("en", false, "x"));
    assertThat(objections(activity, "title"))
        .containsExactly("UNKNOWN_LANGUAGE title/narrative/@xml:lang English");
  }

  @Test
  void textDirectlyInTheElementIsTakenAndReported() {
    ReportedActivity activity = one("<title>Old way</title>");
    assertThat(activity.activity().titles()).containsExactly(new Narrative("en", true, "Old way"));
    assertThat(objections(activity, "title"))
        .containsExactly("TEXT_OUTSIDE_NARRATIVE title Old way");
  }

  @Test
  void anEmptyTextIsNoText() {
    ReportedActivity activity = one("<title><narrative> </narrative></title>");
    assertThat(activity.activity().titles()).isEmpty();
    assertThat(objections(activity, "title")).containsExactly("EMPTY_TEXT title/narrative");
  }

  @Test
  void rightToLeftAndFourByteTextComesThroughUnchanged() {
    String text = "تنمية القدرات \u200f(٢٠٢٠) 😀𐎀 <b> & ¿é?";
    String xml =
        "<title><narrative xml:lang='ar'>"
            + text.replace("&", "&amp;").replace("<", "&lt;").replace("😀", "&#x1F600;")
            + "</narrative></title>";
    assertThat(one(xml).activity().titles()).containsExactly(new Narrative("ar", true, text));
    byte[] utf16 =
        ("<?xml version='1.0' encoding='UTF-16'?>" + file(ActivityXml.activity("X", xml)))
            .getBytes(StandardCharsets.UTF_16);
    assertThat(read(utf16, ReadingBounds.DEFAULT).activities().get(0).activity().titles())
        .containsExactly(new Narrative("ar", true, text));
  }

  @Test
  void aLongTextIsReadWholeHoweverTheParserCutsIt() {
    String text = "😀é".repeat(60_000);
    assertThat(
            one("<title><narrative>" + text + "</narrative></title>")
                .activity()
                .titles()
                .get(0)
                .text())
        .isEqualTo(text);
  }

  @Test
  void otherNamespacesAreIgnored() {
    ReportedActivity activity =
        titled(
            "xml:lang='EN' xmlns:dstore='http://example.org/d' dstore:index='4'",
            "<dstore:title><narrative>no</narrative><title><narrative>no</narrative></title>"
                + "</dstore:title><title dstore:x='1'><narrative>yes</narrative></title>");
    assertThat(activity.activity().titles()).containsExactly(new Narrative("en", true, "yes"));
    assertThat(objections(activity, "title")).isEmpty();
  }
}
