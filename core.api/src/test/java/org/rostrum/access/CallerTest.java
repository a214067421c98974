package org.rostrum.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.problems.RequestRefused;

class CallerTest {
  @ParameterizedTest
  @EnumSource(Role.class)
  void isHeldToTheRolesPermissions(Role role) {
    Caller caller =
        new Caller(
            UUID.randomUUID(),
            "Norra",
            UUID.randomUUID(),
            role.permissions(),
            Caller.Origin.SESSION);

    for (Permission permission : Permission.values()) {
      if (role.permissions().contains(permission)) {
        assertThatCode(() -> caller.require(permission)).doesNotThrowAnyException();
      } else {
        RequestRefused refused =
            catchThrowableOfType(RequestRefused.class, () -> caller.require(permission));
        assertThat(refused.reason()).isEqualTo(RequestRefused.Reason.FORBIDDEN);
        assertThat(refused).hasMessageContaining(permission.name());
      }
    }
  }

  @Test
  void onlyAnOwnerManagesTheTeamAndAViewerOnlyLooks() {
    assertThat(Role.OWNER.permissions()).containsExactlyInAnyOrder(Permission.values());
    assertThat(Role.ADMIN.permissions()).doesNotContain(Permission.MANAGE_TEAM);
    assertThat(Role.VIEWER.permissions()).containsExactly(Permission.READ);
  }
}
