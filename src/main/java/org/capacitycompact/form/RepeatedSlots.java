package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives a form as many slots as there are rows: where it has none of its own for a row, its first
 * one is copied.
 *
 * @param wanted the numbers of rows by the name of their slots
 */
record RepeatedSlots(Map<String, Set<Integer>> wanted) {

  /** More would be a page that nobody reads; a section of a plan has no more rows. */
  private static final int MOST = 500;

  static RepeatedSlots named(Set<String> names, Collection<String> keys) {
    return new RepeatedSlots(wanted(keys, names::contains));
  }

  static RepeatedSlots named(Collection<String> keys) {
    return new RepeatedSlots(wanted(keys, name -> true));
  }

  private static Map<String, Set<Integer>> wanted(
      Collection<String> keys, Predicate<String> isRepeated) {
    Map<String, Set<Integer>> wanted = new HashMap<>();
    for (String key : keys) {
      Slots.Slot slot = Slots.slot(key);
      if (slot != null && isRepeated.test(slot.name())) {
        Set<Integer> numbers = wanted.computeIfAbsent(slot.name(), name -> new LinkedHashSet<>());
        if (numbers.size() < MOST) {
          numbers.add(slot.number());
        }
      }
    }
    return wanted;
  }

  List<FormElement> in(List<FormElement> elements) {
    List<FormElement> all = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (FormElement element : elements) {
      Slots.Slot slot = slotOf(element);
      if (slot != null && wanted.containsKey(slot.name())) {
        if (done.add(slot.name())) {
          all.addAll(slots(slot.name(), elements));
        }
      } else if (element instanceof FormElement.Group group) {
        all.add(new FormElement.Group(group.id(), group.heading(), in(group.elements())));
      } else {
        all.add(element);
      }
    }
    return all;
  }

  private List<FormElement> slots(String name, List<FormElement> elements) {
    Map<Integer, List<FormElement>> own = new LinkedHashMap<>();
    for (FormElement element : elements) {
      Slots.Slot slot = slotOf(element);
      if (slot != null && slot.name().equals(name)) {
        own.computeIfAbsent(slot.number(), number -> new ArrayList<>()).add(element);
      }
    }
    int first = own.keySet().iterator().next();
    Set<Integer> numbers = new LinkedHashSet<>(wanted.getOrDefault(name, Set.of()));
    numbers.addAll(own.keySet());
    return numbers.stream()
        .flatMap(
            number ->
                own
                    .getOrDefault(number, copies(own.getOrDefault(first, List.of()), first, number))
                    .stream())
        .toList();
  }

  private static List<FormElement> copies(List<FormElement> slot, int first, int number) {
    return slot.stream().map(element -> copy(element, first, number)).toList();
  }

  private static FormElement copy(FormElement element, int first, int number) {
    if (element instanceof FormElement.Question question) {
      return new FormElement.Question(question.field().renumbered(first, number));
    }
    return element instanceof FormElement.Group group
        ? new FormElement.Group(
            group.id().replaceFirst(first + "$", String.valueOf(number)),
            Slots.renumbered(group.heading(), first, number),
            copies(group.elements(), first, number))
        : element;
  }

  /** The slot of a question, or of a group that is about one slot only. */
  private static Slots.@Nullable Slot slotOf(FormElement element) {
    return element instanceof FormElement.Group group ? Slots.slotOf(group) : Slots.slot(element);
  }
}
