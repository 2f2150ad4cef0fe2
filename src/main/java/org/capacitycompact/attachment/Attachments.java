package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitycompact.attachment.Attachment.Place;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The documents of initiatives. Callers make sure that the person sees the initiative; whether they
 * may add or withdraw is checked here, when it is done.
 */
public class Attachments {

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LONGEST_NOTE = 300;
  private static final int LONGEST_REASON = 500;

  private final AttachmentProperties limits;
  private final AttachmentRows rows;
  private final AttachmentRights rights;
  private final Map<Place, ContentStore> stores;
  private final ContentStore store;
  private final Optional<VirusScanner> scanner;
  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final Chronicle chronicle;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Attachments(
      AttachmentProperties limits,
      AttachmentRows rows,
      AttachmentRights rights,
      Map<Place, ContentStore> stores,
      Initiatives initiatives,
      InitiativeLock lock,
      Chronicle chronicle,
      TransactionTemplate transaction,
      Clock clock) {
    this.limits = limits;
    this.rows = rows;
    this.rights = rights;
    this.stores = Map.copyOf(stores);
    this.store =
        java.util.Objects.requireNonNullElse(
            stores.get(Place.FOLDER), java.util.Objects.requireNonNull(stores.get(Place.DATABASE)));
    this.scanner = limits.virusScanner();
    this.initiatives = initiatives;
    this.lock = lock;
    this.chronicle = chronicle;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A document to attach.
   *
   * @param kind name of an {@link AttachmentKind}
   * @param note what it is, in one line; may be null or empty
   * @param fileName as sent
   */
  public record NewAttachment(
      @Nullable String kind, @Nullable String note, @Nullable String fileName) {}

  /** The documents of an initiative in the order they were added, including withdrawn ones. */
  public List<Attachment> of(InitiativeNumber number) {
    return rows.of(number);
  }

  /**
   * One of the initiative's documents; empty for another initiative's, and for an unknown or
   * malformed id.
   */
  public Optional<Attachment> one(InitiativeNumber number, String id) {
    return ID.matcher(id).matches() ? rows.one(number, UUID.fromString(id)) : Optional.empty();
  }

  /** The size of the largest accepted file, in words. */
  public String largest() {
    return IncomingFile.megabytes(limits.largest().toBytes());
  }

  /**
   * Attaches a file, completely or not at all.
   *
   * @throws AttachmentRefusedException when it cannot be accepted; nothing is stored then
   */
  public Attachment add(InitiativeNumber number, Actor by, NewAttachment sent, InputStream content)
      throws AttachmentRefusedException {
    return add(number, by, sent, content, false);
  }

  /**
   * The same, and a document with this content that stands already serves as well.
   *
   * @throws AttachmentRefusedException when it cannot be accepted; nothing is stored then
   */
  public Attachment addOrFind(
      InitiativeNumber number, Actor by, NewAttachment sent, InputStream content)
      throws AttachmentRefusedException {
    return add(number, by, sent, content, true);
  }

  private Attachment add(
      InitiativeNumber number, Actor by, NewAttachment sent, InputStream content, boolean orFind)
      throws AttachmentRefusedException {
    AttachmentKind kind =
        AttachmentKind.named(sent.kind())
            .orElseThrow(() -> AttachmentRefusedException.of("kind", "kind"));
    String note = text("note", sent.note(), LONGEST_NOTE, false);
    String name = SafeName.of(sent.fileName());
    try (IncomingFile file =
        IncomingFile.receive(content, store.incoming(), limits.largest().toBytes())) {
      FileType type = FileTypes.of(file.path(), name);
      // Before the transaction, so that no connection is held while scanning.
      if (scanner.isPresent()) {
        scanner.get().refuseInfected(file.path());
      }
      Attachment added =
          new Attachment(
              UUID.randomUUID(),
              number,
              kind,
              note.isEmpty() ? null : note,
              name,
              type.mediaType(),
              file.bytes(),
              file.sha256(),
              store.place(),
              by.userId(),
              by.name(),
              clock.instant(),
              null);
      return store(added, by, file, orFind);
    } catch (IOException | DataAccessResourceFailureException failure) {
      LOG.error("An attachment of {} could not be stored", number, failure);
      throw AttachmentRefusedException.notStored(failure);
    }
  }

  private Attachment store(Attachment added, Actor by, IncomingFile file, boolean orFind)
      throws AttachmentRefusedException, IOException {
    try {
      return transaction.execute(
          status -> {
            lock.shared(added.number());
            try {
              return insert(added, by, file, orFind);
            } catch (AttachmentRefusedException | IOException failure) {
              throw new Undone(failure);
            }
          });
    } catch (Undone undone) {
      if (undone.getCause() instanceof AttachmentRefusedException refused) {
        throw refused;
      }
      throw (IOException) undone.getCause();
    }
  }

  private Attachment insert(Attachment added, Actor by, IncomingFile file, boolean orFind)
      throws AttachmentRefusedException, IOException {
    InitiativeNumber number = added.number();
    AttachmentRows.Held held = rows.lockAndCount(number);
    if (!rights.mayAdd(initiatives.get(number), by)) {
      throw AttachmentRefusedException.file("notNow");
    }
    Optional<Attachment> same = rows.standing(number, added.sha256());
    if (same.isPresent() && orFind) {
      return same.get();
    }
    if (same.isPresent()) {
      throw AttachmentRefusedException.file("same", same.get().fileName());
    }
    if (held.files() >= limits.most()) {
      throw AttachmentRefusedException.file("tooMany", String.valueOf(limits.most()));
    }
    long most = limits.perInitiative().toBytes();
    if (held.bytes() + added.bytes() > most) {
      throw AttachmentRefusedException.file("full", IncomingFile.megabytes(most));
    }
    rows.insert(added);
    store.keep(added, file);
    chronicle.recordChange(
        number,
        "attached",
        by,
        Map.of(),
        Map.of("attachment", added.id().toString(), "sha256", added.sha256()),
        added.fileName(),
        added.kind().name());
    return added;
  }

  /**
   * Withdraws a document: its row stays, with who, when and why.
   *
   * @return false when it had been withdrawn already, or this person may not withdraw it now
   * @throws AttachmentRefusedException when no reason is given
   */
  public boolean withdraw(InitiativeNumber number, UUID id, Actor by, @Nullable String why)
      throws AttachmentRefusedException {
    String reason = text("reason", why, LONGEST_REASON, true);
    if (reason.isEmpty()) {
      throw AttachmentRefusedException.of("reason", "reason");
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              lock.shared(number);
              Attachment attachment = rows.one(number, id).orElse(null);
              if (attachment == null
                  || !rights.mayWithdraw(initiatives.get(number), attachment, by)
                  || !rows.withdraw(attachment, by, clock.instant(), reason)) {
                return false;
              }
              chronicle.recordChange(
                  number,
                  "attachmentWithdrawn",
                  by,
                  Map.of("attachment", id.toString(), "sha256", attachment.sha256()),
                  Map.of("withdrawn", true),
                  attachment.fileName(),
                  reason);
              return true;
            }));
  }

  /**
   * Writes a document's content to a reader.
   *
   * @throws IOException when the reader has gone, or the content is not what was stored
   */
  public void send(Attachment attachment, OutputStream reader) throws IOException {
    ContentStore from = stores.get(attachment.place());
    if (from == null) {
      throw new IOException(
          attachment.id() + " is in a folder: set compact.attachments.folder as it was");
    }
    from.send(attachment, reader);
  }

  private static String text(
      String field, @Nullable String given, int longest, boolean severalLines)
      throws AttachmentRefusedException {
    String text = given == null ? "" : WrittenText.tidy(given);
    if (!text.isEmpty() && !WrittenText.fits(text, longest, severalLines)) {
      throw AttachmentRefusedException.of(field, "text.tooLong", String.valueOf(longest));
    }
    return text;
  }

  /** Carries a refusal out of the transaction, which it rolls back. */
  private static final class Undone extends RuntimeException {
    Undone(Exception why) {
      super(why);
    }
  }
}
