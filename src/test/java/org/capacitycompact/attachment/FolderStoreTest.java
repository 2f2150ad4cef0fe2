package org.capacitycompact.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.attachment.Attachment.Place;
import org.capacitycompact.attachment.Attachments.NewAttachment;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * A file is complete in the folder before its row is committed, and never stays long without a row.
 */
@CompactTest
class FolderStoreTest {

  @TempDir private Path folder;
  @Autowired private Cast cast;
  @Autowired private AttachmentRows rows;
  @Autowired private AttachmentRights rights;
  @Autowired private DatabaseStore inDatabase;
  @Autowired private Attachments inUse;
  @Autowired private Initiatives initiatives;
  @Autowired private InitiativeLock lock;
  @Autowired private Chronicle chronicle;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Clock clock;
  private InitiativeNumber number;

  @BeforeEach
  void raise() {
    number = cast.raise("amina", "Documents in a folder " + UUID.randomUUID());
  }

  @Test
  void aContentIsKeptUnderItsHashAndReadAgain() throws Exception {
    byte[] content = Files.docx();
    Attachment added = add(attachments(folder), number, "letter.docx", content);

    assertThat(added.place()).isEqualTo(Place.FOLDER);
    assertThat(kept()).singleElement().asString().endsWith(added.sha256());
    assertThat(read(attachments(folder), added)).isEqualTo(content);
    assertThat(inPieces(added)).isZero();
  }

  @Test
  void theSameContentOfTwoInitiativesIsOneFileAndTwoDocuments() throws Exception {
    byte[] content = Files.pdf();
    InitiativeNumber other = cast.raise("koffi", "Of Togo " + UUID.randomUUID());
    Attachment ours = add(attachments(folder), number, "a.pdf", content);
    Attachment theirs =
        attachments(folder)
            .add(
                other,
                cast.actor("koffi"),
                new NewAttachment("OTHER", null, "b.pdf"),
                new ByteArrayInputStream(content));

    assertThat(kept()).hasSize(1);
    assertThat(read(attachments(folder), ours)).isEqualTo(content);
    assertThat(read(attachments(folder), theirs)).isEqualTo(content);
  }

  @Test
  void whatIsInTheDatabaseIsReadBesideAFolderAndTheOtherWayRound() throws Exception {
    Attachment before = add(inUse, number, "a.pdf", Files.pdf());
    Attachment after = add(attachments(folder), number, "b.pdf", Files.pdf());

    assertThat(read(attachments(folder), before)).hasSize((int) before.bytes());
    assertThatThrownBy(() -> read(inUse, after))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("compact.attachments.folder");
  }

  @Test
  void aRowThatIsRolledBackLeavesNothingToReadAndItsFileIsSwept() throws Exception {
    Attachments attachments = attachments(folder);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              add(attachments, number, "a.pdf", Files.pdf());
              status.setRollbackOnly();
            });

    assertThat(inUse.of(number)).isEmpty();
    assertThat(kept()).hasSize(1);
    Attachment stays = add(attachments, number, "b.pdf", Files.pdf());
    sweep(clock.instant().minus(Duration.ofHours(1)));
    assertThat(kept()).as("younger ones may belong to an upload that goes on").hasSize(2);
    sweep(clock.instant().plus(Duration.ofHours(1)));
    assertThat(kept()).singleElement().asString().endsWith(stays.sha256());
    assertThat(read(attachments, stays)).hasSize((int) stays.bytes());
  }

  @Test
  void whatWasNeverReceivedToItsEndIsSweptToo() throws Exception {
    add(attachments(folder), number, "a.pdf", Files.pdf());
    Path half =
        java.nio.file.Files.writeString(folder.resolve("incoming/incoming-1.part"), "%PDF-");
    Path foreign = java.nio.file.Files.writeString(folder.resolve("README"), "not ours");
    for (Path each : List.of(half, foreign)) {
      java.nio.file.Files.setLastModifiedTime(
          each, FileTime.from(clock.instant().minus(Duration.ofDays(2))));
    }
    sweep(clock.instant().minus(Duration.ofDays(1)));

    assertThat(half).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void whileTheVirusScannerIsAwayNothingIsTaken() throws Exception {
    URI nobodyThere = URI.create("tcp://localhost:1");
    AttachmentRefusedException refused =
        refused(attachments(new FolderStore(folder, database, clock), nobodyThere));

    assertThat(refused.isOurFault()).isTrue();
    assertThat(refused.messageKey()).isEqualTo("attachment.refused.scanner");
    assertThat(inUse.of(number)).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenTheUploadIsRefusedInWordsAndNothingIsStored() throws Exception {
    // A file in place of the folder: neither root nor anybody else can write there.
    Path blocked = java.nio.file.Files.writeString(folder.resolve("blocked"), "");
    AttachmentRefusedException refused = refused(attachments(blocked));

    assertThat(refused.isOurFault()).isTrue();
    assertThat(refused.messageKey()).isEqualTo("attachment.refused.storage");
    assertThat(inUse.of(number)).isEmpty();
    assertThat(chronicle.of(number)).noneMatch(entry -> entry.kind().equals("attached"));
  }

  @Test
  void aFullDiskRefusesAndLeavesNothing() throws Exception {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(java.nio.file.Files.exists(full));
    FolderStore overfull =
        new FolderStore(folder, database, clock) {
          @Override
          public void keep(Attachment attachment, IncomingFile file) throws IOException {
            try (var out = java.nio.file.Files.newOutputStream(full)) {
              out.write(java.nio.file.Files.readAllBytes(file.path()));
            }
          }
        };

    assertThat(refused(attachments(overfull)).isOurFault()).isTrue();
    assertThat(inUse.of(number)).isEmpty();
    assertThat(chronicle.of(number)).noneMatch(entry -> entry.kind().equals("attached"));
    try (Stream<Path> files = java.nio.file.Files.walk(folder)) {
      assertThat(files.filter(java.nio.file.Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aRefusedFileLeavesNothingBehind() throws Exception {
    for (byte[] content : List.of(new byte[0], Files.bytes("MZ\0"), Files.pdfOf(2 << 20))) {
      assertThat(
              catchThrowableOfType(
                  AttachmentRefusedException.class,
                  () ->
                      attachments(folder)
                          .add(
                              number,
                              cast.actor("amina"),
                              new NewAttachment("OTHER", null, "a.pdf"),
                              new ByteArrayInputStream(content))))
          .isNotNull();
    }
    try (Stream<Path> files = java.nio.file.Files.walk(folder)) {
      assertThat(files.filter(java.nio.file.Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFileThatWasCutIsNotServedAsIfItWereWhole() throws Exception {
    Attachment added = add(attachments(folder), number, "a.pdf", Files.pdf());
    java.nio.file.Files.writeString(kept().get(0), "%PDF-");

    assertThatThrownBy(() -> read(attachments(folder), added))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another length");
  }

  private Attachments attachments(Path root) {
    return attachments(new FolderStore(root, database, clock));
  }

  private Attachments attachments(FolderStore store) {
    return attachments(store, null);
  }

  private Attachments attachments(FolderStore store, URI scanner) {
    Map<Place, ContentStore> stores = new EnumMap<>(Place.class);
    stores.put(Place.DATABASE, inDatabase);
    stores.put(Place.FOLDER, store);
    return new Attachments(
        new AttachmentProperties(
            null,
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(500),
            200,
            scanner,
            Duration.ofSeconds(1)),
        rows,
        rights,
        stores,
        initiatives,
        lock,
        chronicle,
        new TransactionTemplate(transactions),
        clock);
  }

  private Attachment add(Attachments to, InitiativeNumber number, String name, byte[] content) {
    try {
      return to.add(
          number,
          cast.actor("amina"),
          new NewAttachment("OTHER", null, name),
          new ByteArrayInputStream(content));
    } catch (AttachmentRefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  private AttachmentRefusedException refused(Attachments to) {
    return catchThrowableOfType(
        AttachmentRefusedException.class,
        () ->
            to.add(
                number,
                cast.actor("amina"),
                new NewAttachment("OTHER", null, "a.pdf"),
                new ByteArrayInputStream(Files.pdf())));
  }

  private void sweep(Instant since) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              try {
                new FolderStore(folder, database, clock).sweep(since);
              } catch (IOException failure) {
                throw new AssertionError(failure);
              }
            });
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = java.nio.file.Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}")).toList();
    }
  }

  private int inPieces(Attachment attachment) {
    return database
        .sql("select count(*) from attachment_content where attachment = ?")
        .param(attachment.id())
        .query(Integer.class)
        .single();
  }

  private static byte[] read(Attachments from, Attachment attachment) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    from.send(attachment, content);
    return content.toByteArray();
  }
}
