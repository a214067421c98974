import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the exported packages of a bundle against those that were recorded, with bnd's rules of
 * semantic versioning: a change that is not in the version of its package fails the build.
 *
 * <p>A program and not bnd's Maven plugin, because that one compares with a released artifact in a
 * repository. The record is text, so that a review sees what became of the interface. Arguments:
 * {@code check}, {@code record} or {@code off}, the bundle, and the record.
 */
final class Baseline {
  /** What authors build against. The services of the faces are built and shipped with them. */
  private static final String INTERFACE = "org.rostrum.provider";

  private static final String INDENT = " ";

  /** What every class inherits is the JDK's business, and another thing in every version of it. */
  private static final Set<String> INHERITED =
      Stream.of(Object.class, Enum.class, Record.class, Throwable.class)
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .map(Baseline::signature)
          .collect(Collectors.toSet());

  private final DiffPluginImpl differ = new DiffPluginImpl();

  public static void main(String[] arguments) throws Exception {
    Baseline baseline = new Baseline();
    Path bundle = Path.of(arguments[1]);
    Path record = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "off" -> {}
      case "record" -> Files.write(record, baseline.read(bundle));
      case "check" -> {
        List<String> complaints = baseline.complaints(bundle, record);
        if (!complaints.isEmpty()) {
          complaints.forEach(System.err::println);
          System.err.println(
              "Raise @Version in the package-info.java of each. What it is compared with is moved at"
                  + " a release only: CONTRIBUTING.md, «The baseline».");
          System.exit(1);
        }
      }
      default -> throw new IllegalArgumentException("check, record or off: " + arguments[0]);
    }
  }

  private List<String> complaints(Path bundle, Path record) throws Exception {
    if (!Files.exists(record)) {
      return List.of("There is no record of the interface at " + record);
    }
    List<String> recorded = Files.readAllLines(record);
    List<String> complaints = new ArrayList<>();
    try (Jar jar = new Jar(bundle.toFile())) {
      var compared =
          new aQute.bnd.differ.Baseline(new Processor(), differ)
              .baseline(
                  onlyApi(differ.tree(jar)),
                  exports(jar),
                  differ.deserialize(parse(recorded)),
                  exports(recorded),
                  new Instructions());
      for (var info : compared) {
        if (info.mismatch) {
          complaints.add(
              info.packageName
                  + " was "
                  + info.olderVersion
                  + " and changed ("
                  + info.packageDiff.getDelta()
                  + "): it must be "
                  + info.suggestedVersion
                  + " or higher, not "
                  + info.newerVersion);
        }
      }
    }
    return complaints;
  }

  private List<String> read(Path bundle) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Jar jar = new Jar(bundle.toFile())) {
      new TreeMap<>(versions(exports(jar)))
          .forEach((name, version) -> lines.add("export " + name + " " + version));
      write(onlyApi(differ.tree(jar)).serialize(), 0, lines);
    }
    return lines;
  }

  private static void write(Tree.Data element, int depth, List<String> lines) {
    lines.add(
        INDENT.repeat(depth)
            + element.type
            + " "
            + element.add
            + " "
            + element.rem
            + " "
            + element.name);
    for (Tree.Data child : element.children == null ? new Tree.Data[0] : element.children) {
      write(child, depth + 1, lines);
    }
  }

  private static Tree.Data parse(List<String> lines) throws IOException {
    Deque<Tree.Data> open = new ArrayDeque<>();
    Map<Tree.Data, List<Tree.Data>> children = new IdentityHashMap<>();
    Tree.Data root = null;
    for (String line : lines) {
      if (line.startsWith("export ")) {
        continue;
      }
      int depth = line.length() - line.stripLeading().length();
      String[] parts = line.strip().split(" ", 4);
      Tree.Data element = new Tree.Data();
      element.type = Type.valueOf(parts[0]);
      element.add = Delta.valueOf(parts[1]);
      element.rem = Delta.valueOf(parts[2]);
      element.name = parts[3];
      children.put(element, new ArrayList<>());
      while (open.size() > depth) {
        open.pop();
      }
      if (open.isEmpty()) {
        root = element;
      } else {
        children.get(open.peek()).add(element);
      }
      open.push(element);
    }
    if (root == null) {
      throw new IOException("The record is empty");
    }
    children.forEach((element, list) -> element.children = list.toArray(new Tree.Data[0]));
    return root;
  }

  /** The interface alone: what else is in a bundle may change with every build. */
  private Tree onlyApi(Tree bundle) throws Exception {
    Tree.Data whole = bundle.serialize();
    whole.name = INTERFACE;
    return differ.deserialize(pruned(whole));
  }

  private static Tree.Data pruned(Tree.Data element) {
    if (element.children != null) {
      element.children =
          Stream.of(element.children)
              .filter(Baseline::belongs)
              .map(Baseline::pruned)
              .toArray(Tree.Data[]::new);
    }
    return element;
  }

  private static boolean belongs(Tree.Data element) {
    return switch (element.type) {
      case RESOURCES, MANIFEST -> false;
      case PACKAGE -> isInterface(element.name);
      case METHOD -> !INHERITED.contains(element.name);
      case ANNOTATED -> !element.name.startsWith("jdk.");
      default -> true;
    };
  }

  private static boolean isInterface(String name) {
    return name.equals(INTERFACE) || name.startsWith(INTERFACE + ".");
  }

  private static String signature(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  private static Parameters exports(Jar jar) throws Exception {
    Parameters exports =
        new Parameters(jar.getManifest().getMainAttributes().getValue("Export-Package"));
    exports.keySet().removeIf(name -> !isInterface(name));
    return exports;
  }

  private static Parameters exports(List<String> lines) {
    Parameters exports = new Parameters();
    for (String line : lines) {
      if (line.startsWith("export ")) {
        String[] parts = line.split(" ", 3);
        exports.add(parts[1], Attrs.create("version", parts[2]));
      }
    }
    return exports;
  }

  private static Map<String, String> versions(Parameters exports) {
    Map<String, String> versions = new TreeMap<>();
    exports.forEach((name, attributes) -> versions.put(name, attributes.getVersion()));
    return versions;
  }
}
