package org.capacitycompact.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.worklist.OnPaper;
import org.capacitycompact.worklist.TaskInHand;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A filled form of a task as somebody typed it from paper. It counts when somebody else confirms it
 * who may decide the task. A transition answers false where it is not possible, and then nothing
 * has changed.
 */
@Entity
@Table(name = "paper")
class Paper {

  @Id private UUID id;

  @Version private @Nullable Long revision;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String taskId;

  @Column(updatable = false)
  private String task;

  @Column(updatable = false)
  private String form;

  @Column(updatable = false)
  private @Nullable String localKey;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(updatable = false)
  private String[] audiences;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private PaperKind kind;

  @Enumerated(EnumType.STRING)
  private PaperState state;

  @ColumnTransformer(write = "?::jsonb")
  private String answers;

  private @Nullable String language;
  private @Nullable UUID scan;

  @Column(name = "scan_sha256")
  private @Nullable String scanSha256;

  @Column(updatable = false)
  private @Nullable String signatory;

  @Column(updatable = false)
  private @Nullable String office;

  @Column(name = "content_sha256", updatable = false)
  private @Nullable String contentSha256;

  private String broughtBy;
  private String broughtByName;
  private Instant broughtAt;
  private @Nullable Instant sentAt;
  private @Nullable Instant chasedAt;
  private @Nullable String decidedBy;
  private @Nullable String decidedByName;
  private @Nullable Instant decidedAt;
  private @Nullable String refusal;

  @Enumerated(EnumType.STRING)
  private @Nullable VoidReason voidReason;

  protected Paper() {}

  private Paper(TaskInHand task, Set<String> audiences, PaperKind kind, Actor by, Instant now) {
    this.id = UUID.randomUUID();
    this.number = task.number();
    this.taskId = task.taskId();
    this.task = task.task();
    this.form = task.form();
    this.localKey = task.localKey();
    this.audiences = audiences.stream().sorted().toArray(String[]::new);
    this.kind = kind;
    this.state = PaperState.DRAFTED;
    this.answers = "{}";
    this.broughtBy = by.userId();
    this.broughtByName = by.name();
    this.broughtAt = now;
  }

  /** A form of a task that somebody begins to type. */
  static Paper begun(TaskInHand task, Set<String> audiences, Actor by, Instant now) {
    return new Paper(task, audiences, PaperKind.TRANSCRIPT, by, now);
  }

  /** A signed form of a task, with all that is on it. */
  static Paper signed(
      TaskInHand task, Set<String> audiences, OnPaper.Signed signed, Actor by, Instant now) {
    Paper paper = new Paper(task, audiences, PaperKind.SIGNED, by, now);
    paper.signatory = signed.name();
    paper.office = signed.office();
    paper.contentSha256 = signed.contentSha256();
    return paper;
  }

  /**
   * What is on it, as far as it is typed.
   *
   * @param writtenIn the language of its texts; null when unknown
   */
  boolean type(String typed, @Nullable String writtenIn, Actor by, Instant now) {
    if (state != PaperState.DRAFTED) {
      return false;
    }
    answers = typed;
    language = writtenIn;
    broughtBy = by.userId();
    broughtByName = by.name();
    broughtAt = now;
    return true;
  }

  /** The document that shows it. */
  boolean show(Attachment document) {
    if (state != PaperState.DRAFTED) {
      return false;
    }
    scan = document.id();
    scanSha256 = document.sha256();
    return true;
  }

  /** It waits for whoever confirms it; never without its scan. */
  boolean send(Instant now) {
    if (state != PaperState.DRAFTED || scan == null) {
      return false;
    }
    state = PaperState.AWAITING;
    sentAt = now;
    return true;
  }

  /** Somebody else confirms it, whose decision of the task it then is. */
  boolean confirm(Actor by, Instant now) {
    return decide(PaperState.CONFIRMED, by, now);
  }

  boolean refuse(String why, Actor by, Instant now) {
    if (!decide(PaperState.REFUSED, by, now)) {
      return false;
    }
    refusal = why;
    return true;
  }

  /** It can count no more. */
  boolean become(VoidReason why, Instant now) {
    if (!state.isOpen()) {
      return false;
    }
    state = PaperState.VOID;
    voidReason = why;
    decidedAt = now;
    return true;
  }

  /** Those who may confirm it are reminded, once. */
  boolean chase(Instant now) {
    if (state != PaperState.AWAITING || chasedAt != null) {
      return false;
    }
    chasedAt = now;
    return true;
  }

  private boolean decide(PaperState becomes, Actor by, Instant now) {
    if (state != PaperState.AWAITING || by.userId().equals(broughtBy)) {
      return false;
    }
    state = becomes;
    decidedBy = by.userId();
    decidedByName = by.name();
    decidedAt = now;
    return true;
  }

  /**
   * As the door of tasks takes it.
   *
   * @throws IllegalStateException when it has no scan
   */
  OnPaper asDecided() {
    if (scan == null || scanSha256 == null) {
      throw new IllegalStateException(id + " has no scan");
    }
    return new OnPaper(
        id,
        taskId,
        broughtBy,
        broughtByName,
        scan,
        scanSha256,
        contentSha256 == null ? null : mark());
  }

  private OnPaper.Signed mark() {
    return new OnPaper.Signed(
        Objects.requireNonNull(signatory),
        Objects.requireNonNull(office),
        Objects.requireNonNull(contentSha256));
  }

  UUID id() {
    return id;
  }

  InitiativeNumber number() {
    return number;
  }

  String taskId() {
    return taskId;
  }

  String task() {
    return task;
  }

  String form() {
    return form;
  }

  List<String> audiences() {
    return List.of(audiences);
  }

  PaperKind kind() {
    return kind;
  }

  PaperState state() {
    return state;
  }

  String answers() {
    return answers;
  }

  @Nullable String language() {
    return language;
  }

  @Nullable UUID scan() {
    return scan;
  }

  @Nullable String scanSha256() {
    return scanSha256;
  }

  @Nullable String signatory() {
    return signatory;
  }

  @Nullable String office() {
    return office;
  }

  @Nullable String contentSha256() {
    return contentSha256;
  }

  String broughtBy() {
    return broughtBy;
  }

  String broughtByName() {
    return broughtByName;
  }

  Instant broughtAt() {
    return broughtAt;
  }

  @Nullable String decidedByName() {
    return decidedByName;
  }

  @Nullable Instant decidedAt() {
    return decidedAt;
  }

  @Nullable String refusal() {
    return refusal;
  }

  @Nullable VoidReason voidReason() {
    return voidReason;
  }
}
