package org.capacitycompact.exit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the work ended and what lasted, for who sees the initiative. */
@Component
@Order(30)
class ExitsOfWork implements PartSheet {

  private final ExitExhibits exhibits;

  ExitsOfWork(ExitExhibits exhibits) {
    this.exhibits = exhibits;
  }

  @Override
  public Part part() {
    return Part.WORK;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    return Stream.of(
            exhibits.examinations(number, language),
            List.of(exhibits.judged(number, language)),
            exhibits.handOvers(number, language),
            List.of(exhibits.lessons(number, language), exhibits.checks(number, language)))
        .flatMap(List::stream)
        .toList();
  }
}
