package dev.perennial.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a service of the same shape as those of the SDK, with two operations. */
class ReachTest {
    private static final String SERVICE = "software/amazon/awssdk/services/post/";

    private static final String HOUSE = """
            package house;
            import software.amazon.awssdk.services.post.*;
            public class House {
                public String mail() {
                    return PostClient.create().send(to -> to.street = "Long Lane").toString();
                }
            }
            """;

    private static final String CLIENT = """
            package software.amazon.awssdk.services.post;
            import java.util.function.Consumer;
            public interface PostClient {
                static PostClient create() { return new DefaultPostClient(); }
                default SendAnswer send(SendRequest request) {
                    throw new UnsupportedOperationException();
                }
                default SendAnswer send(Consumer<SendRequest.Builder> with) {
                    SendRequest.Builder builder = new SendRequest.Builder();
                    with.accept(builder);
                    return send(builder.build());
                }
                default void burn(BurnRequest request) {
                    throw new UnsupportedOperationException();
                }
                default void burn(Consumer<BurnRequest.Builder> with) {
                    burn(new BurnRequest());
                }
            }
            """;

    private static final String DEFAULT_CLIENT = """
            package software.amazon.awssdk.services.post;
            class DefaultPostClient implements PostClient {
                private static final Marshalling SHARED = new Marshalling();
                public SendAnswer send(SendRequest request) {
                    CharSequence sent = request.street == null ? "nobody" : SHARED.marshal(request);
                    return new SendAnswer(sent);
                }
                public void burn(BurnRequest request) {
                    Runnable burning = () -> new Fire().burn(request);
                    burning.run();
                }
            }
            """;

    private static final Map<String, String> REST = Map.of(
            "SendRequest",
            "public class SendRequest { String street;"
                    + " public static class Builder { public String street;"
                    + " SendRequest build() { SendRequest it = new SendRequest();"
                    + " it.street = street; return it; } } }",
            "SendAnswer",
            "public class SendAnswer { CharSequence to; SendAnswer(CharSequence to) {"
                    + " this.to = to; } public String toString() { return \"to \" + to; } }",
            "BurnRequest",
            "public class BurnRequest { public static class Builder {} }",
            "Fire",
            "class Fire { void burn(BurnRequest it) {} }",
            "Marshalling",
            "class Marshalling { String marshal(SendRequest it) { return it.street; } }",
            "ByName",
            "public class ByName {}",
            "Listed",
            "public class Listed {}",
            "Unused",
            "public class Unused {}");

    @TempDir
    static Path folder;

    private static Map<String, byte[]> all;

    @BeforeAll
    static void compile() throws IOException {
        Map<String, String> sources = new HashMap<>();
        REST.forEach(
                (name, code) -> sources.put(SERVICE + name, "package software.amazon.awssdk.services.post; " + code));
        sources.put(SERVICE + "PostClient", CLIENT);
        sources.put(SERVICE + "DefaultPostClient", DEFAULT_CLIENT);
        sources.put("house/House", HOUSE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = sources.entrySet().stream()
                .<JavaFileObject>map(it -> new Source(it.getKey(), it.getValue()))
                .toList();
        assertThat(compiler.getTask(null, null, null, List.of("-d", folder.toString(), "-proc:none"), null, files)
                        .call())
                .isTrue();
        all = new HashMap<>(Contents.of(List.of(folder)).files());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        private Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    private static SortedMap<String, byte[]> reached(Map<String, String> resources) {
        Map<String, byte[]> files = new HashMap<>(all);
        resources.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Reach.within(Contents.of(files));
    }

    private static Stream<String> of(SortedMap<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(SERVICE))
                .map(name -> name.substring(SERVICE.length()).replace(".class", ""));
    }

    @Test
    void anOperationThatNobodyCallsIsLeftOutWithWhatItAloneNeeds() {
        assertThat(of(reached(Map.of())))
                .containsExactlyInAnyOrder(
                        "PostClient",
                        "DefaultPostClient",
                        "SendRequest",
                        "SendRequest$Builder",
                        "SendAnswer",
                        "Marshalling");
    }

    @Test
    void whatIsLeftOfAClientIsVerifiedAndWorks() throws ReflectiveOperationException {
        Class<?> house = new Packaged(reached(Map.of())).loadClass("house.House");
        Object answer = house.getMethod("mail").invoke(house.getConstructor().newInstance());
        assertThat(answer).isEqualTo("to Long Lane");
    }

    @Test
    void whatAListNamesIsTaken() {
        assertThat(of(reached(Map.of(
                        SERVICE + "execution.interceptors",
                        "software.amazon.awssdk.services.post.Listed",
                        "META-INF/services/house.Service",
                        "# by name\nsoftware.amazon.awssdk.services.post.ByName #"))))
                .contains("Listed", "ByName")
                .doesNotContain("Unused");
    }

    @Test
    void listsOfTheSameServiceAreJoinedAndOfOtherFilesTheFirstCounts() throws IOException {
        Path first = Files.createDirectories(folder.resolve("../first/META-INF/services"));
        Path next = Files.createDirectories(folder.resolve("../next/META-INF/services"));
        Files.writeString(first.resolve("house.Service"), "house.One\n\n");
        Files.writeString(next.resolve("house.Service"), "house.Two");
        Files.writeString(first.resolve("../notes"), "one");
        Files.writeString(next.resolve("../notes"), "two");
        Contents contents = Contents.of(List.of(
                folder.resolve("../first").normalize(),
                folder.resolve("../next").normalize()));
        assertThat(contents.named()).containsExactly("house/One", "house/Two");
        assertThat(contents.files().get("META-INF/notes")).asString().isEqualTo("one");
    }

    private static final class Packaged extends ClassLoader {
        private final SortedMap<String, byte[]> files;

        private Packaged(SortedMap<String, byte[]> files) {
            super(null);
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = files.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
