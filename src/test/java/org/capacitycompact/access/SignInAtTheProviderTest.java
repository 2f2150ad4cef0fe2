package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People vouched for by a provider are who its tokens say, as long as they say so. */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInAtTheProviderTest {

  private static final String ISSUER = "compact";
  private static final String AUDIENCE = "compact-api";

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient database;
  @Autowired private Cast cast;

  private final MockOAuth2Server provider = new MockOAuth2Server();
  private Caller.Answer pageWhileAway;
  private Caller.Answer tokenWhileAway;

  @BeforeAll
  void start() throws Exception {
    pageWhileAway = Caller.anonymous(port).get(ProviderSignIn.BEGIN);
    tokenWhileAway = Caller.bearer(port, plain(claims("nobody", Map.of()))).get("/api/initiatives");
    provider.start(InetAddress.getByName("localhost"), MockProvider.PORT);
  }

  @AfterAll
  void stop() {
    provider.shutdown();
  }

  @Test
  void whileTheProviderIsAwayThePortalSaysSoAndPasswordsStillWork() {
    assertThat(pageWhileAway.status()).isEqualTo(302);
    assertThat(pageWhileAway.headers().firstValue("Location")).hasValue("/sign-in?provider=away");
    assertThat(Caller.anonymous(port).get("/sign-in?provider=away").body())
        .contains("role=\"alert\"");
    assertThat(tokenWhileAway.status()).isIn(401, 503);
    assertThat(Caller.session(port, "amina").get("/tasks").status()).isEqualTo(200);
  }

  @Test
  void somebodySignsInThereAndIsWhoTheClaimsSay() {
    String subject = subject();
    Caller browser = signedIn(subject, kenyan("focalPoint"));

    assertThat(browser.get("/tasks").status()).isEqualTo(200);
    assertThat(browser.get("/tasks").body()).contains("Wairimu Njoroge", "Focal point, Kenya");
    Actor actor = actor(subject);
    assertThat(actor.groups()).containsExactly("focalPointKE");
    assertThat(actor.country()).isEqualTo("KE");
    assertThat(actor.userId()).matches("ext[0-9a-f]{20}");
  }

  @Test
  void whoSignsInSeesTheirCountryAndNoOther() {
    InitiativeNumber kenya = cast.raise("amina", "Of Kenya for the provider");
    InitiativeNumber togo = cast.raise("koffi", "Of Togo for the provider");
    Caller browser = signedIn(subject(), kenyan("focalPoint"));

    assertThat(browser.get("/initiatives/" + kenya).status()).isEqualTo(200);
    assertThat(browser.get("/initiatives/" + togo).status()).isEqualTo(404);
  }

  @Test
  void whatIsRevokedThereIsRevokedHereAtTheNextSignIn() {
    String subject = subject();
    signedIn(subject, kenyan("focalPoint", "implementer"));
    assertThat(actor(subject).groups()).containsExactly("focalPointKE", "implementerKE");

    Map<String, Object> moved = new HashMap<>(kenyan("implementer"));
    moved.put("country", "TG");
    signedIn(subject, moved);
    assertThat(actor(subject).groups()).containsExactly("implementerTG");
    assertThat(actor(subject).country()).isEqualTo("TG");

    Caller none = signingIn(subject, Map.of("name", "W", "country", "TG"));
    assertThat(none.get("/tasks").status()).as("refused without a role").isEqualTo(302);
    assertThat(actor(subject).groups()).isEmpty();
  }

  @Test
  void whatIsRevokedThereIsRevokedHereAtTheNextRequestWithAToken() {
    String subject = subject();
    assertThat(called(token(subject, kenyan("focalPoint")))).isEqualTo(200);
    assertThat(actor(subject).is(Role.FOCAL_POINT)).isTrue();
    assertThat(called(token(subject, Map.of("country", "KE")))).isEqualTo(401);
    assertThat(actor(subject).groups()).isEmpty();
  }

  @Test
  void anAccountOfTheSameNameIsNotTakenOver() {
    Map<String, Object> claims = new HashMap<>(kenyan("implementer"));
    claims.put("preferred_username", "amina");
    claims.put("email", "amina@example.org");
    claims.put("name", "amina");
    signedIn("amina", claims);

    assertThat(actor("amina").userId()).isNotEqualTo("amina");
    assertThat(people.actor("amina").orElseThrow().groups()).contains("focalPointKE");
    assertThat(people.actor("amina").orElseThrow().name()).isEqualTo("Amina Wanjala");
  }

  @Test
  void theSamePersonIsTheSameAccountWhateverTheirName() {
    String subject = subject();
    signedIn(subject, kenyan("focalPoint"));
    String before = actor(subject).userId();
    Map<String, Object> renamed = new HashMap<>(kenyan("focalPoint"));
    renamed.put("name", "Wairimu Kamau");
    signedIn(subject, renamed);

    assertThat(actor(subject).userId()).isEqualTo(before);
    assertThat(actor(subject).name()).isEqualTo("Wairimu Kamau");
  }

  @Test
  void aTokenOfTheProviderOpensBothInterfacesForItsPerson() {
    String subject = subject();
    String token = token(subject, kenyan("focalPoint"));

    assertThat(Caller.bearer(port, token).get("/api/tasks").status()).isEqualTo(200);
    assertThat(Caller.bearer(port, token).get("/engine-rest/task?maxResults=5").status())
        .isEqualTo(200);
    assertThat(Caller.bearer(port, token).get("/engine-rest/user?maxResults=5").status())
        .isEqualTo(404);
    assertThat(Caller.bearer(port, token).get("/tasks").status()).as("portal").isEqualTo(302);
    assertThat(Caller.anonymous(port).get("/api/tasks?access_token=" + token).status())
        .isEqualTo(401);
  }

  @Test
  void aTokenThatIsNotForUsNotNowOrNotFromThereIsRefused() throws Exception {
    String subject = subject();
    Map<String, Object> claims = kenyan("focalPoint");
    assertThat(called(token(subject, claims))).as("the right one").isEqualTo(200);

    Map<String, String> wrong = new HashMap<>();
    wrong.put("audience", issued(ISSUER, subject, List.of("another"), claims, 3600));
    wrong.put("no audience", issued(ISSUER, subject, List.of(), claims, 3600));
    wrong.put("issuer", issued("another", subject, List.of(AUDIENCE), claims, 3600));
    wrong.put("expired", issued(ISSUER, subject, List.of(AUDIENCE), claims, -3600));
    Map<String, Object> later = new HashMap<>(claims);
    later.put("nbf", Date.from(Instant.now().plusSeconds(3600)));
    wrong.put("not yet", issued(ISSUER, subject, List.of(AUDIENCE), later, 7200));
    JWTClaimsSet right = claims(subject, claims);
    wrong.put("unsigned", plain(right));
    wrong.put("HS256 with the public key", signedWithPublicKey(right));
    wrong.put("unknown key", signedWith(new RSAKeyGenerator(2048).keyID("x").generate(), right));
    wrong.put(
        "unknown key of a known name",
        signedWith(new RSAKeyGenerator(2048).keyID(providersKey().getKeyID()).generate(), right));
    String good = token(subject, claims);
    wrong.put("cut", good.substring(0, good.length() - 4));
    wrong.put("changed", changed(good));
    wrong.put("no token", "x");
    wrong.forEach(
        (what, token) -> {
          Caller.Answer answer = Caller.bearer(port, token).get("/api/tasks");
          assertThat(answer.status()).as(what).isEqualTo(401);
          assertThat(answer.body()).as(what).doesNotContain("Jwt", "Exception", "org.");
          assertThat(Caller.bearer(port, token).get("/engine-rest/task?maxResults=1").status())
              .as(what)
              .isEqualTo(401);
        });
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    Map<String, Object> endless = new HashMap<>(kenyan("focalPoint"));
    endless.put("exp", "");
    String token = issued(ISSUER, subject(), List.of(AUDIENCE), endless, 3600);
    assertThat(called(token)).isEqualTo(401);
  }

  @Test
  void aCountryRoleWithoutACountryIsRefusedAndMakesNobody() {
    String subject = subject();
    Map<String, Object> claims = new HashMap<>(kenyan("focalPoint"));
    claims.remove("country");
    assertThat(signingIn(subject, claims).get("/tasks").status()).isEqualTo(302);
    assertThat(called(token(subject, claims))).isEqualTo(401);
    claims.put("country", "XX");
    assertThat(called(token(subject, claims))).as("unknown country").isEqualTo(401);
    assertThat(userId(subject)).isEmpty();
    assertThat(called(token(subject, Map.of("groups", List.of("provider")))))
        .as("a provider without an organisation")
        .isEqualTo(401);
  }

  @Test
  void secretariatAndOperatorsAreNotMadeByClaimsUnlessConfigured() {
    String subject = subject();
    for (String role : List.of("secretariat", "operator", "camunda-admin", "integrator")) {
      assertThat(called(token(subject, Map.of("groups", List.of(role))))).as(role).isEqualTo(401);
    }
    assertThat(userId(subject)).isEmpty();
    signedIn(subject, kenyan("focalPoint", "secretariat", "operator"));
    assertThat(actor(subject).groups()).containsExactly("focalPointKE");
  }

  @Test
  void anAccountThatIsClosedHereStaysClosed() {
    String subject = subject();
    Caller browser = signedIn(subject, kenyan("focalPoint"));
    accounts.disable(userId(subject).get(0));

    assertThat(browser.get("/tasks").status()).as("the session").isEqualTo(302);
    assertThat(signingIn(subject, kenyan("focalPoint")).get("/tasks").status()).isEqualTo(302);
    assertThat(called(token(subject, kenyan("focalPoint")))).isEqualTo(401);
  }

  @Test
  void whomTheProviderVouchesForHasNoPasswordHere() {
    String subject = subject();
    signedIn(subject, kenyan("focalPoint"));
    database
        .sql(
            """
            update act_id_user u set pwd_ = o.pwd_, salt_ = o.salt_
            from act_id_user o where o.id_ = 'amina' and u.id_ = ?
            """)
        .param(userId(subject).get(0))
        .update();
    assertThat(Caller.basic(port, userId(subject).get(0)).get("/api/tasks").status())
        .isEqualTo(401);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    String sent = sentBack(Caller.anonymous(port).get(ProviderSignIn.BEGIN));

    Caller victim = Caller.anonymous(port);
    Caller.Answer answer = victim.get(sent);
    assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?provider=refused");
    assertThat(victim.get("/tasks").status()).isEqualTo(302);
    assertThat(Caller.anonymous(port).get("/login/oauth2/code/compact?code=1&state=2").status())
        .isEqualTo(302);
  }

  @Test
  void theWayThereCarriesStateNonceAndProofOfTheCode() {
    String there =
        Caller.anonymous(port)
            .get(ProviderSignIn.BEGIN)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(there)
        .startsWith("http://localhost:" + MockProvider.PORT + "/compact/authorize")
        .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256")
        .doesNotContain("client_secret");
  }

  @Test
  void thePageOffersTheProviderBesideThePassword() {
    String page = Caller.anonymous(port).get("/sign-in").body();
    assertThat(page).contains("href=\"" + ProviderSignIn.BEGIN + "\"", "name=\"password\"");
  }

  @Test
  void signingOutLeadsToTheProviderToo() {
    Caller browser = signedIn(subject(), kenyan("focalPoint"));
    Caller.Answer out = browser.form("/sign-out", Map.of());
    assertThat(out.headers().firstValue("Location").orElseThrow())
        .startsWith("http://localhost:" + MockProvider.PORT + "/compact/endsession")
        .contains("id_token_hint=");
    assertThat(browser.get("/tasks").status()).isEqualTo(302);
    assertThat(
            browser.get("/sign-in").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' http://localhost:" + MockProvider.PORT);
  }

  private static Map<String, Object> kenyan(String... groups) {
    return Map.of("name", "Wairimu Njoroge", "country", "KE", "groups", List.of(groups));
  }

  private static String subject() {
    return UUID.randomUUID().toString();
  }

  private int called(String token) {
    return Caller.bearer(port, token).get("/api/tasks").status();
  }

  private String token(String subject, Map<String, Object> claims) {
    return issued(ISSUER, subject, List.of(AUDIENCE), claims, 3600);
  }

  private String issued(
      String issuer,
      String subject,
      List<String> audience,
      Map<String, Object> claims,
      long seconds) {
    return provider
        .issueToken(
            issuer,
            "some-client",
            new DefaultOAuth2TokenCallback(issuer, subject, "JWT", audience, claims, seconds))
        .serialize();
  }

  private Caller signedIn(String subject, Map<String, Object> claims) {
    Caller browser = signingIn(subject, claims);
    assertThat(browser.get("/tasks").status()).as("signed in").isEqualTo(200);
    return browser;
  }

  /** A browser that has been to the provider and back. */
  private Caller signingIn(String subject, Map<String, Object> claims) {
    Caller browser = Caller.anonymous(port);
    String sent = sentBack(browser.get(ProviderSignIn.BEGIN));
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(AUDIENCE), claims, 3600));
    browser.get(sent);
    return browser;
  }

  /** The address to which the provider returns a browser. */
  private static String sentBack(Caller.Answer begun) {
    try {
      URI there = URI.create(begun.headers().firstValue("Location").orElseThrow());
      URI back =
          URI.create(
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                  .headers()
                  .firstValue("Location")
                  .orElseThrow());
      return back.getRawPath() + "?" + back.getRawQuery();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private List<String> userId(String subject) {
    return database
        .sql("select user_id from external_identity where subject = ?")
        .param(subject)
        .query(String.class)
        .list();
  }

  private Actor actor(String subject) {
    return people.actor(userId(subject).get(0)).orElseThrow();
  }

  private JWTClaimsSet claims(String subject, Map<String, Object> claims) {
    JWTClaimsSet.Builder set =
        new JWTClaimsSet.Builder()
            .issuer("http://localhost:" + MockProvider.PORT + "/" + ISSUER)
            .subject(subject)
            .audience(AUDIENCE)
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    claims.forEach(set::claim);
    return set.build();
  }

  private static String plain(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private RSAKey providersKey() throws Exception {
    return JWKSet.load(provider.jwksUrl(ISSUER).url()).getKeys().get(0).toRSAKey();
  }

  private String signedWithPublicKey(JWTClaimsSet claims) throws Exception {
    RSAKey key = providersKey();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  private static String signedWith(RSAKey key, JWTClaimsSet claims) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /** The same token with another country in it. */
  private static String changed(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(java.util.Base64.getUrlDecoder().decode(parts[1]));
    String other =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("\"KE\"", "\"TG\"").getBytes());
    return parts[0] + "." + other + "." + parts[2];
  }
}
