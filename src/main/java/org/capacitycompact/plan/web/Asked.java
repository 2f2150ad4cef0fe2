package org.capacitycompact.plan.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Paging;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of a page of the plan.
 *
 * @param edit the anchor of a row to open for writing
 * @param add the section to add a row to
 * @param under the position of the result that an added indicator belongs to
 * @param at the anchor that the page is to show
 * @param page its number, where rows fill several
 */
record Asked(
    @Nullable String edit,
    @Nullable String add,
    @Nullable String under,
    @Nullable String at,
    @Nullable String page) {

  private static final Pattern ANCHOR = Pattern.compile("([a-z]{1,20})-([1-9][0-9]{0,5})");
  private static final Pattern ADDING = Pattern.compile("add-([a-z]{1,20})(?:-([1-9][0-9]{0,5}))?");

  static final Asked NOTHING = new Asked(null, null, null, null, null);

  static Asked at(String anchor) {
    return new Asked(null, null, null, anchor, null);
  }

  /** Where rows are known by section and position. */
  record Place(Section section, int position) {}

  static Optional<Place> row(@Nullable String anchor) {
    Matcher row = ANCHOR.matcher(anchor == null ? "" : anchor);
    return row.matches()
        ? Section.of(row.group(1)).map(section -> new Place(section, number(row.group(2))))
        : Optional.empty();
  }

  /** The place where a row is added: its section, and the result it belongs to or 0. */
  static Optional<Place> adding(@Nullable String anchor) {
    Matcher adding = ADDING.matcher(anchor == null ? "" : anchor);
    return adding.matches()
        ? Section.of(adding.group(1)).map(section -> new Place(section, number(adding.group(2))))
        : Optional.empty();
  }

  Optional<Place> added() {
    return Optional.ofNullable(add)
        .flatMap(Section::of)
        .map(section -> new Place(section, number(under)));
  }

  static String adding(Section section, int under) {
    return "add-" + section.id() + (under > 0 ? "-" + under : "");
  }

  int number() {
    return Paging.asked(page == null ? "" : page);
  }

  static int number(@Nullable String written) {
    return written != null && written.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(written) : 0;
  }
}
