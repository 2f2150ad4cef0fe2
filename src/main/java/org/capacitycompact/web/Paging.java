package org.capacitycompact.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A reader's position in a list.
 *
 * @param number page number from 1
 * @param rows the number of matches, counted up to {@link #COUNTED_UP_TO}
 * @param query the list's other parameters, kept from page to page
 */
public record Paging(int number, int rows, Map<String, String> query) {

  public static final int SIZE = 20;
  public static final int COUNTED_UP_TO = 1000;

  private static final int LAST = 5000;

  /** The requested page; an invalid number means the first. */
  public static int asked(String page) {
    return page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), LAST) : 1;
  }

  public static int offset(int page) {
    return (page - 1) * SIZE;
  }

  public int first() {
    return offset(number) + 1;
  }

  public int last() {
    return isExact() ? Math.min(number * SIZE, rows) : number * SIZE;
  }

  /** Whether the number of rows is exact. */
  public boolean isExact() {
    return rows < COUNTED_UP_TO;
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  public boolean hasNext() {
    return !isExact() || number * SIZE < rows;
  }

  public String previous() {
    return address(number - 1);
  }

  public String next() {
    return address(number + 1);
  }

  public String toFirst() {
    return address(1);
  }

  /** The list's other parameters as a query string; empty when there are none. */
  public String question() {
    return SavedLists.query(query);
  }

  private String address(int page) {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    query.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    return address.queryParam("page", page).encode().buildAndExpand(query).toUriString();
  }
}
