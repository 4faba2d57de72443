package org.ventanilla.window.api;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 for callers who hurry. The connector's own time limits begin anew with every byte, so
/// whoever drips bytes is never over them; this one ends a connection
///
/// - whose request line and headers have not all arrived within the limit of their first byte,
/// - whose unwanted body, the answer being given already, has not all arrived within the limit.
///
/// A body that somebody reads has its own deadline ([BoundedBody]). Public because the connector
/// makes it by its name.
public final class PromptProtocol extends Http11NioProtocol {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Set<PromptProcessor> serving = ConcurrentHashMap.newKeySet();
  private volatile Duration limit = Duration.ofSeconds(20);
  private @Nullable Future<?> watch;

  /// By the connector.
  public PromptProtocol() {}

  void limit(Duration most) {
    this.limit = most;
  }

  @Override
  protected Processor createProcessor() {
    return new PromptProcessor(this);
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    Future<?> running = watch;
    if (running != null) {
      running.cancel(false);
    }
    super.stop();
  }

  private void look() {
    long now = System.nanoTime();
    long most = limit.toNanos();
    for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
      if (socket.getCurrentProcessor() instanceof PromptProcessor processor
          && processor.headersSince(now) > most) {
        // As the poller ends a connection that is silent.
        socket.setError(new SocketTimeoutException());
        getEndpoint().processSocket(socket, SocketEvent.ERROR, true);
      }
    }
    for (PromptProcessor processor : serving) {
      processor.closeIfEndingFor(most, now);
    }
  }

  /// One connection's requests, one after another.
  private static final class PromptProcessor extends Http11Processor {
    private final PromptProtocol protocol;
    private volatile @Nullable SocketWrapperBase<?> socket;
    private long endingSince;

    PromptProcessor(PromptProtocol protocol) {
      super(protocol, protocol.getAdapter());
      this.protocol = protocol;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> wrapper) throws java.io.IOException {
      socket = wrapper;
      protocol.serving.add(this);
      try {
        return super.service(wrapper);
      } finally {
        protocol.serving.remove(this);
        socket = null;
      }
    }

    /// How long headers have been arriving; 0 when none are. Between two reads nobody works on the
    /// request: it has begun, and the stage is that of a request that has ended.
    long headersSince(long now) {
      Request unfinished = getRequest();
      long begun = unfinished.getStartTimeNanos();
      return begun > 0 && unfinished.getRequestProcessor().getStage() == Constants.STAGE_ENDED
          ? now - begun
          : 0;
    }

    /// Called by one thread only, again and again.
    void closeIfEndingFor(long most, long now) {
      SocketWrapperBase<?> open = socket;
      if (open == null
          || getRequest().getRequestProcessor().getStage() != Constants.STAGE_ENDINPUT) {
        endingSince = 0;
      } else if (endingSince == 0) {
        endingSince = now;
      } else if (now - endingSince > most) {
        open.close();
      }
    }
  }
}
