package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.ventanilla.window.platform.PlatformFault;

/// Turns whatever a handler throws into a problem document. A fault is logged by its class and code
/// only: messages of other people's exceptions may quote what was sent.
@ControllerAdvice
final class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<byte[]> any(Exception thrown, HttpServletRequest request) throws Exception {
    // Set by the mapping that matched; it would make the framework negotiate the problem's type.
    request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
    return switch (thrown) {
      case Refusal refusal -> Problems.response(refusal.problem());
      case AuthenticationException unauthenticated -> throw unauthenticated;
      case AccessDeniedException denied -> throw denied;
      case MethodArgumentTypeMismatchException mismatch -> parameter(mismatch.getName());
      case PlatformFault fault -> platform(fault);
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

  private static ResponseEntity<byte[]> platform(PlatformFault fault) {
    log.atError().addKeyValue("code", fault.code().text()).log("platform-fault");
    return switch (fault.code()) {
      case DATABASE_UNAVAILABLE, DATABASE_COMMIT_UNKNOWN, VAULT_UNAVAILABLE ->
          Problems.response(Problem.of(ProblemCode.UNAVAILABLE));
      // Every other fault is the window's own and repeating the call does not mend it.
      default -> Problems.response(Problem.of(ProblemCode.INTERNAL_FAULT));
    };
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
    StackTraceElement[] trace = thrown.getStackTrace();
    log.atError()
        .addKeyValue("fault", thrown.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "" : trace[0].toString())
        .log("unexpected-fault");
    return Problems.response(Problem.of(ProblemCode.INTERNAL_FAULT));
  }
}
