package org.rostrum.scheduler.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which servers may be called that a person or a foreign document named: those whose every address
 * is a public one, and those that the operator has allowed. The JDK keeps what it has resolved for
 * its whole {@code networkaddress.cache.ttl}, so that the connection made right after goes to what
 * was judged.
 *
 * @param thisMachine whether addresses of this machine are allowed, as they are where people reach
 *     the installation itself by one
 * @param hosts names of hosts, in lower case, that may have any address
 */
public record AllowedServers(boolean thisMachine, Set<String> hosts) {
  /** The most hosts that an operator can allow. */
  public static final int MAX_HOSTS = 100;

  /**
   * First bytes and their length in bits: special-purpose addresses (RFC 6890) that Java knows not.
   */
  private static final List<Range> SPECIAL =
      List.of(
          Range.v4(8, 0),
          Range.v4(10, 100, 64),
          Range.v4(24, 192, 0, 0),
          Range.v4(24, 192, 0, 2),
          Range.v4(15, 198, 18),
          Range.v4(24, 198, 51, 100),
          Range.v4(24, 203, 0, 113),
          Range.v4(4, 240),
          Range.v6(96, 0),
          // NAT64, 6to4 and Teredo carry another address inside
          Range.v6(32, 0x00, 0x64, 0xff, 0x9b),
          Range.v6(16, 0x20, 0x02),
          Range.v6(32, 0x20, 0x01, 0x00, 0x00),
          Range.v6(32, 0x20, 0x01, 0x0d, 0xb8),
          // unique local
          Range.v6(7, 0xfc));

  /** Copies the hosts. */
  public AllowedServers {
    hosts = Set.copyOf(hosts);
    if (hosts.size() > MAX_HOSTS) {
      throw new IllegalArgumentException("At most " + MAX_HOSTS + " hosts can be allowed");
    }
  }

  /** Public addresses only. */
  public static AllowedServers publicOnly() {
    return new AllowedServers(false, Set.of());
  }

  /**
   * What an installation allows.
   *
   * @param base the address under which people reach it
   * @param hosts names separated by commas
   * @throws IllegalArgumentException if they are too many
   */
  public static AllowedServers of(URI base, String hosts) {
    return new AllowedServers(
        isThisMachine(base),
        Arrays.stream(hosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** Whether an address is one that only this machine understands. */
  public static boolean isThisMachine(URI address) {
    return SafeAddress.isLoopback(String.valueOf(address.getHost()));
  }

  /**
   * Judges a host by all of its addresses. Asks the DNS.
   *
   * @return what is wrong with it, for people; empty if nothing is
   * @throws UnknownHostException if it has none
   */
  Optional<String> objection(String host) throws UnknownHostException {
    if (hosts.contains(host.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!(address.isLoopbackAddress() ? thisMachine : isPublic(address))) {
        return Optional.of(
            host
                + " is no public server: its address belongs to this machine or to a private"
                + " network. An operator can allow it by name: servers.private in"
                + " conf/rostrum.properties.");
      }
    }
    return Optional.empty();
  }

  static boolean isPublic(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && SPECIAL.stream().noneMatch(range -> range.holds(address));
  }

  private record Range(boolean six, int bits, List<Integer> first) {
    static Range v4(int bits, Integer... first) {
      return new Range(false, bits, List.of(first));
    }

    static Range v6(int bits, Integer... first) {
      return new Range(true, bits, List.of(first));
    }

    boolean holds(InetAddress address) {
      if (address instanceof Inet6Address != six) {
        return false;
      }
      byte[] bytes = address.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / 8;
        int wanted = at < first.size() ? first.get(at) : 0;
        if (((bytes[at] ^ wanted) >> (7 - bit % 8) & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
