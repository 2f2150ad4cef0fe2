package org.capacitycompact.journey;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The secretariat")
class KnownActivitiesJourneyIT extends Journey {

  private static final String FILE =
      """
      <iati-activities version="2.03">
        <iati-activity xml:lang="en" default-currency="USD">
          <iati-identifier>XI-JOURNEY-1</iati-identifier>
          <reporting-org ref="XI-JOURNEY" type="40"><narrative>Journey Fund</narrative></reporting-org>
          <title><narrative>Auditors for municipal accounts</narrative></title>
          <recipient-country code="KE" percentage="100"/>
          <budget><value value-date="2026-01-01">a lot</value></budget>
        </iati-activity>
      </iati-activities>
      """;

  @Test
  @DisplayName("imports a file of published activities, and reads what was new and what was wrong")
  void imports() {
    Visitor sofia = signedIn("sofia").follow("Known activities").reads("Known activities");
    sofia.follow("Imports").reads("Imports of published activities");
    sofia
        .page
        .getByLabel("File")
        .setInputFiles(
            new FilePayload(
                "published.xml", "application/xml", FILE.getBytes(StandardCharsets.UTF_8)));
    sofia.press("Import").reads("Report of an import").sees("Auditors for municipal accounts");
    sofia.sees("Wrong (").sees("a lot");
    sofia.follow("Open the known activity").reads("Auditors for municipal accounts");

    signedIn("amina").open("/known-activities?search=municipal").sees("Journey Fund");
  }
}
