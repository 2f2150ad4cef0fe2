package org.capacitycompact.worklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of the process variables: the agreed ones, and those that the models read or pass on.
 */
final class RoutingVariables {

  private static final Set<String> AGREED =
      Set.of(
          "agreement",
          "appeal",
          "appealAvailable",
          "appealOutcome",
          "appraisalVerdict",
          "approvalOutcome",
          "approvalRoute",
          "ballotOutcome",
          "completeness",
          "country",
          "course",
          "demandOutcome",
          "demandVerdict",
          "designAgreement",
          "endorsement",
          "escalation",
          "exitOutcome",
          "exitVerdict",
          "funding",
          "fundingOutcome",
          "implementationOutcome",
          "independentReviewer",
          "leadProvider",
          "localShare",
          "member",
          "milestone",
          "objection",
          "partnerChoice",
          "partnershipKind",
          "partnershipOutcome",
          "partnershipVerdict",
          "proceeding",
          "provider",
          "reviewFinding",
          "reviewOutcome",
          "reviewer",
          "roundPurpose",
          "questionOutcome",
          "secondCheck",
          "steeringNeeded",
          "steeringQuestion",
          "unfundedChoice",
          "verification",
          "workOutcome");

  private static final List<Pattern> READ_BY_MODELS =
      List.of(
          Pattern.compile("[$#]\\{\\s*!?\\s*([A-Za-z][A-Za-z0-9]*)\\s*(?:[=!]=|}|\\?)"),
          Pattern.compile("camunda:elementVariable=\"([^\"]+)\""),
          Pattern.compile("\\b(?:source|target)=\"([^\"]+)\""));

  private RoutingVariables() {}

  static Set<String> names() {
    Set<String> names = new TreeSet<>(AGREED);
    if (Files.isDirectory(Path.of("processes"))) {
      try (Stream<Path> files = Files.list(Path.of("processes"))) {
        files
            .filter(file -> file.toString().endsWith(".bpmn"))
            .forEach(file -> names.addAll(readBy(file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return names;
  }

  private static Set<String> readBy(Path model) {
    Set<String> names = new TreeSet<>();
    try {
      String xml = Files.readString(model);
      for (Pattern pattern : READ_BY_MODELS) {
        Matcher matcher = pattern.matcher(xml);
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names;
  }
}
