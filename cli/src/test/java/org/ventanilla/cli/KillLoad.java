package org.ventanilla.cli;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.cli.LoadedRequest.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Clients that do not give up: agencies that file, retrieve and fetch receipts, and the two people
/// of the desk. A call the window did not answer is made again, at the same window or the next one.
final class KillLoad implements AutoCloseable {
  private static final String REQUESTS = "/api/v1/requests";
  private static final int MOST_AT_ONCE = 3;
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration DESK_PAUSE = Duration.ofMillis(100);
  private static final Question[] QUESTIONS = {
    Question.KNOWN, Question.KNOWN, Question.UNKNOWN, Question.SEVERAL, Question.PEOPLE
  };

  private final JsonNode about;
  private final OctetKeyPair requester;
  private final OctetKeyPair preparer;
  private final OctetKeyPair approver;
  private final ECKey requesterAccess;
  private final ECKey deskAccess;
  private final Collection<LoadedRequest> requests = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable URI> window = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final List<Thread> clients = new ArrayList<>();
  private final Thread desk;
  private volatile boolean filing = true;
  private volatile boolean closed;

  KillLoad(DemoCast cast, JsonNode about, long seed, int clients) {
    this.about = about;
    this.requester = cast.signingKey(DemoCast.REQUESTER);
    this.preparer = cast.signingKey(DemoCast.PREPARER);
    this.approver = cast.signingKey(DemoCast.APPROVER);
    this.requesterAccess = cast.accessKey(DemoCast.REQUESTER);
    this.deskAccess = cast.accessKey(DemoCast.DESK);
    for (int client = 0; client < clients; client++) {
      Random random = new Random(seed + client);
      this.clients.add(Thread.ofPlatform().name("client-" + client).unstarted(() -> file(random)));
    }
    this.desk = Thread.ofPlatform().name("desk").unstarted(this::decide);
  }

  void start() {
    clients.forEach(Thread::start);
    desk.start();
  }

  /// From now on a window answers there.
  void at(URI here) {
    window.set(here);
  }

  /// Until further notice no window answers.
  void nowhere() {
    window.set(null);
  }

  /// How many calls were answered.
  long answered() {
    check();
    return answered.get();
  }

  /// How many calls nobody answered, or with a fault.
  long unanswered() {
    return unanswered.get();
  }

  Collection<LoadedRequest> requests() {
    return requests;
  }

  /// Files nothing more and returns once every request has come to its end.
  void finish(Duration limit) {
    filing = false;
    Await.until(
        limit,
        "every request to come to its end",
        () -> {
          check();
          return clients.stream().noneMatch(Thread::isAlive) ? Optional.of(true) : Optional.empty();
        });
    check();
  }

  /// Fails with what went wrong in any of the clients.
  private void check() {
    Throwable found = fault.get();
    if (found != null) {
      throw new AssertionError("a client met what must not be", found);
    }
  }

  @Override
  public void close() {
    closed = true;
    clients.forEach(Thread::interrupt);
    desk.interrupt();
  }

  /// An agency's client: files a few, follows each to its end, files again.
  private void file(Random random) {
    guarded(
        requesterAccess,
        DemoCast.REQUESTER,
        calls -> {
          while (filing) {
            List<LoadedRequest> few = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(MOST_AT_ONCE); i++) {
              Question question = QUESTIONS[random.nextInt(QUESTIONS.length)];
              var request =
                  new LoadedRequest(question, LoadedRequest.sign(question, requester, about));
              requests.add(request);
              few.add(request);
            }
            few.forEach(request -> file(calls, request, random));
            few.forEach(request -> retrieve(calls, request));
          }
        });
  }

  /// Until it is acknowledged. Whoever heard nothing sends bytes sent before, or, having lost them,
  /// signs new ones under the same Idempotency-Key. Any of them may be the ones that were taken;
  /// the others are refused then, and these never.
  private void file(Calls calls, LoadedRequest request, Random random) {
    List<String> signed = new ArrayList<>(List.of(request.jws()));
    Set<String> refused = new HashSet<>();
    while (!request.acknowledged()) {
      List<String> open = signed.stream().filter(one -> !refused.contains(one)).toList();
      String sent = open.get(random.nextInt(open.size()));
      Optional<WindowClient.Answer> heard =
          calls.once(client -> client.trySigned(REQUESTS, sent, request.idempotencyKey()));
      if (heard.isEmpty()) {
        if (random.nextBoolean()) {
          signed.add(LoadedRequest.sign(request.question(), requester, about));
        }
      } else if (heard.get().done()) {
        request.acknowledged(sent, heard.get().body());
      } else {
        refused.add(sent);
        expect(
            refused.size() < signed.size()
                && heard.get().body().path("code").asString().equals("IDEMPOTENCY_KEY_REUSED"),
            "a filing was refused: " + heard.get());
      }
    }
  }

  private void retrieve(Calls calls, LoadedRequest request) {
    String path = REQUESTS + "/" + request.id();
    while (!request.complete()) {
      WindowClient.Answer heard = calls.until(client -> client.tryGet(path + "/answer"));
      if (heard.done()) {
        request.answered(heard.body());
      } else {
        expect(
            heard.body().path("code").asString().equals("ANSWER_NOT_READY"),
            "an answer was refused: " + heard);
        pause(PAUSE);
      }
    }
    WindowClient.Answer receipts = calls.until(client -> client.tryGet(path + "/receipts"));
    expect(receipts.done(), "receipts were refused: " + receipts);
    receipts.body().forEach(one -> request.receipt(one.path("receipt")));
  }

  /// The desk's people: one prepares whatever waits, another approves.
  private void decide() {
    guarded(
        deskAccess,
        DemoCast.DESK,
        calls -> {
          while (true) {
            WindowClient.Answer open =
                calls.until(
                    client -> client.tryGet(REQUESTS + "?state=deciding,awaiting-approval"));
            expect(open.done(), "the desk was refused: " + open);
            for (JsonNode request : open.body()) {
              decide(calls, REQUESTS + "/" + request.path("id").asString());
            }
            pause(DESK_PAUSE);
          }
        });
  }

  private void decide(Calls calls, String path) {
    WindowClient.Answer shown = calls.until(client -> client.tryGet(path + "/decision"));
    expect(shown.done(), "a decision was not shown: " + shown);
    for (JsonNode subject : shown.body().path("subjects")) {
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      members.set("request", shown.body().path("request"));
      members.set("subject", subject.path("subject"));
      members.set("decision", subject.path("decision"));
      boolean prepared = subject.path("state").asString().equals("awaiting-approval");
      if (prepared) {
        members.put("role", "desk-head");
      }
      String act =
          prepared
              ? Acts.signed(approver, about, "approve", members)
              : Acts.signed(preparer, about, "decide", members);
      String where = path + (prepared ? "/approvals" : "/decisions");
      // Heard or not: what is still to be done is shown again.
      calls
          .once(client -> client.trySigned(where, act))
          .ifPresent(heard ->
              expect(
                  heard.done() || heard.status() == 409,
                  "an act of the desk was refused: " + heard));
    }
  }

  private void guarded(ECKey key, String agency, java.util.function.Consumer<Calls> work) {
    try (Calls calls = new Calls(agency, key)) {
      work.accept(calls);
    } catch (Closed _) {
      return;
    } catch (RuntimeException | Error e) {
      fault.compareAndSet(null, e);
    }
  }

  private void pause(Duration time) {
    if (closed) {
      throw new Closed();
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Closed();
    }
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /// One client's calls to whichever window answers now.
  private final class Calls implements AutoCloseable {
    private final String agency;
    private final ECKey key;
    private @Nullable URI at;
    private @Nullable WindowClient client;

    Calls(String agency, ECKey key) {
      this.agency = agency;
      this.key = key;
    }

    /// Asks until there is an answer.
    WindowClient.Answer until(Function<WindowClient, WindowClient.Answer> call) {
      while (true) {
        Optional<WindowClient.Answer> heard = once(call);
        if (heard.isPresent()) {
          return heard.get();
        }
      }
    }

    /// Asks once; empty where the window died over it, or could not serve it now.
    Optional<WindowClient.Answer> once(Function<WindowClient, WindowClient.Answer> call) {
      try {
        WindowClient.Answer heard = call.apply(client());
        if (heard.status() < 500) {
          answered.incrementAndGet();
          return Optional.of(heard);
        }
      } catch (CliException gone) {
        expect(gone.exit() == ExitCode.FAULT, "refused: " + gone.getMessage());
      }
      unanswered.incrementAndGet();
      pause(PAUSE);
      return Optional.empty();
    }

    private WindowClient client() {
      URI here = window.get();
      while (here == null) {
        pause(PAUSE);
        here = window.get();
      }
      WindowClient known = client;
      if (known != null && here.equals(at)) {
        return known;
      }
      close();
      at = here;
      client = new WindowClient(here, agency, key);
      return client;
    }

    @Override
    public void close() {
      if (client != null) {
        client.close();
      }
    }
  }

  /// The load is over.
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("closed", null, false, false);
    }
  }
}
