package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what this release asks of rows into a form that a task still runs with: in the place of the
 * same rows, or of the numbered questions that an earlier release had for them; else at the end.
 */
record RowsInForm(List<FormRows> released) {

  FormSchema in(FormSchema form) {
    if (released.isEmpty()) {
      return form;
    }
    Set<String> placed = new HashSet<>();
    List<FormElement> elements = new ArrayList<>(place(form.elements(), placed));
    released.stream().filter(rows -> !placed.contains(rows.name())).forEach(elements::add);
    return new FormSchema(form.id(), elements);
  }

  private List<FormElement> place(List<FormElement> elements, Set<String> placed) {
    List<FormElement> all = new ArrayList<>();
    for (FormElement element : elements) {
      Optional<FormRows> rows = instead(element);
      if (rows.isPresent()) {
        if (placed.add(rows.get().name())) {
          all.add(rows.get());
        }
      } else if (element instanceof FormElement.Group group) {
        List<FormElement> inside = place(group.elements(), placed);
        if (inside.stream().allMatch(FormRows.class::isInstance)) {
          // The heading of nothing else than rows is theirs.
          all.addAll(inside);
        } else {
          all.add(new FormElement.Group(group.id(), group.heading(), inside));
        }
      } else {
        all.add(element);
      }
    }
    return all;
  }

  private Optional<FormRows> instead(FormElement element) {
    return released.stream()
        .filter(
            rows ->
                element instanceof FormElement.Question question
                        && rows.claims(question.field().key())
                    || element instanceof FormRows same && same.name().equals(rows.name()))
        .findFirst();
  }
}
