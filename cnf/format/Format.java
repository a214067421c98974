import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies google-java-format to every Java source of the workspace.
 *
 * <p>A program and not a Maven plugin, because the formatter needs JDK 21 while Maven may run on
 * 17: the build starts this with the JDK of the toolchain. Arguments: {@code check}, {@code apply}
 * or {@code off}, the root of the workspace, and the folder in it to look at.
 */
final class Format {
  private static final List<String> NOT_OURS = List.of("target", "node_modules");

  private final Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
  private final boolean apply;

  private Format(boolean apply) {
    this.apply = apply;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("off")) {
      return;
    }
    Path root = Path.of(arguments[1]);
    Format format = new Format(arguments[0].equals("apply"));
    List<Path> sources = sourcesBelow(root.resolve(arguments[2]).normalize());
    List<String> complaints = new ArrayList<>();
    for (Path source : sources) {
      format.complaintAbout(source, root, complaints);
    }
    if (!complaints.isEmpty()) {
      complaints.forEach(System.err::println);
      System.err.println("Put it right with: mvn -N initialize -Dformat=apply");
      System.exit(1);
    }
  }

  private void complaintAbout(Path source, Path root, List<String> complaints) throws IOException {
    String text = Files.readString(source);
    try {
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(text),
                  JavaFormatterOptions.Style.GOOGLE));
      if (formatted.equals(text)) {
        return;
      }
      if (apply) {
        Files.writeString(source, formatted);
      } else {
        complaints.add("Not formatted: " + root.relativize(source));
      }
    } catch (FormatterException e) {
      complaints.add("Cannot be parsed: " + root.relativize(source) + ": " + e.getMessage());
    }
  }

  private static List<Path> sourcesBelow(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped =
                NOT_OURS.contains(name) || name.startsWith(".") && !folder.equals(root);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
