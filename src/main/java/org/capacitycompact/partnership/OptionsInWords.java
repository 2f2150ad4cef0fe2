package org.capacitycompact.partnership;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Describes offers, answers and options for the people who weigh them. */
@Component
class OptionsInWords {

  private final Parties parties;
  private final MessageSource messages;

  OptionsInWords(Parties parties, MessageSource messages) {
    this.parties = parties;
    this.messages = messages;
  }

  /** One line per offer, with its score and reasons, then how many are untied. */
  String proposals(List<Matches.Proposal> proposals) {
    String offers = lines(proposals);
    long untied = proposals.stream().filter(each -> each.offer().tying().equals("untied")).count();
    return untied == 0
        ? offers
        : offers + "\n" + say("partnership.proposals.untied", String.valueOf(untied));
  }

  private String lines(List<Matches.Proposal> proposals) {
    return proposals.stream()
        .map(
            each ->
                say(
                    "partnership.proposal",
                    each.provider(),
                    each.offer().title(),
                    say("partnership.tying." + each.offer().tying()),
                    String.valueOf(each.score()),
                    each.reasons().stream()
                        .map(this::reason)
                        .collect(WrittenList.in(LocaleContextHolder.getLocale()))))
        .collect(Collectors.joining("\n"));
  }

  /**
   * One line per option, then one per provider that cannot answer; says so when none can be chosen.
   */
  String options(
      List<Option> options, List<ProviderAnswer> answers, Optional<String> nobodyToInvite) {
    List<String> lines =
        new java.util.ArrayList<>(
            options.stream()
                .map(each -> say("partnership.offered", label(each), each.what()))
                .toList());
    answers.stream()
        .filter(answer -> !answer.canAnswer())
        .map(
            answer ->
                say("partnership.cannot", answer.organisation(), String.valueOf(answer.reason())))
        .forEach(lines::add);
    nobodyToInvite.map(reason -> say("partnership.nobody", reason)).ifPresent(lines::add);
    if (options.stream().noneMatch(Option::answered)) {
      lines.add(say("partnership.nobodyToChoose"));
    }
    return String.join("\n", lines);
  }

  /**
   * An option in a list of choices; says if it is tied and so refused (S21), or only published and
   * so not answered.
   */
  String label(Option option) {
    return say(
        !option.untied()
            ? "partnership.option.refused"
            : option.answered() ? "partnership.option" : "partnership.option.unanswered",
        option.name(),
        say(option.southern() ? "partnership.southern" : "partnership.supporting"),
        say("partnership.tying." + option.tying()));
  }

  /** The terms of an answer, one per line: cost, availability, with whom it works. */
  String terms(ProviderAnswer answer, Locale language) {
    List<String> lines = new java.util.ArrayList<>();
    lines.add(
        parties
            .organisation(answer.organisation())
            .map(Organisation::name)
            .orElse(answer.organisation()));
    if (!answer.modalities().isEmpty()) {
      lines.add(
          answer.modalities().stream()
              .map(each -> say("partnership.modality." + each))
              .collect(WrittenList.in(language)));
    }
    if (answer.practitioners() != null) {
      lines.add(say("partnership.terms.practitioners." + answer.practitioners()));
    }
    if (!answer.languages().isEmpty()) {
      lines.add(
          say(
              "partnership.terms.languages",
              answer.languages().stream().collect(WrittenList.in(language))));
    }
    if (answer.cost() != null) {
      lines.add(say("partnership.terms.cost", Figures.money(answer.cost(), language)));
    }
    if (answer.contribution() != null) {
      lines.add(say("partnership.terms.part", Figures.money(answer.contribution(), language)));
    }
    if (answer.availableFrom() != null) {
      lines.add(say("partnership.terms.from", Figures.day(answer.availableFrom(), language)));
    }
    if (answer.availableUntil() != null) {
      lines.add(say("partnership.terms.until", Figures.day(answer.availableUntil(), language)));
    }
    if (answer.coordinatedWith() != null) {
      lines.add(say("partnership.terms.with", answer.coordinatedWith()));
    }
    return String.join("\n", lines);
  }

  private String reason(String code) {
    String modality = code.startsWith("modality:") ? code.substring("modality:".length()) : null;
    return modality == null
        ? say("partnership.reason." + code)
        : say("partnership.modality." + modality);
  }

  private String say(String key, Object... args) {
    Locale language = LocaleContextHolder.getLocale();
    return String.valueOf(messages.getMessage(key, args, key, language));
  }
}
