package org.ventanilla.window.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// What those hear who do not get in.
final class RefusedAtDoor {

  /// At the token endpoint: a problem document that also has the members RFC 6749 asks for.
  void tokenRequest(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader(HttpHeaders.ALLOW, "POST");
      Problems.write(response, Problem.of(ProblemCode.METHOD_NOT_ALLOWED));
      return;
    }
    String error =
        failure instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode()
            : OAuth2ErrorCodes.INVALID_CLIENT;
    ProblemCode code =
        TokenRefused.codeOf(
            failure,
            error.equals(OAuth2ErrorCodes.INVALID_CLIENT)
                ? ProblemCode.CLIENT_UNKNOWN
                : ProblemCode.TOKEN_REQUEST_INVALID);
    Problems.write(response, Problem.of(code).withOauthError(error));
  }

  /// Without a valid token. Where there is nothing, nothing is said about tokens either.
  void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (!request.getRequestURI().startsWith("/api/v1/")) {
      Problems.write(response, Problem.of(ProblemCode.NOT_FOUND));
      return;
    }
    boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    ProblemCode otherwise = sent ? ProblemCode.TOKEN_INVALID : ProblemCode.TOKEN_MISSING;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        failure instanceof InvalidBearerTokenException
            ? "Bearer error=\"invalid_token\""
            : "Bearer");
    Problems.write(response, Problem.of(TokenRefused.codeOf(failure, otherwise)));
  }

  void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    boolean api = request.getRequestURI().startsWith("/api/v1/");
    Problems.write(response, Problem.of(api ? ProblemCode.NOT_PERMITTED : ProblemCode.NOT_FOUND));
  }
}
