package org.capacitycompact.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates the block of one slot: a legend for what is common, and short labels under it. */
record SlotBlocks(FormWords words) {

  /**
   * The slot as shown: folded while it is optional and empty, so that people see only as many slots
   * as they need; empty when it is about something that does not exist.
   */
  Optional<FormView.Block> of(Slots.Slot slot, List<FieldView> fields, int depth) {
    String legend = fields.get(0).label();
    boolean empty = fields.stream().allMatch(field -> field.empty() && field.error() == null);
    if (!empty || fields.stream().anyMatch(FieldView::required)) {
      return Optional.of(open(slot, legend, fields, depth));
    }
    if (fields.stream().anyMatch(FieldView::readOnly)) {
      return Optional.empty();
    }
    return Optional.of(
        slot.number() == 1
            ? open(slot, legend, fields, depth)
            : block("fold", slot, legend, List.of(open(slot, legend, fields, depth)), depth));
  }

  private FormView.Block open(Slots.Slot slot, String legend, List<FieldView> fields, int depth) {
    if (fields.size() == 1) {
      return FormView.Block.of(fields.get(0), depth);
    }
    List<FormView.Block> questions =
        fields.stream()
            .map(field -> FormView.Block.of(field.labelled(label(field, legend)), depth + 1))
            .toList();
    return block("slot", slot, legend, questions, depth);
  }

  private String label(FieldView field, String legend) {
    if (field.label().equals(legend)) {
      return words.find("form.slot." + Slots.part(field.key()), legend);
    }
    String rest =
        field
            .label()
            .replaceFirst("^" + Pattern.quote(legend) + "[\\s\\u00a0\\u202f]*:[\\s\\u00a0]*", "");
    return rest.substring(0, 1).toUpperCase(words.locale()) + rest.substring(1);
  }

  private static FormView.Block block(
      String type, Slots.Slot slot, String legend, List<FormView.Block> blocks, int depth) {
    String id = type + "-" + slot.name() + slot.number();
    return new FormView.Block(type, id, legend, List.of(), null, blocks, null, depth);
  }
}
