package org.rostrum.scheduler.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.provider.NetworkClient;

class AllowedServersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void knowsWhatIsNotPublic(String address) throws Exception {
    assertThat(AllowedServers.isPublic(InetAddress.getByName(address))).isFalse();
    assertThat(AllowedServers.publicOnly().objection(address))
        .hasValueSatisfying(why -> assertThat(why).contains("servers.private"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.1.1.1",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "2a00::1"
      })
  void knowsWhatIsPublic(String address) throws Exception {
    assertThat(AllowedServers.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void letsThisMachineBeCalledOnlyWhereTheInstallationIsReachedByIt() throws Exception {
    AllowedServers here = AllowedServers.of(URI.create("http://localhost:8080"), "");
    AllowedServers there = AllowedServers.of(URI.create("https://rostrum.example"), "");

    assertThat(here.objection("127.0.0.1")).isEmpty();
    assertThat(here.objection("10.0.0.1")).isPresent();
    assertThat(there.objection("127.0.0.1")).isPresent();
  }

  @Test
  void takesTheOperatorsWordForAHost() throws Exception {
    AllowedServers allowed =
        AllowedServers.of(URI.create("https://rostrum.example"), " 10.0.0.7 , PDS.Home.example,");

    assertThat(allowed.hosts()).isEqualTo(Set.of("10.0.0.7", "pds.home.example"));
    assertThat(allowed.objection("10.0.0.7")).isEmpty();
    assertThat(allowed.objection("10.0.0.8")).isPresent();
    assertThat(allowed.objection("PDS.home.EXAMPLE")).isEmpty();
  }

  @Test
  void sendsNothingToWhatIsNotAllowed() {
    try (HttpNetworkClients clients = new HttpNetworkClients()) {
      NetworkClient guarded = clients.until(Deadline.in(Duration.ofSeconds(20)), Reach.GUARDED);
      for (String address :
          new String[] {"http://127.0.0.1:1/", "https://10.0.0.1/", "https://[::1]:1/"}) {
        assertThatThrownBy(() -> guarded.send(HttpRequest.newBuilder(URI.create(address)).build()))
            .isInstanceOf(NetworkClient.NotSent.class)
            .hasMessageContaining("no public server");
      }
    }
  }
}
