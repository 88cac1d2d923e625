#!/usr/bin/env bash
# event-ruler 2.1.0 (Maven Central, the library behind EventBridge's patterns): a field that stands beside $or and inside
# one of its alternatives is not ANDed. Of the two conditions the one written last replaces the other, so that the same
# pattern means something else when its keys are swapped; the library's own check finds nothing wrong with either.
# Seen: {"orders":[>= 2],"$or":[{"orders":[< 5]},{"tier":["gold"]}]} takes one order, and swapped seven without gold.
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
        String few = "\"orders\":[{\"numeric\":[\">=\",2]}]";
        String or = "\"$or\":[{\"orders\":[{\"numeric\":[\"<\",5]}]},{\"tier\":[\"gold\"]}]";
        String one = "{\"orders\":1}";
        String seven = "{\"orders\":7}";
        boolean asSeen = matches("{" + few + "," + or + "}", one)
                && !matches("{" + or + "," + few + "}", one)
                && !matches("{" + few + "," + or + "}", seven)
                && matches("{" + or + "," + few + "}", seven);
        System.out.println(asSeen ? "as found" : "this has changed");
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
java -cp "lib/*" Finding.java
