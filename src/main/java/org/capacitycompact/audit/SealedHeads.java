package org.capacitycompact.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A seal with the chain heads it covers, as it is sent outside. From it alone, anybody can compute
 * the seal's hash and see which entry stood where.
 *
 * @param at to the microsecond
 * @param previous hash of the seal before, in hexadecimal; empty for the first
 * @param hash in hexadecimal
 */
record SealedHeads(long number, Instant at, String previous, String hash, List<Head> heads) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HASH = "[0-9a-f]{64}";

  /** The end of a chain when it was sealed. */
  record Head(String chain, long position, String hash) {}

  /** The seal as one line, without the line end. */
  String line() {
    ObjectNode seal =
        JSON.createObjectNode()
            .put("seal", number)
            .put("at", at.toString())
            .put("previous", previous)
            .put("hash", hash);
    ArrayNode all = seal.putArray("heads");
    heads.forEach(
        head ->
            all.addObject()
                .put("chain", head.chain())
                .put("position", head.position())
                .put("hash", head.hash()));
    return seal.toString();
  }

  /** Reads a line; empty when the line is incomplete, for example after a crash. */
  static Optional<SealedHeads> read(String line) {
    try {
      JsonNode seal = JSON.readTree(line);
      if (seal == null || !seal.isObject()) {
        return Optional.empty();
      }
      List<Head> heads = new ArrayList<>();
      for (JsonNode head : seal.path("heads")) {
        heads.add(
            new Head(
                head.path("chain").asText(),
                head.path("position").asLong(),
                head.path("hash").asText()));
      }
      return Optional.of(
          new SealedHeads(
              seal.path("seal").asLong(),
              Instant.parse(seal.path("at").asText()),
              seal.path("previous").asText(),
              seal.path("hash").asText(),
              heads));
    } catch (JsonProcessingException | DateTimeParseException cutOff) {
      return Optional.empty();
    }
  }

  /** Whether the seal matches its own hash. */
  boolean isWhole() {
    if (!previous.matches(number == 1 ? "" : HASH)
        || !heads.stream().allMatch(head -> head.hash().matches(HASH))) {
      return false;
    }
    CanonicalBytes sum =
        new CanonicalBytes("compact-seal-1")
            .part(number)
            .part(at)
            .hash(HexFormat.of().parseHex(previous));
    heads.forEach(
        head ->
            sum.part(head.chain())
                .part(head.position())
                .hash(HexFormat.of().parseHex(head.hash())));
    return HexFormat.of().formatHex(sum.sha256()).equals(hash);
  }
}
