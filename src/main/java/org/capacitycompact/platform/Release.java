package org.capacitycompact.platform;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of this product by its number, {@code 0.2.0}. A snapshot, {@code 0.2.0-SNAPSHOT}, comes
 * before the release it becomes.
 */
public record Release(String version) implements Comparable<Release> {

  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-SNAPSHOT)?");

  private static final Comparator<Release> BY_NUMBER =
      Comparator.comparingInt((Release release) -> release.part(1))
          .thenComparingInt(release -> release.part(2))
          .thenComparingInt(release -> release.part(3))
          .thenComparing(release -> !release.version().endsWith("-SNAPSHOT"));

  /** The last release that did not yet write its number to the database. */
  public static final Release FIRST = new Release("0.1.0");

  /**
   * @throws IllegalArgumentException when it is not a release number
   */
  public Release {
    if (!NUMBER.matcher(version).matches()) {
      throw new IllegalArgumentException(version + " is no number of a release, as 0.2.0 is");
    }
  }

  public boolean isNewerThan(Release other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Release other) {
    return BY_NUMBER.compare(this, other);
  }

  @Override
  public String toString() {
    return version;
  }

  private int part(int n) {
    Matcher number = NUMBER.matcher(version);
    number.matches();
    return Integer.parseInt(number.group(n));
  }
}
