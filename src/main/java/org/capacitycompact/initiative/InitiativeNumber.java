package org.capacitycompact.initiative;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an initiative, for example {@code TG-2026-004}: its lead country, the year it was
 * raised in, and how many that country had raised by then. It is the key of whatever belongs to the
 * initiative, and the business key of its processes.
 *
 * <p>It can be read like the text it is written as, so that SQL parameters, addresses, templates
 * and messages take it as it is. It equals another number only, never a text.
 */
public record InitiativeNumber(@JsonValue String value)
    implements CharSequence, Comparable<InitiativeNumber> {

  // As the table "initiative" has it.
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9]{4}-[0-9]{3,}");

  /**
   * @throws IllegalArgumentException when no initiative can have such a number
   */
  public InitiativeNumber {
    if (!FORM.matcher(value).matches()) {
      throw new NoSuchNumberException();
    }
  }

  /**
   * The number that is written like this. Spring finds it by its name, for addresses and rows.
   *
   * @throws IllegalArgumentException when no initiative can have such a number
   */
  @JsonCreator
  public static InitiativeNumber of(String value) {
    return new InitiativeNumber(value);
  }

  /** The number that a text is, where it is one. */
  public static Optional<InitiativeNumber> read(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new InitiativeNumber(text))
        : Optional.empty();
  }

  /** The lead country, ISO 3166-1 alpha-2. */
  public String country() {
    return value.substring(0, 2);
  }

  @Override
  public int length() {
    return value.length();
  }

  @Override
  public char charAt(int index) {
    return value.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return value.subSequence(start, end);
  }

  @Override
  public int compareTo(InitiativeNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
