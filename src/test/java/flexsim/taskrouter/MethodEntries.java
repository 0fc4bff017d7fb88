package flexsim.taskrouter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class loader that loads this project anew, and notes by what source file each method of the engine is entered. A
 * nested class belongs to the file of its outer one; class initializers are not counted.
 */
public final class MethodEntries extends ClassLoader {
    private static final String ENGINE = "flexsim.taskrouter.";
    private static final List<String> ENTERED = new ArrayList<>();

    MethodEntries() {
        super(MethodEntries.class.getClassLoader());
    }

    /** Called at the beginning of each method. */
    public static void enter(String file) {
        ENTERED.add(file);
    }

    /** The files whose methods {@code action} enters, one for each entry. */
    static List<String> during(Runnable action) {
        ENTERED.clear();
        action.run();
        return List.copyOf(ENTERED);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("flexsim.") || name.equals(MethodEntries.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            boolean main = !MethodEntries.class
                    .getClassLoader()
                    .getResource(resource)
                    .getPath()
                    .contains("test-classes");
            byte[] traced = main && name.startsWith(ENGINE) ? traced(code, fileOf(name)) : code;
            return defineClass(name, traced, 0, traced.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileOf(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static byte[] traced(byte[] code, String file) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        ClassVisitor tracing = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String signature, String[] exceptions) {
                MethodVisitor inner = super.visitMethod(access, method, descriptor, signature, exceptions);
                return method.equals("<clinit>") ? inner : entering(inner, file);
            }
        };
        new ClassReader(code).accept(tracing, 0);
        return writer.toByteArray();
    }

    private static MethodVisitor entering(MethodVisitor inner, String file) {
        return new MethodVisitor(Opcodes.ASM9, inner) {
            @Override
            public void visitCode() {
                super.visitCode();
                visitLdcInsn(file);
                visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Type.getInternalName(MethodEntries.class),
                        "enter",
                        "(Ljava/lang/String;)V",
                        false);
            }
        };
    }
}
