package org.ventanilla.window.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in as many calls as the window can serve, and no caller more than its share, so that one
/// agency's flood is its own trouble. Stands behind authentication: an agency is counted by its
/// name, everybody else by address.
final class AdmissionFilter extends OncePerRequestFilter {
  private static final int MOST_CALLERS = 10_000;

  private final ApiSettings settings;
  private final LongSupplier nanos;
  private final Semaphore all;
  private final Quotas quotas = new Quotas();
  private final ReentrantLock lock = new ReentrantLock();

  AdmissionFilter(ApiSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
    this.all = new Semaphore(settings.allCallsAtOnce());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!all.tryAcquire()) {
      Problems.write(response, Problem.of(ProblemCode.UNAVAILABLE));
      return;
    }
    try {
      Quota quota = quota(request);
      if (!quota.enter(nanos.getAsLong())) {
        Problems.write(response, Problem.of(ProblemCode.RATE_LIMITED));
        return;
      }
      try {
        chain.doFilter(request, response);
      } finally {
        quota.leave();
      }
    } finally {
      all.release();
    }
  }

  private Quota quota(HttpServletRequest request) {
    Authentication call = SecurityContextHolder.getContext().getAuthentication();
    String name;
    int perSecond;
    if (call instanceof AgencyCall agency) {
      name = "agency " + agency.getName();
      perSecond = settings.callsPerSecond();
    } else {
      name = "address " + request.getRemoteAddr();
      perSecond = settings.strangerCallsPerSecond();
    }
    lock.lock();
    try {
      return quotas.computeIfAbsent(
          name, _ -> new Quota(perSecond, settings.callsAtOnce(), nanos.getAsLong()));
    } finally {
      lock.unlock();
    }
  }

  private static final class Quotas extends LinkedHashMap<String, Quota> {
    private static final long serialVersionUID = 1L;

    Quotas() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Quota> eldest) {
      return size() > MOST_CALLERS;
    }
  }
}
