package org.capacitycompact.initiative.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.WhomToAsk;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom to ask about an initiative, on its page and beside what it refuses. */
@Component
public class Contacts implements InitiativePart {

  private final WhomToAsk asked;
  private final Wording wording;

  Contacts(WhomToAsk asked, Wording wording) {
    this.asked = asked;
    this.wording = wording;
  }

  /** A person in words; {@code dialled} is their number as a link has it. */
  public record ContactView(
      String name,
      String capacity,
      @Nullable String mail,
      @Nullable String telephone,
      @Nullable String dialled) {}

  @Override
  public Map<String, List<ContactView>> of(Initiative about, Actor reader, Locale language) {
    return Map.of("contacts", about(about.number(), language));
  }

  /** Of its country and of the secretariat; for a reader of the initiative only. */
  public List<ContactView> about(InitiativeNumber number, Locale language) {
    return asked.about(number).stream()
        .map(
            each ->
                new ContactView(
                    each.name(),
                    each.role().isOfCountry()
                        ? wording.role(each.role(), language)
                            + ", "
                            + wording.country(number.country(), language)
                        : wording.role(each.role(), language),
                    each.mail(),
                    each.telephone(),
                    each.telephone() == null ? null : each.telephone().replaceAll("[^+0-9]", "")))
        .toList();
  }
}
