package org.capacitycompact.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A reader's position in a list.
 *
 * @param number page number from 1
 * @param size the most rows on one page
 * @param rows the number of matches
 * @param isExact whether there are no more than were counted
 * @param query the list's other parameters, kept from page to page
 */
public record Paging(int number, int size, int rows, boolean isExact, Map<String, String> query) {

  public static final int SIZE = 20;
  public static final int COUNTED_UP_TO = 1000;

  private static final int LAST = 5000;

  /** In pages of {@link #SIZE}, with matches counted up to {@link #COUNTED_UP_TO}. */
  public Paging(int number, int rows, Map<String, String> query) {
    this(number, SIZE, rows, rows < COUNTED_UP_TO, query);
  }

  /** In pages of another size, with every match counted. */
  public static Paging exactly(int number, int size, int rows, Map<String, String> query) {
    return new Paging(number, size, rows, true, query);
  }

  /** The requested page; an invalid number means the first. */
  public static int asked(String page) {
    return page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), LAST) : 1;
  }

  public static int offset(int page) {
    return (page - 1) * SIZE;
  }

  public int first() {
    return (number - 1) * size + 1;
  }

  public int last() {
    return isExact ? Math.min(number * size, rows) : number * size;
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  public boolean hasNext() {
    return !isExact || number * size < rows;
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
