package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;

/// Turns whatever a handler throws into a problem document.
@ControllerAdvice
final class ProblemAdvice {
  @ExceptionHandler
  ResponseEntity<byte[]> any(Exception thrown, HttpServletRequest request) throws Exception {
    // Set by the mapping that matched; it would make the framework negotiate the problem's type.
    request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
    return switch (thrown) {
      case Refusal refusal -> Problems.response(refusal.problem());
      case AuthenticationException unauthenticated -> throw unauthenticated;
      case AccessDeniedException denied -> throw denied;
      case MethodArgumentTypeMismatchException mismatch -> parameter(mismatch.getName());
      case ErrorResponse response ->
          framework(response.getStatusCode().value(), response.getHeaders());
      default -> unexpected(thrown);
    };
  }

  private static ResponseEntity<byte[]> parameter(String name) {
    // An id that cannot be one belongs to nobody.
    return name.equals("id")
        ? Problems.response(Problem.of(ProblemCode.NOT_FOUND))
        : Problems.response(
            Problem.of(
                ProblemCode.PARAMETER_INVALID,
                "`" + name + "` is not of its type. " + ProblemCode.PARAMETER_INVALID.remedy()));
  }

  private static ResponseEntity<byte[]> framework(int status, @Nullable HttpHeaders headers) {
    ResponseEntity<byte[]> problem = Problems.response(Problem.of(ProblemCode.forStatus(status)));
    if (headers == null || headers.getAllow().isEmpty()) {
      return problem;
    }
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .allow(headers.getAllow().toArray(org.springframework.http.HttpMethod[]::new))
        .body(problem.getBody());
  }

  private static ResponseEntity<byte[]> unexpected(Exception thrown) {
    ResponseStatus declared =
        AnnotatedElementUtils.findMergedAnnotation(thrown.getClass(), ResponseStatus.class);
    if (declared != null) {
      return framework(declared.code().value(), null);
    }
    return Problems.response(Faults.problem(thrown));
  }
}
