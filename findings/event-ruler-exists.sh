#!/usr/bin/env bash
# event-ruler 2.1.0 (Maven Central, the library behind EventBridge's patterns): in a list of objects, exists: false is
# looked for in one object or in all of them, depending on whether its field's name sorts after that of the field beside it.
# Seen: of two active contracts, one without and one with product and terms, {"state":["active"],"terms":[absent]} finds the
# one without; {"state":["active"],"product":[absent]}, which says the same of another field, does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for artifact in software.amazon.event.ruler:event-ruler:2.1.0 com.fasterxml.jackson.core:jackson-databind:2.19.0 \
  com.fasterxml.jackson.core:jackson-core:2.19.0 com.fasterxml.jackson.core:jackson-annotations:2.19.0 \
  ch.randelshofer:fastdoubleparser:2.0.1; do
  mvn -q -B -ntp dependency:copy -Dartifact="$artifact" -DoutputDirectory=lib
done
cat >Finding.java <<'JAVA'
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

class Finding {
    static boolean matches(String pattern, String event) throws Exception {
        if (JsonRuleCompiler.check(pattern) != null) {
            throw new AssertionError("the pattern is refused now: " + pattern);
        }
        Machine machine = Machine.builder().build();
        machine.addRule("rule", pattern);
        boolean matches = !machine.rulesForJSONEvent(event).isEmpty();
        System.out.println(pattern + "\n    " + event + ": " + matches);
        return matches;
    }

    public static void main(String[] args) throws Exception {
        String pattern = "{\"contracts\":{\"state\":[\"active\"],\"%s\":[{\"exists\":false}]}}";
        String event = "{\"contracts\":[{\"state\":\"active\"},{\"state\":\"active\",\"product\":\"tea\",\"terms\":\"monthly\"}]}";
        boolean asSeen = matches(pattern.formatted("terms"), event) && !matches(pattern.formatted("product"), event);
        System.out.println(asSeen ? "as found" : "this has changed");
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
java -cp "lib/*" Finding.java
