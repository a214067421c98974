package org.rostrum.itest.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;
import org.rostrum.itest.chaos.agent.ChaosAgent;

/** The agent as the virtual machine wants it: a jar that names its first class. */
final class AgentJar {
  private static final List<String> CLASSES =
      List.of("ChaosAgent", "Weaver", "Weaver$Place", "Weaver$Methods", "Weaver$Code");

  private AgentJar() {}

  /** Makes it in a folder, and answers what goes into JAVA_OPTS. */
  static String option(Path folder, String orders) {
    Path jar = folder.resolve("chaos-agent.jar");
    if (!Files.exists(jar)) {
      write(jar);
    }
    return "-javaagent:" + jar + "=" + orders;
  }

  private static void write(Path jar) {
    Manifest manifest = new Manifest();
    Attributes entries = manifest.getMainAttributes();
    entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    entries.put(new Attributes.Name("Premain-Class"), ChaosAgent.class.getName());
    entries.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    entries.put(Attributes.Name.CLASS_PATH, locationOf(ClassReader.class).toUri().toString());
    String folder = ChaosAgent.class.getPackageName().replace('.', '/') + "/";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entriesOut = new JarOutputStream(out, manifest)) {
      for (String name : CLASSES) {
        entriesOut.putNextEntry(new JarEntry(folder + name + ".class"));
        try (InputStream bytes =
            Objects.requireNonNull(ChaosAgent.class.getResourceAsStream(name + ".class"), name)) {
          bytes.transferTo(entriesOut);
        }
        entriesOut.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
