package org.capacitycompact.criteria;

import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitycompact.rulebook.Finding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Describes the open findings of a verdict, clause by clause, with what would pass. */
@Component
public class FindingsInWords {

  private final MessageSource messages;
  private final Remedies remedies;

  FindingsInWords(MessageSource messages, Remedies remedies) {
    this.messages = messages;
    this.remedies = remedies;
  }

  /** One line per open finding, blocking ones first; a single line when nothing is open. */
  public String of(Verdict verdict, Locale language) {
    String heading =
        messages.getMessage(
            "findings.heading",
            new Object[] {
              messages.getMessage(
                  "findings.of." + verdict.decision(), null, verdict.decision(), language),
              messages.getMessage(
                  "findings.outcome." + verdict.outcome(), null, verdict.outcome(), language)
            },
            language);
    return heading
        + verdict.open().stream()
            .map(finding -> "\n" + line(finding, language))
            .collect(Collectors.joining());
  }

  private String line(Finding finding, Locale language) {
    String level = finding.gate() ? "findings.level.gate" : "findings.level." + finding.level();
    return messages.getMessage(
        "findings.line",
        new Object[] {
          finding.criterion(),
          messages.getMessage(level, null, language),
          remedies.inLanguage(finding.remedy(), language)
        },
        language);
  }
}
