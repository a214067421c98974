package org.rostrum.scheduler.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an acknowledged write survives on H2. */
@Timeout(120)
class H2StoreTest {
  @TempDir Path data;

  private final TestClock clock = new TestClock();

  @Test
  void whatWasAcknowledgedSurvivesKill9() throws Exception {
    for (int round = 0; round < 3; round++) {
      Path folder = data.resolve("round" + round);
      Set<Long> acknowledged = writeUntilKilled(folder, 400);
      try (H2Store store = H2Store.open(folder, clock)) {
        List<UUID> there = Rows.ids(store);
        assertThat(there).containsAll(acknowledged.stream().map(Rows::id).toList());
      }
    }
  }

  private static Set<Long> writeUntilKilled(Path folder, int enough) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                DurableWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line;
      while ((line = lines.readLine()) != null) {
        // the last line may be cut off by the kill
        if (line.endsWith(".")) {
          acknowledged.add(Long.parseLong(line.substring(0, line.length() - 1)));
        }
        if (acknowledged.size() == enough) {
          // through the handle: the process itself would close the pipe with what is still in it
          assertThat(process.toHandle().destroyForcibly()).isTrue();
        }
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
    return acknowledged;
  }

  @Test
  void whatWasAcknowledgedSurvivesAPowerCut() throws Exception {
    PowerCutDisk.register();
    for (int seed = 1; seed <= 8; seed++) {
      Path folder = data.resolve("seed" + seed);
      H2Store store = H2Store.open(folder, clock, Migration.ofThisVersion(), PowerCutDisk.SCHEME);
      Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
      Path afterwards = data.resolve("afterwards" + seed);
      try {
        writeFromManyThreads(store, acknowledged, 150 + 10 * seed);
        Set<Long> before = Set.copyOf(acknowledged);
        PowerCutDisk.cut(folder.resolve("rostrum.mv.db"), afterwards, seed);
        assertThat(before).isNotEmpty();
        try (H2Store survivor = H2Store.open(afterwards, clock)) {
          assertThat(Rows.ids(survivor)).containsAll(before.stream().map(Rows::id).toList());
        }
      } finally {
        store.close();
      }
    }
  }

  /** The writers go on in the background while the power is cut: batches are under way. */
  private static void writeFromManyThreads(Store store, Set<Long> acknowledged, int enough)
      throws InterruptedException {
    AtomicLong next = new AtomicLong();
    CountDownLatch written = new CountDownLatch(enough);
    for (int thread = 0; thread < 8; thread++) {
      Thread unused =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (true) {
                        long number = next.incrementAndGet();
                        store.change(
                            sql -> Rows.add(sql, Rows.id(number), "x".repeat((int) number % 300)));
                        acknowledged.add(number);
                        written.countDown();
                      }
                    } catch (StoreException e) {
                      // the store was closed: the test is over
                    }
                  });
    }
    written.await();
  }

  @Test
  void theModelOfThePowerCutDoesLoseWhatWasNotForced() throws Exception {
    PowerCutDisk.register();
    Path file = Files.createDirectories(data.resolve("model")).resolve("rostrum.mv.db");
    Files.createFile(file);
    try (var channel = PowerCutDisk.open(file)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}), 0);
      channel.force(true);
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {2}), 1);
      boolean lost = false;
      for (int seed = 0; seed < 20; seed++) {
        Path afterwards = data.resolve("model" + seed);
        PowerCutDisk.cut(file, afterwards, seed);
        byte[] bytes = Files.readAllBytes(afterwards.resolve("rostrum.mv.db"));
        assertThat(bytes[0]).isEqualTo((byte) 1);
        lost |= bytes.length == 1;
      }
      assertThat(lost).isTrue();
    }
  }

  @Test
  void interruptedReadersDoNotCloseTheDatabase() throws Exception {
    try (H2Store store = H2Store.open(data.resolve("db"), clock)) {
      for (int i = 0; i < 200; i++) {
        int number = i;
        store.change(sql -> Rows.add(sql, Rows.id(number), "x".repeat(300)));
      }
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Thread reader = new Thread(() -> assertThat(Rows.names(store)).hasSize(200));
        reader.start();
        reader.interrupt();
        readers.add(reader);
      }
      for (Thread reader : readers) {
        reader.join();
      }
      store.change(sql -> Rows.add(sql, Rows.id(1_000), "after"));
      assertThat(Rows.ids(store)).hasSize(201);
    }
  }

  @Test
  void aLargeFileIsMadeSmallWhenItIsOpened() throws Exception {
    Path folder = data.resolve("db");
    Path file = folder.resolve("rostrum.mv.db");
    try (H2Store store = H2Store.open(folder, clock)) {
      store.change(sql -> Rows.add(sql, Rows.id(1), "first"));
      for (int i = 0; Files.size(file) <= H2Files.COMPACT_ABOVE; i++) {
        String name = "name " + i;
        store.change(sql -> Rows.rename(sql, Rows.id(1), name));
      }
    }
    H2Store.open(folder, clock).close();
    assertThat(Files.size(file)).isLessThan(1L << 20);
    assertThat(folder.resolve("before-update.mv.db")).doesNotExist();
    try (H2Store store = H2Store.open(folder, clock)) {
      assertThat(Rows.ids(store)).containsExactly(Rows.id(1));
    }
  }

  @Test
  void twoStoresOnOneFolderAreRefused() {
    try (H2Store store = H2Store.open(data, clock)) {
      assertThat(store.isNew()).isTrue();
      assertThatThrownBy(() -> H2Store.open(data, clock))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Another Rostrum is running");
    }
  }

  @Test
  void aFolderThatCannotHoldADatabaseIsNamed() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    assertThatThrownBy(() -> H2Store.open(file, clock)).hasMessageContaining(file.toString());
    assertThatThrownBy(() -> H2Store.open(data.resolve("a;b"), clock))
        .hasMessageContaining("semicolon");
    Files.createDirectories(data.resolve("bad"));
    Files.writeString(data.resolve("bad/rostrum.mv.db"), "this is no database");
    assertThatThrownBy(() -> H2Store.open(data.resolve("bad"), clock))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened");
  }
}
