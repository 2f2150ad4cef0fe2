package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the repeated parts of a form: result 1, result 2 and so on. They are recognised by their
 * keys: {@code result1Title} is the title in slot 1 of results.
 */
final class Slots {

  private static final Pattern KEY = Pattern.compile("([a-z][A-Za-z]*)(\\d{1,6})([A-Z]\\w*)");

  private Slots() {}

  /** A numbered slot: {@code result} 1. */
  record Slot(String name, int number) {}

  /**
   * Elements that are shown together.
   *
   * @param slot the slot they belong to; null for an element on its own
   */
  record Part(@Nullable Slot slot, List<FormElement> elements) {}

  /** The name of a question within its slot, {@code Title}; the whole key when it has no slot. */
  static String part(String key) {
    Matcher name = KEY.matcher(key);
    return name.matches() ? name.group(3) : key;
  }

  /** The elements in order, with neighbours of one slot grouped. */
  static List<Part> parts(List<FormElement> elements) {
    Map<String, TreeSet<Integer>> numbers = new HashMap<>();
    for (FormElement element : elements) {
      Slot slot = slot(element);
      if (slot != null) {
        numbers.computeIfAbsent(slot.name(), name -> new TreeSet<>()).add(slot.number());
      }
    }
    List<Part> parts = new ArrayList<>();
    for (FormElement element : elements) {
      Slot slot = slot(element);
      // A name with only one number is no repetition; its group already says what it is about.
      if (slot == null || numbers.getOrDefault(slot.name(), new TreeSet<>()).size() < 2) {
        parts.add(new Part(null, List.of(element)));
      } else if (!parts.isEmpty() && slot.equals(parts.get(parts.size() - 1).slot())) {
        parts.get(parts.size() - 1).elements().add(element);
      } else {
        parts.add(new Part(slot, new ArrayList<>(List.of(element))));
      }
    }
    return parts;
  }

  static @Nullable Slot slot(FormElement element) {
    return element instanceof FormElement.Question question ? slot(question.field().key()) : null;
  }

  static @Nullable Slot slot(String key) {
    Matcher name = KEY.matcher(key);
    return name.matches() ? new Slot(name.group(1), Integer.parseInt(name.group(2))) : null;
  }
}
