package dev.perennial.packager;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be reached. Everything but the AWS SDK is taken as it is. Of the SDK a class is taken when a class
 * that is taken names it, be it in code, in a descriptor, or in a string that might be meant for reflection; or when a
 * list of services or interceptors names it. Of a client of a service an operation is taken when code that is taken
 * calls a method of its name and descriptor; so the requests, answers and marshallers of the other operations are left
 * out.
 *
 * <p>Resources are all taken. A class whose name is put together at run time would be missed; the suites that run the
 * packages would notice.
 */
final class Reach {
    private static final Pattern OF_SDK = Pattern.compile("software/amazon/(awssdk|eventstream)/.*");

    private static final Pattern CLIENT = Pattern.compile("software/amazon/awssdk/services/[^/]+/[^/$]+Client");

    private final SortedMap<String, byte[]> files;
    private final Set<String> taken = new HashSet<>();
    private final Queue<String> open = new ArrayDeque<>();
    private final Map<String, Client> clients = new HashMap<>();
    private final Set<Names.Member> called = new HashSet<>();

    private Reach(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    static SortedMap<String, byte[]> within(Contents contents) {
        Reach reach = new Reach(contents.files());
        contents.files().keySet().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .filter(name -> !OF_SDK.matcher(name).matches())
                .forEach(reach::take);
        contents.named().forEach(reach::take);
        reach.follow();
        return reach.result();
    }

    private void take(String type) {
        if (files.containsKey(type + ".class") && taken.add(type)) {
            open.add(type);
        }
    }

    private void follow() {
        boolean more = true;
        while (more) {
            for (String type = open.poll(); type != null; type = open.poll()) {
                read(type);
            }
            more = false;
            for (Client client : clients.values()) {
                if (client.take(called)) {
                    note(client.names());
                    more = true;
                }
            }
        }
    }

    private void read(String type) {
        ClassModel model = ClassFile.of().parse(bytes(type));
        if (CLIENT.matcher(type).matches()) {
            Client client = new Client(model, this::bytes);
            clients.put(type, client);
            note(client.names());
        } else {
            note(Names.of(model));
        }
    }

    private void note(Names names) {
        called.addAll(names.members());
        names.types().forEach(this::take);
    }

    private byte @Nullable [] bytes(String type) {
        return files.get(type + ".class");
    }

    private SortedMap<String, byte[]> result() {
        SortedMap<String, byte[]> result = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (!name.endsWith(".class")) {
                result.put(name, bytes);
            }
        });
        for (String type : taken) {
            Client client = clients.get(type);
            result.put(type + ".class", client == null ? bytes(type) : client.bytes());
        }
        return result;
    }
}
