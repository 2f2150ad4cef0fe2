package org.capacitycompact.api;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.steering.BallotReceipts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The receipts of the caller's own ballots; they never reveal a choice. */
@RestController
@RequestMapping("/api/ballots")
class BallotApi {

  private final BallotReceipts receipts;

  BallotApi(BallotReceipts receipts) {
    this.receipts = receipts;
  }

  /**
   * A receipt.
   *
   * @param commitment in hexadecimal, as is the salt
   * @param counted whether its round was closed and counted
   */
  record Receipt(
      long round,
      InitiativeNumber number,
      String purpose,
      int roundNo,
      Instant closesAt,
      boolean counted,
      String commitment,
      String salt) {}

  record ReceiptList(List<Receipt> receipts) {}

  @GetMapping
  ReceiptList mine(Actor actor) {
    return new ReceiptList(
        receipts.of(actor).stream()
            .map(
                own ->
                    new Receipt(
                        own.round().value(),
                        own.number(),
                        own.purpose(),
                        own.roundNo(),
                        own.closesAt(),
                        own.counted(),
                        own.commitment(),
                        own.salt()))
            .toList());
  }
}
