package org.capacitycompact.platform.language;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The languages that the pages can be read in: English, and each that has a file {@code
 * messages_xx.properties} with its {@code thisLanguage.name}. In what languages people write their
 * texts is another list: {@link org.capacitycompact.platform.database.WrittenIn}.
 */
public final class InterfaceLanguages {

  /** The language in which every text is first written, and which programs and logs are told in. */
  public static final Locale FIRST = Locale.ENGLISH;

  private static final Pattern FILE = Pattern.compile("messages_([A-Za-z0-9_]+)\\.properties");
  private static final List<InterfaceLanguage> ALL = found();

  private InterfaceLanguages() {}

  /** English first, then the others by their tags. */
  public static List<InterfaceLanguage> all() {
    return ALL;
  }

  /** The language with exactly this tag. */
  public static Optional<InterfaceLanguage> of(@Nullable String tag) {
    return ALL.stream().filter(each -> each.tag().equals(tag)).findFirst();
  }

  /** The language for somebody who asks for this one: fr for fr-CA, pt-BR for pt. */
  public static Optional<InterfaceLanguage> nearest(Locale wanted) {
    List<Locale> ours = ALL.stream().map(InterfaceLanguage::locale).toList();
    if (wanted.getLanguage().isEmpty()) {
      return Optional.empty();
    }
    Locale near = Locale.lookup(List.of(new Locale.LanguageRange(wanted.toLanguageTag())), ours);
    return ALL.stream()
        .filter(
            each ->
                near == null
                    ? each.locale().getLanguage().equals(wanted.getLanguage())
                    : each.locale().equals(near))
        .findFirst();
  }

  /** Whether a text in this language runs from right to left, whoever wrote it. */
  public static boolean isRightToLeft(Locale language) {
    return of(language.toLanguageTag())
        .map(InterfaceLanguage::rightToLeft)
        .orElseGet(() -> ULocale.forLocale(language).isRightToLeft());
  }

  private static List<InterfaceLanguage> found() {
    try {
      Map<String, InterfaceLanguage> others = new TreeMap<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:messages_*.properties")) {
        Matcher named = FILE.matcher(Objects.requireNonNull(file.getFilename()));
        if (named.matches()) {
          Locale language = Locale.forLanguageTag(named.group(1).replace('_', '-'));
          others.putIfAbsent(language.toLanguageTag(), read(language, file));
        }
      }
      List<InterfaceLanguage> all = new ArrayList<>();
      all.add(read(FIRST, new ClassPathResource("messages.properties")));
      all.addAll(others.values());
      return List.copyOf(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InterfaceLanguage read(Locale locale, Resource file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    String name = texts.getProperty("thisLanguage.name");
    if (name == null) {
      throw new IllegalStateException(file + " does not say thisLanguage.name");
    }
    String direction = texts.getProperty("thisLanguage.direction");
    return new InterfaceLanguage(
        locale,
        name,
        texts.getProperty("thisLanguage.hint", name),
        direction == null ? ULocale.forLocale(locale).isRightToLeft() : direction.equals("rtl"));
  }
}
