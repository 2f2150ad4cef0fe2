package org.capacitycompact.account;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords: long enough, and hard to guess even with lists of passwords and
 * knowledge of the person and this system. Kinds of characters are not required.
 */
@Component
class PasswordRules {

  /** Words that an attacker would try first here. */
  private static final List<String> OURS =
      List.of("compact", "capacity", "development", "pacte", "capacités", "développement");

  /** With so many guesses needed (as a power of ten), even the stored hash is safe for years. */
  private static final double SAFE = 9;

  /** Further characters make no password weaker, and measuring them takes long. */
  private static final int MEASURED = 72;

  private final Zxcvbn guesser = new Zxcvbn();

  /**
   * What is wrong with a password; empty when nothing is.
   *
   * @param personal name, sign-in name, country and whatever else is known about the person
   */
  Optional<PasswordProblem> problem(String password, Collection<String> personal) {
    String written = StoredPasswords.written(password);
    int length = written.codePointCount(0, written.length());
    if (length < StoredPasswords.SHORTEST) {
      return Optional.of(PasswordProblem.TOO_SHORT);
    }
    if (length > StoredPasswords.LONGEST) {
      return Optional.of(PasswordProblem.TOO_LONG);
    }
    List<String> known = known(personal);
    Strength strength =
        guesser.measure(written.substring(0, Math.min(written.length(), MEASURED)), known);
    return strength.getGuessesLog10() >= SAFE
        ? Optional.empty()
        : Optional.of(reason(strength.getSequence(), known));
  }

  private static List<String> known(Collection<String> personal) {
    return Stream.concat(
            OURS.stream(),
            personal.stream()
                .flatMap(
                    text -> Stream.concat(Stream.of(text), Arrays.stream(text.split("[\\s-]+")))))
        .filter(word -> word.length() > 2)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static PasswordProblem reason(List<Match> sequence, List<String> known) {
    // For a repetition, checks what was repeated.
    List<Match> parts =
        sequence.stream()
            .flatMap(
                part ->
                    part.baseMatches == null
                        ? Stream.of(part)
                        : Stream.concat(Stream.of(part), part.baseMatches.stream()))
            .toList();
    if (parts.stream().anyMatch(part -> isOneOf(known, part))) {
      return PasswordProblem.YOURS;
    }
    if (parts.stream().anyMatch(part -> "passwords".equals(part.dictionaryName))) {
      return PasswordProblem.KNOWN;
    }
    boolean pattern =
        parts.stream()
            .anyMatch(
                part ->
                    part.pattern == Pattern.Spatial
                        || part.pattern == Pattern.Repeat
                        || part.pattern == Pattern.Sequence
                        || part.pattern == Pattern.Date
                        || part.pattern == Pattern.Regex);
    return pattern ? PasswordProblem.PATTERN : PasswordProblem.GUESSABLE;
  }

  private static boolean isOneOf(List<String> known, Match part) {
    return "user_inputs".equals(part.dictionaryName)
        || known.contains(part.token.toString().toLowerCase(Locale.ROOT));
  }
}
