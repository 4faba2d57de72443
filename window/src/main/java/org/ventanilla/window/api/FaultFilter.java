package org.ventanilla.window.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers with a problem document where something breaks before a handler is reached, such as the
/// database while a token is checked. What breaks in a handler is [ProblemAdvice]'s.
final class FaultFilter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException fault) {
      if (response.isCommitted()) {
        throw fault;
      }
      Problems.write(response, Faults.problem(fault));
    }
  }
}
