package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionFilterTests {
  @Test
  void agencyOverItsShareIsToldToWaitAndOthersGoOn() {
    try (TestDoor door = TestDoor.open(Map.of("ventanilla.api.calls-per-second", "3"))) {
      String one = door.token(TestDoor.ONE);
      String two = door.token(TestDoor.TWO);

      HttpResponse<String> last = door.get(one, "/api/v1/requests");
      for (int i = 0; i < 50 && last.statusCode() == 200; i++) {
        last = door.get(one, "/api/v1/requests");
      }

      assertProblem(last, ProblemCode.RATE_LIMITED);
      assertThat(last.headers().firstValue("Retry-After")).contains("1");
      assertThat(door.get(two, "/api/v1/requests").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void quotaFillsUpAgainWithTime() {
    Quota quota = new Quota(2, 10, 0);
    assertThat(quota.enter(0)).isTrue();
    assertThat(quota.enter(0)).isTrue();
    assertThat(quota.enter(0)).isFalse();
    assertThat(quota.enter(500_000_000)).isTrue();
    assertThat(quota.enter(500_000_000)).isFalse();
  }

  @Test
  void quotaBoundsWhatIsInProgress() {
    Quota quota = new Quota(100, 1, 0);
    assertThat(quota.enter(0)).isTrue();
    assertThat(quota.enter(0)).isFalse();
    quota.leave();
    assertThat(quota.enter(0)).isTrue();
  }
}
