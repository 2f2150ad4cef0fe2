package org.capacitycompact.comment;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * What a comment is about, within its initiative.
 *
 * @param reference empty for the initiative itself; {@code risks}, {@code risks-3}; the id of a
 *     document, or of the task in which something was submitted
 */
public record Thing(About about, String reference) {

  public static final Thing INITIATIVE = new Thing(About.INITIATIVE, "");

  private static final Pattern SECTION = Pattern.compile("[a-z]{1,30}");
  private static final Pattern ROW = Pattern.compile("[a-z]{1,30}-[1-9][0-9]{0,4}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public static Thing section(String section) {
    return new Thing(About.SECTION, section);
  }

  public static Thing row(String section, int position) {
    return new Thing(About.ROW, section + "-" + position);
  }

  /** As an address names it; empty where that is the name of nothing. */
  public static Optional<Thing> at(String about, String reference) {
    return Arrays.stream(About.values())
        .filter(kind -> kind.name().equals(about))
        .map(kind -> new Thing(kind, reference))
        .filter(Thing::isNamedRightly)
        .findFirst();
  }

  private boolean isNamedRightly() {
    return switch (about) {
      case INITIATIVE -> reference.isEmpty();
      case SECTION -> SECTION.matcher(reference).matches();
      case ROW -> ROW.matcher(reference).matches();
      case DOCUMENT, SUBMISSION -> ID.matcher(reference).matches();
    };
  }

  /** The page of what was said about it. */
  public String address(InitiativeNumber number) {
    return "/initiatives/%s/comments?about=%s&of=%s".formatted(number, about, reference);
  }
}
