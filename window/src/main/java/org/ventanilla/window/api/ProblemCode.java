package org.ventanilla.window.api;

import java.util.Arrays;
import java.util.Optional;

/// What can be wrong at the door itself. The names are stable codes, each with its HTTP status,
/// what it is and how to mend it. `docs/problems.md` lists them; the modules behind the door add
/// their own.
enum ProblemCode {
  MALFORMED_REQUEST(400, "The request cannot be read", "Send a well-formed HTTP/1.1 request."),
  PARAMETER_INVALID(
      400, "A parameter is missing or wrong", "Compare the parameter with /api/v1/openapi.json."),
  PARAMETER_UNKNOWN(
      400,
      "A parameter is not one of this address",
      "Send the parameters /api/v1/openapi.json names for this address, each once."),
  REFERENCE_MALFORMED(
      400,
      "The reference has a slip",
      "Compare it character by character; the last one checks all others."),
  BODY_EMPTY(400, "The request has no body", "Send the signed act as the body."),
  TOKEN_MISSING(
      401, "No access token", "Get one at /oauth2/token and send it as `Authorization: Bearer`."),
  TOKEN_INVALID(
      401,
      "The access token is not one of this window's",
      "Get a new one at /oauth2/token and send it unaltered."),
  TOKEN_EXPIRED(401, "The access token has expired", "Get a new one at /oauth2/token."),
  TOKEN_WRONG_AUDIENCE(
      401,
      "The access token is for somebody else",
      "Get one for the audience that /api/v1/window names."),
  TOKEN_OTHER_ISSUER(
      401,
      "The access token comes from another issuer",
      "Get one from this window, at /oauth2/token."),
  TOKEN_REVOKED(
      401,
      "The key behind the access token is no longer valid",
      "Have a key registered for the agency and get a new token with it."),
  CLIENT_UNKNOWN(
      401,
      "No such client with a valid access key",
      "Use the agency's id as client_id and have its access key registered."),
  ASSERTION_INVALID(
      401,
      "The client assertion does not hold",
      "Sign a JWT with the registered access key: kid, iss and sub the agency, aud, iat, exp, jti."),
  ASSERTION_WRONG_AUDIENCE(
      401,
      "The client assertion is for somebody else",
      "Set aud to the audience that /api/v1/window names."),
  ASSERTION_EXPIRED(
      401,
      "The client assertion has expired, lives too long or does not hold yet",
      "Set exp at most five minutes after now, iat and nbf not after now, and check the clock."),
  ASSERTION_REPLAYED(
      401,
      "The client assertion was used before",
      "Sign a new assertion with a new jti for every token."),
  TOKEN_REQUEST_INVALID(
      400,
      "The token request is not one this window takes",
      "Use grant_type=client_credentials with private_key_jwt."),
  NOT_PERMITTED(403, "Not permitted", "Ask the window's desk who may do this."),
  NOT_FOUND(
      404,
      "There is nothing here for this caller",
      "Check the address against /api/v1/openapi.json and the id against your own list."),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here", "See the Allow header."),
  NOT_ACCEPTABLE(
      406,
      "Nothing acceptable to send",
      "Accept the media type that /api/v1/openapi.json names for this address."),
  BODY_TOO_SLOW(408, "The body came too slowly", "Send it again over a faster connection."),
  PRECONDITION_FAILED(
      412,
      "The request has moved on",
      "Fetch it again, look at it, and repeat the act with the new ETag."),
  BODY_TOO_LARGE(413, "The body is too large", "Stay within the limit for this address."),
  URI_TOO_LONG(414, "The address is too long", "Shorten the query."),
  MEDIA_TYPE_UNSUPPORTED(
      415,
      "The body's media type is not taken here",
      "Send the media type that /api/v1/openapi.json names for this address."),
  NOT_A_HOLDER(
      403,
      "The agency holds nothing in this agreement",
      "Have the agreement name the agency as a holder."),
  HOLDER_ASKED_ELSEWHERE(
      403,
      "This window never asks the agency",
      "Import at the window of the agency's own party, which asks it."),
  SOURCE_NAME_INVALID(
      400,
      "The source's name is not usable",
      "Use 1 to 64 lower-case letters, digits and hyphens."),
  IMPORT_REJECTED(
      422,
      "Lines of the import have a problem and nothing changed",
      "mend them, or leave them out with skip=true."),
  RATE_LIMITED(429, "Too many requests", "Wait as long as Retry-After says, then go on."),
  INTERNAL_FAULT(
      500,
      "The window has a fault",
      "Nothing was released. Try again later; if it stays, tell the window's operator when it was."),
  UNAVAILABLE(
      503,
      "The window cannot serve this now",
      "Wait as long as Retry-After says and repeat; the same bytes are never filed twice."),
  HTTP_VERSION_UNSUPPORTED(505, "HTTP version not spoken", "Use HTTP/1.1.");

  private final int status;
  private final String title;
  private final String remedy;

  ProblemCode(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  /// The stable code, as documents have it.
  String text() {
    return name();
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String remedy() {
    return remedy;
  }

  static Optional<ProblemCode> of(String text) {
    return Arrays.stream(values()).filter(code -> code.name().equals(text)).findFirst();
  }

  /// The code for a status that the container or the framework chose by itself.
  static ProblemCode forStatus(int status) {
    return switch (status) {
      case 401 -> TOKEN_MISSING;
      case 403 -> NOT_PERMITTED;
      case 404 -> NOT_FOUND;
      case 405, 501 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> BODY_TOO_SLOW;
      case 412 -> PRECONDITION_FAILED;
      case 413 -> BODY_TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> MEDIA_TYPE_UNSUPPORTED;
      case 429 -> RATE_LIMITED;
      case 503 -> UNAVAILABLE;
      case 505 -> HTTP_VERSION_UNSUPPORTED;
      default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_FAULT;
    };
  }
}
