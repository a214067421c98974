package org.rostrum.itest.chaos.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a few instructions into one method of one class: at its beginning, or before each of its
 * ordinary ends, not where it throws. Every other class is passed by unread, which keeps the start
 * of a process as short as without it.
 */
final class Weaver implements ClassFileTransformer {
  private final String type;
  private final String method;
  private final Place place;
  private final Consumer<MethodVisitor> woven;
  private final Consumer<String> problems;

  /** Where the instructions go. */
  enum Place {
    ENTER,
    EXIT
  }

  /**
   * A weaver.
   *
   * @param woven writes the instructions; they leave the stack as they find it, and do not branch
   * @param problems is told if the class has no such method any more: a test must notice that
   */
  Weaver(
      String type,
      String method,
      Place place,
      Consumer<MethodVisitor> woven,
      Consumer<String> problems) {
    this.type = type;
    this.method = method;
    this.place = place;
    this.woven = woven;
    this.problems = problems;
  }

  /** Runs the {@link Runnable} among the system's properties. */
  static void runTheProperty(MethodVisitor code) {
    property(code, ChaosAgent.POINT, "java/lang/Runnable");
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true);
  }

  /** Puts the instant on the stack through the function among the system's properties. */
  static void applyThePropertyToTheInstant(MethodVisitor code) {
    property(code, ChaosAgent.CLOCK, "java/util/function/Function");
    code.visitInsn(Opcodes.SWAP);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        "java/util/function/Function",
        "apply",
        "(Ljava/lang/Object;)Ljava/lang/Object;",
        true);
    code.visitTypeInsn(Opcodes.CHECKCAST, "java/time/Instant");
  }

  private static void property(MethodVisitor code, String name, String type) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/System",
        "getProperties",
        "()Ljava/util/Properties;",
        false);
    code.visitLdcInsn(name);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/util/Properties",
        "get",
        "(Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !name.replace('/', '.').equals(type)) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      Methods methods = new Methods(writer);
      reader.accept(methods, 0);
      if (methods.found == 0) {
        problems.accept(type + " has no method " + method + " any more");
      }
      return writer.toByteArray();
    } catch (RuntimeException e) {
      // the virtual machine would swallow it, and load the class as it is
      problems.accept(type + " cannot be woven: " + e);
      return null;
    }
  }

  /** Finds the methods of the name. */
  private final class Methods extends ClassVisitor {
    private int found;

    Methods(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!name.equals(method) || (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) != 0) {
        return next;
      }
      found++;
      return new Code(next);
    }
  }

  private final class Code extends MethodVisitor {
    Code(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (place == Place.ENTER) {
        woven.accept(mv);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (place == Place.EXIT && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        woven.accept(mv);
      }
      super.visitInsn(opcode);
    }
  }
}
